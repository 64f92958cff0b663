using Platform.Engine.Checks;
using Platform.Engine.Checks.Rules;

namespace Engine.Tests.Checks;

/// <summary>Holds the tables of rules to the schemas: an entry that fits no property would check nothing.</summary>
[TestFixture]
public sealed class RuleTableTests
{
    [TestCase("aws")]
    [TestCase("gcp")]
    [TestCase("kubernetes")]
    [TestCase("tls")]
    public void Every_entry_fits_a_property_of_the_schema(string package)
    {
        var entries = package switch
        {
            "aws" => AwsRules.All(),
            "gcp" => GcpRules.All(),
            "kubernetes" => KubernetesRules.All(),
            _ => TlsRules.All(),
        };
        var shapes = Shapes(package);

        var idle = entries
            .Where(entry => !shapes.Any(shape => RuleEntry.Matches(entry.Type, RuleEntry.ShortForm(shape.Token))
                && (entry.Property == RuleEntry.Itself
                    || shape.Properties.Any(property => RuleEntry.Matches(entry.Property, property.Name)))))
            .Select(entry => $"{entry.Type}.{entry.Property}");

        Assert.That(idle, Is.Empty);
    }

    [Test]
    public void Every_quantity_is_a_property_of_the_schema()
    {
        var kubernetes = PackageSchemas.Package("kubernetes")!;

        var idle = Quantities.All.Where(quantity =>
            (kubernetes.FindType(quantity.Type) ?? kubernetes.FindResource(quantity.Type)?.Inputs)?[quantity.Property] is null);

        Assert.That(idle, Is.Empty);
    }

    [TestCase("aws:ec2/vpc:Vpc", "ec2/Vpc")]
    [TestCase("aws:eks/ClusterVpcConfig:ClusterVpcConfig", "eks/ClusterVpcConfig")]
    [TestCase("kubernetes:core/v1:Container", "core/v1/Container")]
    [TestCase("kubernetes:rbac.authorization.k8s.io/v1:Role", "rbac.authorization.k8s.io/v1/Role")]
    [TestCase("gcp:projects/iAMMember:IAMMember", "projects/IAMMember")]
    [TestCase("pulumi:providers:aws", "providers/aws")]
    public void A_token_has_a_short_form(string token, string shortForm) => Assert.That(RuleEntry.ShortForm(token), Is.EqualTo(shortForm));

    [Test]
    public void The_most_specific_entry_counts()
    {
        var seen = new List<string>();
        ValueRule Note(string name) => (_, _) => seen.Add(name);
        var rules = new RuleBook(
        [
            new("*", "*Arn", Note("any arn")), new("*", "*oleArn", Note("role")), new("eks/*", "roleArn", Note("of eks")),
            new("eks/Cluster", ".", Note("itself")), new("*", ".", Note("anything itself")),
        ]);

        foreach (var (token, property) in new[] { ("aws:iam/x:X", "policyArn"), ("aws:iam/x:X", "roleArn"),
            ("aws:eks/cluster:Cluster", "roleArn"),
                     ("aws:eks/cluster:Cluster", ".") })
        {
            foreach (var rule in rules.For(token).Of(property))
                rule(true, new RuleContext(new Findings(null), token, null));
        }

        Assert.That(seen, Is.EqualTo(["any arn", "role", "of eks", "itself", "anything itself"]));
    }

    private static List<ObjectSchema> Shapes(string package)
    {
        var schema = PackageSchemas.Package(package)!;
        var found = new Dictionary<string, ObjectSchema>();
        var waiting = new Queue<ObjectSchema>(
            schema.ResourceTokens.Select(token => schema.FindResource(token)!.Inputs).Append(schema.Provider.Inputs));
        while (waiting.TryDequeue(out var shape))
        {
            if (!found.TryAdd(shape.Token, shape))
                continue;
            foreach (var property in shape.Properties)
                Inside(property.Type);
        }

        return [.. found.Values];

        void Inside(SchemaType type)
        {
            if (type.Kind == SchemaKind.Object)
                waiting.Enqueue(type.Shape);
            if (type.Element is not null)
                Inside(type.Element);
            foreach (var choice in type.Choices)
                Inside(choice);
        }
    }
}
