using Engine.Tests.Support;
using Platform.Engine.Comparison;
using Platform.Engine.Costs;
using Platform.Engine.Graph;
using Platform.Engine.Policies;
using Platform.Engine.Readers;
using Platform.Engine.Readers.Html;
using static Engine.Tests.Checks.Values;

namespace Reports.Tests;

/// <summary>Writes reports of graphs that no program made into files for a browser.</summary>
internal static class SamplePages
{
    public static DateOnly Today { get; } = new(2026, 11, 21);

    /// <summary>A preview with everything that a report shows.</summary>
    public static StackPreview Preview(ResourceGraph graph, ResourceGraph? before = null, params Problem[] problems)
    {
        var earlier = before is null ? null : EarlierDeployment.Of(before);
        var plan = Planner.For(graph, earlier, SampleSchemas.Replacing);
        return new(graph, plan, problems, TimeSpan.FromMilliseconds(412), PolicyCheck.Of(graph, plan, earlier, Today))
        {
            Cost = CostComparison.Of(graph, earlier, Today),
        };
    }

    /// <summary>One change of each kind, warnings and errors.</summary>
    public static StackPreview Changed()
    {
        var before = SampleGraphs.Platform(gateway: false);
        var after = SampleGraphs.Platform()
            .WithInput("main-vpc", "cidrBlock", "10.1.0.0/16")
            .WithInput("blue-cluster", "version", "1.35")
            .WithInput("blue-ingress-nginx", "values", Object(("controller", Object(("replicaCount", 3), ("note", "two\nlines")))))
            .WithOptions("blue-cluster", _ => new())
            .Without("blue-secrets");
        return Preview(
            after with { Outputs = after.Outputs.With("region", "eu-west-1") }, before,
            new(Severity.Error, after.Named("main-vpc").Urn, "cidrBlock", "10.1.0.0/33", "is no address range", "write one such as 10.0.0.0/16"),
            new(Severity.Warning, null, "program", null, "the program wrote this warning\nover two lines", null));
    }

    /// <summary>A stack of so many resources, components of ten in the parts of five teams, some of them changed.</summary>
    public static StackPreview Large(int resources)
    {
        var (before, after) = (Build(0), Build(7));
        return Preview(after, before);

        ResourceGraph Build(int more)
        {
            var build = new GraphBuilder(stack: "large");
            var aws = build.Provider("aws", "main-aws", Object(("region", "eu-west-1")));
            var vpc = build.Resource("aws:ec2/vpc:Vpc", "main-vpc", Object(("cidrBlock", "10.0.0.0/8")), aws);
            var teams = Enumerable.Range(0, 5).Select(team => build.Component("shop:teams:Team", $"team-{team}")).ToArray();
            var others = 3 + teams.Length;
            for (var part = 0; part < (resources - others) % 10; part++)
                build.Resource("aws:kms/key:Key", $"key-{part}", Object(("description", "a key")), aws);
            for (var part = 0; part < (resources - others) / 10; part++)
            {
                var component = build.Component("shop:services:Service", $"service-{part}", teams[part % 5]);
                var bucket = build.Resource("aws:s3/bucket:Bucket", $"service-{part}-data", Object(("bucket", $"shop-{part}")), aws, component);
                for (var role = 0; role < 8; role++)
                {
                    build.Resource(
                        "aws:iam/role:Role", $"service-{part}-role-{role}",
                        Object(("name", $"shop-{part}-{role}-{(part % 10 == 0 ? more : 0)}"), ("description", $"Reads what service {part} keeps")),
                        aws, component, uses: role % 2 == 0 ? [vpc, bucket] : [bucket]);
                }
            }

            return build.Graph();
        }
    }

    /// <summary>The file of a report.</summary>
    public static string Write(params StackPreview[] previews)
    {
        var path = Path.Combine(TestContext.CurrentContext.WorkDirectory, $"report-{Guid.NewGuid():N}.html");
        using var file = File.Create(path);
        ReportPage.Write(file, previews, new(Today, "1f0c2a9", "9d3e7b4"));
        return path;
    }
}
