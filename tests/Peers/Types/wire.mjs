const signature = '4dabf18193072939515e22adb298388d';
const kinds = {
  asset: 'c44067f5952c0a294b673a41bacd8c17',
  archive: '0def7320c3a5731c473e5ecbe6d01bc7',
  secret: '1b47061264138c4ac30d75fd1eb44270',
  resource: '5cf8f73096256a8f31e491e813e4eb8e',
  output: 'd0e6a833031e9bbcd3f4e8bde6ca49a4',
};
const unknown = '04da6b54-80e4-46f7-96ec-b56ff0331ba9';

/** TypeScript to write as it stands instead of a JSON value. */
export class Code {
  constructor(text) {
    this.text = text;
  }
}

const anything = new Code('undefined as any');

export const asset = { [signature]: kinds.asset, text: '' };
export const archive = { [signature]: kinds.archive, path: '.' };

/** A property bag as registrations carry it, with secrets opened and unknowns, references and assets as TypeScript. */
export function open(value) {
  if (value === unknown) return anything;
  if (Array.isArray(value)) return value.map(item => (item === null ? anything : open(item)));
  if (value === null || typeof value !== 'object') return value;

  switch (value[signature]) {
    case undefined: return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, open(member)]));
    case kinds.secret: return open(value.value);
    case kinds.output: return 'value' in value ? open(value.value) : anything;
    case kinds.asset: return new Code('new pulumi.asset.StringAsset("")');
    case kinds.archive: return new Code('new pulumi.asset.FileArchive(".")');
    case kinds.resource: return anything;
    default: throw new Error(`a value is signed '${value[signature]}', which is no kind of the Pulumi protocol`);
  }
}
