// A deployment in memory: hands out URNs and ids, runs transforms, and echoes state the way the engine does it for a preview or an
// update. It owns no network and no file.
import { resource, provider, callback, grpc } from './official.mjs';
import { computed, reads, remotes, functions, methods, failing, refused } from './script.mjs';
import { UNKNOWN, secret, isSecret, struct, merged, withoutUnknowns, asOutputValues, fromOutputValues } from './values.mjs';

const ROOT = 'pulumi:pulumi:Stack';

export class Engine {
  #resources = new Map();
  #awaited = new Map();
  #stackTransforms = [];
  #invokeTransforms = [];
  #callbacks;

  constructor({ dryRun, project, stack, callbacks }) {
    Object.assign(this, { dryRun, project, stack });
    this.#callbacks = callbacks;
  }

  addStackTransform(transform) {
    this.#stackTransforms.push(transform);
  }

  addInvokeTransform(transform) {
    this.#invokeTransforms.push(transform);
  }

  async register(request) {
    const type = request.getType();
    const name = request.getName();
    const parent = request.getParent();
    const urn = this.#urn(type, name, parent);
    if (refused.has(type)) throw failure(grpc.status.INVALID_ARGUMENT, `${type} is refused`);
    if (this.#resources.has(urn))
      throw failure(grpc.status.ALREADY_EXISTS, `Duplicate resource URN '${urn}'; try giving it a unique name`);

    const entry = { type, parent, transforms: request.getTransformsList(), state: {} };
    this.#resources.set(urn, entry);
    const arrival = this.#arrival(urn);

    const { inputs, secretOutputs } = await this.#transformed(urn, entry, request);
    const response = new resource.RegisterResourceResponse();
    response.setUrn(urn);

    if (request.getCustom()) {
      entry.id = this.#id(type, name, request.getImportid());
      entry.state = this.#outputs(type, name, inputs, secretOutputs);
      response.setId(entry.id);
      response.setObject(struct(request.getSupportspartialvalues() ? entry.state : withoutUnknowns(entry.state)));
    } else if (request.getRemote()) {
      entry.state = this.dryRun ? merged({}, remotes[type]?.(name) ?? {}, true) : (remotes[type]?.(name) ?? {});
      response.setObject(struct(request.getSupportspartialvalues() ? entry.state : withoutUnknowns(entry.state)));
    } else {
      response.setObject(struct({}));
    }
    arrival.resolve();
    return response;
  }

  read(request) {
    const type = request.getType();
    const name = request.getName();
    const urn = this.#urn(type, name, request.getParent());
    const state = { ...request.getProperties().toJavaScript(), ...reads[type]?.(request.getId()) };
    this.#resources.set(urn, { type, parent: request.getParent(), transforms: [], id: request.getId(), state });
    this.#arrival(urn).resolve();

    const response = new resource.ReadResourceResponse();
    response.setUrn(urn);
    response.setProperties(struct(state));
    return response;
  }

  async invoke(request) {
    const response = new provider.InvokeResponse();
    if (failing.has(request.getTok())) {
      response.setFailuresList([...failing.get(request.getTok())].map(([property, reason]) => checkFailure(property, reason)));
      return response;
    }
    response.setReturn(struct(await this.#function(request.getTok(), await this.#transformedArgs(request))));
    return response;
  }

  call(request) {
    const method = methods[request.getTok()] ?? unscripted('method', request.getTok());
    const response = new provider.CallResponse();
    response.setReturn(struct(method(request.getArgs().toJavaScript())));
    return response;
  }

  known(urn) {
    return this.#resources.get(urn) ?? fail(grpc.status.INVALID_ARGUMENT, `unknown resource ${urn}`);
  }

  async #function(token, args) {
    if (token === 'pulumi:pulumi:getResource') {
      await this.#arrival(args.urn).promise;
      const { id, state } = this.known(args.urn);
      return { urn: args.urn, id: id ?? '', state };
    }
    return (functions[token] ?? unscripted('function', token))(args);
  }

  // The programs ask for a resource that they have just declared, in no particular order; the answer waits until it is there.
  #arrival(urn) {
    if (!this.#awaited.has(urn)) this.#awaited.set(urn, withResolvers());
    return this.#awaited.get(urn);
  }

  #urn(type, name, parent) {
    const chain = parent === '' ? '' : this.#chain(this.known(parent));
    return `urn:pulumi:${this.stack}::${this.project}::${chain}${type}::${name}`;
  }

  #chain({ type, parent }) {
    if (type === ROOT) return '';
    return `${parent === '' ? '' : this.#chain(this.known(parent))}${type}$`;
  }

