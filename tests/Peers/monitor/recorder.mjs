// A recording monitor on the official generated services. Prints its address, then writes one JSON line per request into --record.
// It ends when its standard input closes, so it never outlives the test that started it.
import { writeSync, openSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { grpc, resource, engine as enginepb, Empty, listen, unlimited } from './official.mjs';
import { ResourceMonitorService, EngineService, CallbacksClient } from './official.mjs';
import { decode } from './decode.mjs';
import { Engine } from './engine.mjs';

const { values: args } = parseArgs({
  options: {
    record: { type: 'string' },
    project: { type: 'string', default: 'peers' },
    stack: { type: 'string', default: 'test' },
    'dry-run': { type: 'boolean', default: false },
    without: { type: 'string', multiple: true, default: [] },
  },
});

const features = new Set(
  [
    'secrets',
    'resourceReferences',
    'outputValues',
    'aliasSpecs',
    'replacementTrigger',
    'deletedWith',
    'replaceWith',
    'transforms',
    'invokeTransforms',
    'parameterization',
    'resourceHooks',
    'errorHooks',
    'sendsOptionsToHooks',
  ].filter(feature => !args.without.includes(feature)),
);

const file = openSync(args.record, 'w');
const record = line => writeSync(file, `${JSON.stringify(line)}\n`);

const deployment = new Engine({ dryRun: args['dry-run'], project: args.project, stack: args.stack, callbacks: callBack });
const clients = new Map();
let root = '';

const monitor = {
  supportsFeature: ({ request }) => {
    const response = new resource.SupportsFeatureResponse();
    response.setHassupport(features.has(request.getId()));
    return response;
  },
  registerResource: ({ request }) => deployment.register(request),
  readResource: ({ request }) => deployment.read(request),
  registerResourceOutputs: ({ request }) => deployment.known(request.getUrn()) && new Empty(),
  invoke: ({ request }) => deployment.invoke(request),
  call: ({ request }) => deployment.call(request),
  registerStackTransform: ({ request }) => deployment.addStackTransform(request) ?? new Empty(),
  registerStackInvokeTransform: ({ request }) => deployment.addInvokeTransform(request) ?? new Empty(),
  registerResourceHook: () => new Empty(),
  registerErrorHook: () => new Empty(),
  registerPackage: ({ request }) => {
    const response = new resource.RegisterPackageResponse();
    response.setRef(`${request.getName()}-${request.getVersion()}`);
    return response;
  },
  signalAndWaitForShutdown: () => new Empty(),
};

const engine = {
  log: () => new Empty(),
  getRootResource: () => {
    const response = new enginepb.GetRootResourceResponse();
    response.setUrn(root);
    return response;
  },
  setRootResource: ({ request }) => {
    root = request.getUrn();
    return new enginepb.SetRootResourceResponse();
  },
  startDebugging: () => new Empty(),
  requirePulumiVersion: () => new enginepb.RequirePulumiVersionResponse(),
};

const server = new grpc.Server(unlimited);
server.addService(measured(ResourceMonitorService), recorded(monitor));
server.addService(measured(EngineService), recorded(engine));
console.log(await listen(server));

process.stdin.resume().on('close', () => process.exit(0));

/** Notes for each request whether the official definitions kept every byte of it: an unknown field or a broken one shows here. */
function measured(service) {
  return Object.fromEntries(
    Object.entries(service).map(([name, method]) => [
      name,
      {
        ...method,
        requestDeserialize: bytes => {
          const message = method.requestDeserialize(bytes);
          message.understood = message.serializeBinary().length === bytes.length;
          return message;
        },
      },
    ]),
  );
}

function recorded(handlers) {
  return Object.fromEntries(
    Object.entries(handlers).map(([name, handle]) => [
      name,
      async (call, done) => {
        const method = name.charAt(0).toUpperCase() + name.slice(1);
        const line = { method, understood: call.request.understood, request: decode(call.request) };
        try {
          const response = await handle(call);
          record({ ...line, urn: response.getUrn?.() });
          done(null, response);
        } catch (error) {
          record({ ...line, fault: error.message });
          done({ code: error.code ?? grpc.status.INTERNAL, details: error.details ?? error.stack });
        }
      },
    ]),
  );
}

function callBack(subject, target, request, question) {
  if (!clients.has(target)) clients.set(target, new CallbacksClient(target, grpc.credentials.createInsecure(), unlimited));
  const [method, answer] =
    question instanceof resource.TransformRequest
      ? ['Transform', resource.TransformResponse]
      : ['TransformInvoke', resource.TransformInvokeResponse];
  return new Promise((resolve, reject) =>
    clients.get(target).invoke(request, (error, response) => {
      if (error) return reject(error);
      const bytes = response.getResponse_asU8();
      const answered = answer.deserializeBinary(bytes);
      const understood = answered.serializeBinary().length === bytes.length;
      record({ method, subject, understood, question: decode(question), request: decode(answered) });
      resolve(response);
    }),
  );
}
