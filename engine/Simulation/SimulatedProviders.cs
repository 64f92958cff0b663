using System.Collections.Concurrent;
using Platform.Engine.Simulation.Aws;
using Platform.Engine.Simulation.Gcp;
using Platform.Engine.Simulation.Kubernetes;
using Platform.Engine.Simulation.Random;
using Platform.Engine.Simulation.Tls;

namespace Platform.Engine.Simulation;

/// <summary>Finds the simulated provider of a package; a package that nothing is known of gets the generic one.</summary>
internal static class SimulatedProviders
{
    private static readonly ConcurrentDictionary<string, SimulatedProvider> Known = new();

    public static SimulatedProvider For(string package) => Known.GetOrAdd(package, static name => name switch
    {
        "aws" => new AwsProvider(),
        "gcp" => new GcpProvider(),
        "kubernetes" => new KubernetesProvider(),
        "random" => new RandomProvider(),
        "tls" => new TlsProvider(TimeProvider.System),
        _ => new GenericProvider(name),
    });
}