  // A provider may be without an id in a preview, or carry the unknown id; both mean the same and both are answered here.
  #id(type, name, importId) {
    if (importId !== '') return importId;
    if (!this.dryRun) return `${name}-id`;
    return type === 'pulumi:providers:kubernetes' ? UNKNOWN : '';
  }

  #outputs(type, name, inputs, secretOutputs) {
    const state = merged(inputs, computed(type, name), this.dryRun);
    for (const output of secretOutputs) {
      if (output in state && state[output] !== UNKNOWN && !isSecret(state[output])) state[output] = secret(state[output]);
    }
    return state;
  }

  async #transformed(urn, entry, request) {
    let inputs = request.getObject().toJavaScript();
    let options = optionsOf(request);

    for (const transform of this.#transforms(entry)) {
      const question = new resource.TransformRequest();
      question.setType(request.getType());
      question.setName(request.getName());
      question.setParent(request.getParent());
      question.setCustom(request.getCustom());
      question.setProperties(struct(asOutputValues(inputs)));
      question.setOptions(options);

      const answer = resource.TransformResponse.deserializeBinary(await this.#call(urn, transform, question));
      if (answer.hasProperties()) inputs = fromOutputValues(answer.getProperties().toJavaScript());
      if (answer.hasOptions()) options = answer.getOptions();
    }
    return { inputs, secretOutputs: options.getAdditionalSecretOutputsList() };
  }

  // The engine's own functions are answered as they are: whether they come before a transform is registered is a matter of luck.
  async #transformedArgs(request) {
    let args = request.getArgs()?.toJavaScript() ?? {};
    if (request.getTok().startsWith('pulumi:')) return args;
    for (const transform of this.#invokeTransforms) {
      const question = new resource.TransformInvokeRequest();
      question.setToken(request.getTok());
      question.setArgs(struct(args));
      question.setOptions(new resource.TransformInvokeOptions());

      const answer = resource.TransformInvokeResponse.deserializeBinary(await this.#call(request.getTok(), transform, question));
      if (answer.hasArgs()) args = answer.getArgs().toJavaScript();
    }
    return args;
  }

  #transforms(entry) {
    const inherited = [];
    for (let at = entry; at; at = at.parent === '' ? undefined : this.#resources.get(at.parent)) inherited.push(...at.transforms);
    return [...inherited, ...this.#stackTransforms];
  }

  async #call(subject, target, question) {
    const request = new callback.CallbackInvokeRequest();
    request.setToken(target.getToken());
    request.setRequest(question.serializeBinary());
    const response = await this.#callbacks(subject, target.getTarget(), request, question);
    return response.getResponse_asU8();
  }
}

/** The options of a registration as a transform gets to see them. */
function optionsOf(request) {
  const options = new resource.TransformResourceOptions();
  options.setDependsOnList(request.getDependenciesList());
  options.setIgnoreChangesList(request.getIgnorechangesList());
  options.setReplaceOnChangesList(request.getReplaceonchangesList());
  options.setHideDiffList(request.getHidediffsList());
  options.setReplaceWithList(request.getReplaceWithList());
  options.setAdditionalSecretOutputsList(request.getAdditionalsecretoutputsList());
  options.setAliasesList(request.getAliasesList());
  options.setVersion(request.getVersion());
  options.setPluginDownloadUrl(request.getPlugindownloadurl());
  options.setProvider(request.getProvider());
  options.setDeletedWith(request.getDeletedwith());
  options.setImport(request.getImportid());
  if (request.hasCustomtimeouts()) options.setCustomTimeouts(request.getCustomtimeouts());
  if (request.hasReplacementTrigger()) options.setReplacementTrigger(request.getReplacementTrigger());
  if (request.hasProtect()) options.setProtect(request.getProtect());
  if (request.hasRetainondelete()) options.setRetainOnDelete(request.getRetainondelete());
  if (request.getDeletebeforereplacedefined()) options.setDeleteBeforeReplace(request.getDeletebeforereplace());
  request.getProvidersMap().forEach((reference, name) => options.getProvidersMap().set(name, reference));
  return options;
}

function checkFailure(property, reason) {
  const problem = new provider.CheckFailure();
  problem.setProperty(property);
  problem.setReason(reason);
  return problem;
}

function withResolvers() {
  let resolve;
  const promise = new Promise(done => (resolve = done));
  return { promise, resolve };
}

const failure = (code, details) => Object.assign(new Error(details), { code, details });

const fail = (code, details) => {
  throw failure(code, details);
};

const unscripted = (kind, token) => fail(grpc.status.UNIMPLEMENTED, `${kind} ${token} has no scripted answer`);
