// Asks the language server of editors about YAML files: what is wrong with each, what it offers at a place and what it says of a place.
// Takes the path of a JSON file, a list of { file, text, at: { line, character } }; prints a list of { problems, offers, says }.
import { readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const require = createRequire(import.meta.url);
const { getLanguageService } = require("yaml-language-server");
const { TextDocument } = require("vscode-languageserver-textdocument");

const service = getLanguageService({
  schemaRequestService: (uri) => readFile(fileURLToPath(uri), "utf8"),
  workspaceContext: { resolveRelativePath: (path, from) => pathToFileURL(resolve(dirname(fileURLToPath(from)), path)).href },
  telemetry: { send() {}, sendError: fail, sendTrack() {} },
  clientCapabilities: {},
});
service.configure({ validate: true, completion: true, hover: true, schemas: [], customTags: [], yamlVersion: "1.2" });

function fail(name, error) {
  throw new Error(`${name}: ${JSON.stringify(error)}`);
}

async function answer({ file, text, at }) {
  const document = TextDocument.create(pathToFileURL(file).href, "yaml", 1, text);
  const problems = await service.doValidation(document, false);
  const offers = at ? (await service.doComplete(document, at, false)).items : [];
  const says = at ? await service.doHover(document, at) : null;
  return {
    problems: problems.map(({ range, message }) => `${range.start.line + 1}: ${message}`),
    offers: offers.map(({ label }) => label),
    says: says ? says.contents.value : "",
  };
}

const answers = [];
for (const question of JSON.parse(readFileSync(process.argv[2], "utf8"))) {
  answers.push(await answer(question));
}
console.log(JSON.stringify(answers));
