global using System.Collections.Immutable;
global using Aws = Pulumi.Aws;
global using Gcp = Pulumi.Gcp;
