// Holds the objects of a file, a list of { name, patch, object }, against the schemas of their kinds and prints what it found.
import { readFileSync } from "node:fs";
import { unknownFields } from "./fields.mjs";
import { packages, schemaOf } from "./schemas.mjs";
import { wrongValues } from "./values.mjs";

const given = JSON.parse(readFileSync(process.argv[2], "utf8"));
const matched = await Promise.all(given.map(async (entry) => ({ ...entry, schema: await schemaOf(entry.object) })));
const held = matched.filter(({ schema }) => schema);

console.log(JSON.stringify({
  held: held.map(({ name }) => name),
  without: matched.filter(({ schema }) => !schema).map(({ name }) => name),
  unused: packages.filter((name) => !held.some(({ schema }) => schema.package === name)),
  findings: [...held.flatMap((entry) => wrongValues(entry, entry.schema)), ...unknownFields(held)],
}));
