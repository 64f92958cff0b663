// Declares as many things as the first argument says; runs under @pulumi/pulumi/cmd/run.
require("./report");
require("./thing").declare(Number(process.argv[2]));
