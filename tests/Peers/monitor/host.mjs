// A monitor on the official services that behaves, for each call, as the call asks. Prints its address; ends with its standard input.
import { grpc, provider, callback, structs, listen, unlimited, ResourceMonitorService, CallbacksService } from './official.mjs';

const waiting = [];
const arrivals = signals();
const cancellations = signals();

const behaviours = {
  echo: args => args,
  agent: (args, call) => ({ agent: call.metadata.get('user-agent').join() }),
  status: ({ code, message }) => Promise.reject(Object.assign(new Error(message), { code, details: message })),
  late: ({ milliseconds }) => new Promise(resolve => setTimeout(() => resolve({ late: true }), milliseconds)),
  together: args =>
    new Promise(resolve => {
      waiting.push(() => resolve(args));
      if (waiting.length === 300) waiting.forEach(answer => answer());
    }),
  hang: ({ name }, call) =>
    new Promise(() => {
      call.on('cancelled', () => cancellations.give(name));
      arrivals.give(name);
    }),
  arrived: ({ name }) => arrivals.wait(name),
  cancelled: ({ name }) => cancellations.wait(name),
};

const server = new grpc.Server(unlimited);
server.addService(ResourceMonitorService, {
  invoke: async (call, done) => {
    try {
      const value = await behaviours[call.request.getTok()](call.request.getArgs().toJavaScript(), call);
      const response = new provider.InvokeResponse();
      response.setReturn(structs.Struct.fromJavaScript(value ?? {}));
      done(null, response);
    } catch (error) {
      done(error);
    }
  },
});
server.addService(CallbacksService, {
  invoke: ({ request }, done) => {
    const response = new callback.CallbackInvokeResponse();
    response.setResponse(request.getRequest_asU8());
    done(null, response);
  },
});
console.log(await listen(server));

process.stdin.resume().on('close', () => process.exit(0));

function signals() {
  const known = new Map();
  const signal = name => {
    if (!known.has(name)) {
      let give;
      known.set(name, { promise: new Promise(resolve => (give = resolve)), give: () => give({}) });
    }
    return known.get(name);
  };
  return { give: name => signal(name).give(), wait: name => signal(name).promise };
}
