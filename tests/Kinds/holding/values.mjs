// Holds objects against their kinds' validators: types, required fields, enums, patterns and limits. Unknown fields pass here.

/** What is wrong with the values of an object. A patch may leave out what the whole object requires. */
export function wrongValues({ name, patch, object }, { model }) {
  try {
    new model(object).validate();
    return [];
  } catch (refusal) {
    if (!Array.isArray(refusal.errors)) throw refusal;
    return refusal.errors
      .filter((error) => !(error.keyword === "required" && (patch || namesItself(error))))
      .map((error) => ({ object: name, path: dotted(error.instancePath), rule: error.message }));
  }
}

// The validators come from Go types, which count these as required wherever an object stands inside another; no cluster does there.
const namesItself = ({ instancePath, params }) => instancePath !== "" && ["apiVersion", "kind"].includes(params.missingProperty);

const dotted = (pointer) => pointer.split("/").slice(1)
  .map((part) => part.replaceAll("~1", "/").replaceAll("~0", "~"))
  .reduce((path, part) => /^\d+$/.test(part) ? `${path}[${part}]` : path ? `${path}.${part}` : part, "");
