// The official SDK's own generated messages and services; everything here is resolved the way @pulumi/pulumi itself resolves it.
import { createRequire } from 'node:module';

const here = createRequire(import.meta.url);
const official = createRequire(here.resolve('@pulumi/pulumi/package.json'));

export const grpc = official('@grpc/grpc-js');
export const protobuf = official('google-protobuf');
export const structs = official('google-protobuf/google/protobuf/struct_pb.js');
export const { Empty } = official('google-protobuf/google/protobuf/empty_pb.js');

export const resource = official('./proto/resource_pb.js');
export const engine = official('./proto/engine_pb.js');
export const callback = official('./proto/callback_pb.js');
export const provider = official('./proto/provider_pb.js');
export const alias = official('./proto/alias_pb.js');
export const analyzer = official('./proto/analyzer_pb.js');

export const { ResourceMonitorService, ResourceMonitorClient } = official('./proto/resource_grpc_pb.js');
export const { EngineService } = official('./proto/engine_grpc_pb.js');
export const { CallbacksService, CallbacksClient } = official('./proto/callback_grpc_pb.js');
export const { AnalyzerClient } = official('./proto/analyzer_grpc_pb.js');

export const unlimited = {
  'grpc.max_receive_message_length': 400 * 1024 * 1024,
  'grpc.max_send_message_length': 400 * 1024 * 1024,
};

/** Listens on a free loopback port and gives back `127.0.0.1:port`. */
export function listen(server) {
  return new Promise((resolve, reject) =>
    server.bindAsync('127.0.0.1:0', grpc.ServerCredentials.createInsecure(), (error, port) =>
      error ? reject(error) : resolve(`127.0.0.1:${port}`),
    ),
  );
}
