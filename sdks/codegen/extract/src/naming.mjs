/**
 * How a package writes tokens. Bridged packages put each member in a file of its own (aws:ec2/vpc:Vpc, module ec2); Kubernetes
 * uses API groups (kubernetes:apps/v1:Deployment, module apps/v1), which its TypeScript folders shorten.
 */
export function naming(packageName, compatibility, catalogue) {
  return compatibility === 'kubernetes20' ? groups(packageName, catalogue) : bridged(packageName);
}

function bridged(packageName) {
  return {
    moduleFormat: '(.*)(?:/[^/]*)',
    typeToken(path) {
      const { module, name } = split(path);
      const member = /^Get[A-Z]/.test(name) ? `g${name.slice(1)}` : name;
      return `${packageName}:${module || 'index'}/${member}:${member}`;
    },
    module(token) {
      const module = token.split(':')[1].replace(/\/[^/]*$/, '');
      return module === 'index' || token.startsWith('pulumi:providers:') ? '' : module;
    },
  };
}

function groups(packageName, catalogue) {
  const groupOfFolder = new Map();
  for (const token of catalogue.tokens) {
    const folder = catalogue.find(token).path.split('/').slice(0, -1).join('/');
    if (folder !== '') groupOfFolder.set(folder, token.split(':')[1]);
  }
  return {
    moduleFormat: '(.*)',
    typeToken(path) {
      const { module, name } = split(path);
      return `${packageName}:${groupOfFolder.get(module) ?? (module || 'index')}:${name}`;
    },
    module(token) {
      const module = token.split(':')[1];
      return module === 'index' || token.startsWith('pulumi:providers:') ? '' : module;
    },
  };
}

function split(path) {
  const parts = path.split('.');
  return { name: parts.at(-1), module: parts.slice(0, -1).join('/') };
}
