global using System.Collections.Immutable;
global using Pulumi;
global using Aws = Pulumi.Aws;
global using Gcp = Pulumi.Gcp;
global using K8s = Pulumi.Kubernetes;
