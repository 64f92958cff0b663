// Declares as many things as the first argument says, under mocks; ends when nothing is left to do.
const pulumi = require("@pulumi/pulumi");
const { seen } = require("./report");

Object.assign(seen, { resources: 0, properties: 0 });

pulumi.runtime.setMocks({
  newResource: ({ name, inputs }) => {
    seen.resources++;
    seen.properties += Object.keys(inputs).length;
    return { id: `${name}-id`, state: inputs };
  },
  call: ({ inputs }) => inputs,
}, "benchmark", "stack", false);

require("./thing").declare(Number(process.argv[2]));
