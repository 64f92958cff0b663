// The official client asks the policy pack at the given address what the CLI asks, in the CLI's order, and prints the answers as one
// JSON line. The file says what there is to ask about.
import { readFileSync } from 'node:fs';
import { grpc, analyzer, structs, AnalyzerClient, Empty, unlimited } from './official.mjs';

const [address, file] = process.argv.slice(2);
const told = JSON.parse(readFileSync(file, 'utf8'));
const client = new AnalyzerClient(address, grpc.credentials.createInsecure(), unlimited);
const seen = {};

seen.handshake = await call('handshake', handshake());
seen.configureStack = await call('configureStack', stack(told));
seen.info = await call('getAnalyzerInfo', new Empty());
seen.plugin = await call('getPluginInfo', new Empty());
seen.configure = await call('configure', new analyzer.ConfigureAnalyzerRequest());
seen.remediated = [];
seen.resources = [];
for (const resource of told.resources.filter(resource => !resource.external)) {
  seen.remediated.push(await call('remediate', declared(resource)));
  seen.resources.push({ urn: resource.urn, ...(await call('analyze', declared(resource))) });
}
seen.stack = await call('analyzeStack', whole(told.destroyed ? [] : told.resources));
if (told.cancels) seen.cancelled = await call('cancel', new Empty());

console.log(JSON.stringify(seen));
client.close();

function call(method, request) {
  return new Promise(resolve =>
    client[method](request, (error, response) =>
      resolve(error ? { code: error.code, details: error.details } : { code: 0, value: response.toObject() }),
    ),
  );
}

function handshake() {
  const request = new analyzer.AnalyzerHandshakeRequest();
  request.setEngineAddress(told.engine);
  request.setRootDirectory(told.folder);
  request.setProgramDirectory(told.folder);
  return request;
}

function stack({ stack, project, config, secretKeys }) {
  const request = new analyzer.AnalyzerStackConfigureRequest();
  request.setStack(stack);
  request.setProject(project);
  request.setOrganization('organization');
  request.setDryRun(true);
  for (const [key, value] of Object.entries(config)) request.getConfigMap().set(key, value);
  request.setConfigSecretKeysList(secretKeys);
  return request;
}

function declared(resource) {
  const request = common(new analyzer.AnalyzeRequest(), resource);
  request.setProperties(structs.Struct.fromJavaScript(resource.inputs));
  return request;
}

function whole(resources) {
  const request = new analyzer.AnalyzeStackRequest();
  request.setResourcesList(
    resources.map(resource => {
      const message = common(new analyzer.AnalyzerResource(), resource);
      message.setProperties(structs.Struct.fromJavaScript(resource.outputs));
      message.setParent(resource.parent);
      message.setDependenciesList(resource.dependencies);
      for (const [name, urns] of Object.entries(resource.propertyDependencies)) {
        const dependencies = new analyzer.AnalyzerPropertyDependencies();
        dependencies.setUrnsList(urns);
        message.getPropertydependenciesMap().set(name, dependencies);
      }
      return message;
    }),
  );
  return request;
}

function common(message, resource) {
  message.setType(resource.type);
  message.setUrn(resource.urn);
  message.setName(resource.name);
  const options = new analyzer.AnalyzerResourceOptions();
  options.setProtect(resource.protect);
  options.setParent(resource.parent);
  message.setOptions(options);
  if (resource.provider) {
    const provider = new analyzer.AnalyzerProviderResource();
    provider.setUrn(resource.provider);
    provider.setType(resource.provider.split('::')[2]);
    provider.setName(resource.provider.split('::')[3]);
    message.setProvider(provider);
  }
  return message;
}
