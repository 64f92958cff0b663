// The official client calls the monitor at the given address, one scenario after the other, and prints what it saw as one JSON line.
import { randomBytes } from 'node:crypto';
import { grpc, resource, callback, structs, ResourceMonitorClient, CallbacksClient, unlimited } from './official.mjs';

const [address] = process.argv.slice(2);
const client = new ResourceMonitorClient(address, grpc.credentials.createInsecure(), unlimited);
const callbacks = new CallbacksClient(address, grpc.credentials.createInsecure(), unlimited);

const deep = nested(60);

console.log(
  JSON.stringify({
    echo: await ask('echo', { text: 'ünïcödé ☃', number: 1.5, flag: false, nothing: null, list: [1, 'a'], empty: {} }),
    statuses: await all(16, index =>
      ask('status', { code: index + 1, message: `status ${index + 1}: 100% "sure", ☃, line\nbreak` }),
    ),
    noMessage: await ask('status', { code: 5, message: '' }),
    thrown: await ask('throw', { message: 'the handler fell over' }),
    unknownMethod: await registerPackage(),
    big: await callBack(randomBytes(33 * 1024 * 1024)),
    together: await all(300, index => ask('together', { index })),
    deep: await ask('echo', deep).then(({ code, value }) => ({ code, same: JSON.stringify(value) === JSON.stringify(deep) })),
    cancelled: await cancelled(),
    deadline: await ask('hang', { name: 'deadline' }, { deadline: Date.now() + 300 }),
  }),
);
client.close();
callbacks.close();

function ask(tok, args, options = {}, started = () => {}) {
  const request = new resource.ResourceInvokeRequest();
  request.setTok(tok);
  request.setArgs(structs.Struct.fromJavaScript(args));
  return new Promise(resolve => {
    const call = client.invoke(request, new grpc.Metadata(), options, (error, response) =>
      resolve(error ? { code: error.code, details: error.details } : { code: 0, value: response.getReturn().toJavaScript() }),
    );
    started(call);
  });
}

function registerPackage() {
  return new Promise(resolve =>
    client.registerPackage(new resource.RegisterPackageRequest(), error => resolve({ code: error?.code, details: error?.details })),
  );
}

function callBack(bytes) {
  const request = new callback.CallbackInvokeRequest();
  request.setRequest(bytes);
  return new Promise(resolve =>
    callbacks.invoke(request, (error, response) =>
      resolve(error ? { code: error.code, details: error.details } : { code: 0, same: bytes.equals(response.getResponse_asU8()) }),
    ),
  );
}

async function cancelled() {
  let call;
  const answer = ask('hang', { name: 'cancel' }, {}, started => (call = started));
  await ask('arrived', { name: 'cancel' });
  call.cancel();
  return answer;
}

function all(count, make) {
  return Promise.all(Array.from({ length: count }, (_, index) => make(index)));
}

function nested(levels) {
  return levels === 0 ? { leaf: true } : { inner: levels % 2 === 0 ? [nested(levels - 1)] : nested(levels - 1) };
}
