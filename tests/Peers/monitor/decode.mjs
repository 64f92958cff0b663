// A decoded protobuf message as plain JSON, without loss: a field that knows presence appears only when it is set, every other
// field always appears, and Struct and Value become the JSON they stand for.
import { protobuf, structs } from './official.mjs';

export function decode(value) {
  if (value instanceof structs.Struct) return value.toJavaScript();
  if (value instanceof structs.Value) return value.getKindCase() === 0 ? { '<no kind>': true } : value.toJavaScript();
  if (value instanceof protobuf.Message) return Object.fromEntries(fields(value));
  if (value instanceof Uint8Array) return Buffer.from(value).toString('base64');
  return value;
}

function* fields(message) {
  for (const getter of Object.getOwnPropertyNames(Object.getPrototypeOf(message))) {
    const [, name] = /^get(.+?)$/.exec(getter) ?? [];
    if (!name || /_as(U8|B64)$/.test(name) || isOneofCase(message, name)) continue;

    const has = message[`has${name}`];
    if (has && !has.call(message)) continue;

    const value = message[getter]();
    if (value instanceof protobuf.Map) yield [key(name, 'Map'), Object.fromEntries([...entries(value)])];
    else if (Array.isArray(value)) yield [key(name, 'List'), value.map(decode)];
    else yield [key(name, ''), decode(value)];
  }
}

function* entries(map) {
  for (const name of map.keys()) yield [name, decode(map.get(name))];
}

const isOneofCase = (message, name) => name.endsWith('Case') && message[`set${name}`] === undefined;

const key = (name, suffix) => name.charAt(0).toLowerCase() + name.slice(1, name.length - suffix.length);
