using Platform.Engine.Comparison;
using Platform.Engine.Graph;
using Platform.Engine.Readers;
using static Engine.Tests.Checks.Values;

namespace Engine.Tests.Support;

/// <summary>Previews to show.</summary>
internal static class Previews
{
    /// <summary>A preview of a graph, compared with another when one is given.</summary>
    public static StackPreview Of(ResourceGraph graph, ResourceGraph? before = null, params Problem[] problems) => new(
        graph,
        Planner.For(graph, before is null ? null : EarlierDeployment.Of(before), SampleSchemas.Replacing),
        problems,
        TimeSpan.FromMilliseconds(412));

    /// <summary>One change of each kind: an address range, a version, a key given up, a new resource, protection, outputs.</summary>
    public static StackPreview Changed(params Problem[] problems)
    {
        var before = SampleGraphs.Platform(gateway: false);
        var after = SampleGraphs.Platform()
            .WithInput("main-vpc", "cidrBlock", "10.1.0.0/16")
            .WithInput("blue-cluster", "version", "1.35")
            .WithInput("blue-credentials", "stringData", Secret(Object(("password", "hunter2"))))
            .WithInput(
                "blue-ingress-nginx", "values",
                Object(("controller", Object(("replicaCount", 3), ("service", Object(("type", "LoadBalancer")))))))
            .WithOptions("blue-cluster", _ => new())
            .Without("blue-secrets");
        return Of(after with { Outputs = after.Outputs.With("region", "eu-west-1") }, before, problems);
    }

    /// <summary>What a program's author might have to read.</summary>
    public static IEnumerable<Problem> Problems(ResourceGraph graph) =>
    [
        new(Severity.Warning, null, "program", null, "the program wrote this warning\nover two lines", null),
        new(
            Severity.Error, graph.Named("main-private-a").Urn, "cidrBlok", null, "is no property of aws:ec2/subnet:Subnet",
            "write cidrBlock"),
        new(
            Severity.Error, graph.Named("main-vpc").Urn, "cidrBlock", "10.0.0.0/33", "is no address range",
            "write one such as 10.0.0.0/16"),
    ];
}
