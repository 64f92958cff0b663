const reference = '#/types/';

/**
 * What a schema says of outputs, as expectations { token, path, actual, expected } on the official types: every output of every
 * resource, every result of every function, and every property of the types these reach.
 */
export function outputs(schema, catalogue) {
  const types = new OutputTypes(schema, catalogue);
  const folder = `@pulumi/${schema.name}`;
  const resources = { ...schema.resources, [`pulumi:providers:${schema.name}`]: schema.provider };

  const ofResources = Object.entries(resources).flatMap(([token, { properties = {}, required = [] }]) => {
    const member = token.startsWith('pulumi:providers:') ? 'Provider' : token.split(':')[2];
    const declared = `$${folder}/${catalogue.find(token).path}:${member}`;
    return expectations(token, properties, name => `Value<${declared}[${JSON.stringify(name)}]>`, name => required.includes(name));
  });
  const ofFunctions = Object.entries(schema.functions).flatMap(([token, { outputs: result }]) => {
    const declared = `Awaited<ReturnType<typeof $${folder}/${catalogue.find(token).path}:${token.split(':')[2]}>>`;
    return expectations(token, result.properties, name => `${declared}[${JSON.stringify(name)}]`, name => result.required?.includes(name));
  });
  return [...ofResources, ...ofFunctions, ...types.reached()];

  function expectations(token, properties, actual, isRequired) {
    return Object.entries(properties).map(([name, property]) => ({
      token,
      path: name,
      actual: actual(name),
      expected: `${types.expected(property)}${isRequired(name) ? '' : ' | undefined'}`,
    }));
  }
}

class OutputTypes {
  #reached = new Set();

  constructor(schema, catalogue) {
    this.schema = schema;
    this.folders = new Map(catalogue.tokens.map(token => {
      const path = catalogue.find(token).path;
      return [moduleOf(token), path.split('/').slice(0, -1)];
    }));
  }

  /** The TypeScript type that an output of this schema type has. */
  expected(property) {
    if (property.const !== undefined) return JSON.stringify(property.const);
    if (property.oneOf) return `(${property.oneOf.map(part => this.expected(part)).join(' | ')})`;
    if (property.$ref) return this.#reference(property.$ref);
    switch (property.type) {
      case 'array': return `${this.expected(property.items)}[]`;
      case 'object': return `{ [key: string]: ${this.expected(property.additionalProperties)} }`;
      case 'integer': return 'number';
      default: return property.type;
    }
  }

  /** The properties of every type met so far and of those they lead to. A set grows while it is walked. */
  *reached() {
    for (const token of this.#reached) {
      for (const [name, property] of Object.entries(this.schema.types[token].properties)) {
        const actual = `${this.#declared(token)}[${JSON.stringify(name)}]`;
        yield { token, path: name, actual, expected: `${this.expected(property)} | undefined` };
      }
    }
  }

  #reference(target) {
    if (target === 'pulumi.json#/Asset') return '(pulumi.asset.Asset | pulumi.asset.Archive)';
    if (target === 'pulumi.json#/Archive') return 'pulumi.asset.Archive';
    if (!target.startsWith(reference)) return 'any';
    const token = target.slice(reference.length);
    const type = this.schema.types[token];
    if (type.enum) return type.type;
    this.#reached.add(token);
    return this.#declared(token);
  }

  /** kubernetes:rbac.authorization.k8s.io/v1:PolicyRule is rbac.v1.PolicyRule in types/output.d.ts. */
  #declared(token) {
    const folder = this.folders.get(moduleOf(token)) ?? moduleOf(token).split('/').filter(part => part !== '');
    const name = token.split(':')[2];
    const path = [...folder, name[0].toUpperCase() + name.slice(1)].join('.');
    return `$@pulumi/${this.schema.name}/types/output:*.${path}`;
  }
}

/** aws:ec2/vpc:Vpc and aws:ec2/VpcTags:VpcTags are both of ec2, kubernetes:apps/v1:Deployment is of apps/v1. */
function moduleOf(token) {
  const [packageName, module] = token.split(':');
  const shortened = packageName === 'kubernetes' ? module : module.replace(/\/[^/]*$/, '');
  return shortened === 'index' ? '' : shortened;
}
