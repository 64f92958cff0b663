using Platform.Engine.Checks.Rules;
using Platform.Engine.Graph;

namespace Platform.Engine.Checks;

/// <summary>
/// Finds values that have the right type and that a cloud would still refuse: an address range that is none, a name that is too
/// long, a policy with a misspelt key. The rules of each package stand in one table; types are found through the package's schema.
/// </summary>
internal static class ValueRules
{
    private static readonly RuleBook None = new([]);
    private static readonly Lazy<RuleBook> Aws = new(() => new RuleBook(AwsRules.All()));
    private static readonly Lazy<RuleBook> Gcp = new(() => new RuleBook(GcpRules.All()));
    private static readonly Lazy<RuleBook> Kubernetes = new(() => new RuleBook(KubernetesRules.All()));
    private static readonly Lazy<RuleBook> Tls = new(() => new RuleBook(TlsRules.All()));

    /// <summary>What a cloud would refuse about the inputs of a resource or provider.</summary>
    /// <param name="type">The type token.</param>
    /// <param name="inputs">The inputs, with the physical name filled in.</param>
    /// <param name="region">The region that the request goes to; null when it is not known.</param>
    /// <param name="findings">Takes what is wrong.</param>
    public static void Check(string type, ObjectValue inputs, string? region, Findings findings)
    {
        var provider = type.StartsWith("pulumi:providers:", StringComparison.Ordinal);
        var package = provider ? type["pulumi:providers:".Length..] : PackageSchemas.PackageOf(type);
        var book = BookOf(package);
        if (book == None)
            return;

        var schema = PackageSchemas.Find(type)?.Inputs;
        var values = provider && schema is not null ? ProviderCheck.Decoded(inputs, schema) : inputs;
        new Walk(book, new RuleContext(findings, type, region)).Members(values, type, schema);
    }

    private static RuleBook BookOf(string package) => package switch
    {
        "aws" => Aws.Value,
        "gcp" => Gcp.Value,
        "kubernetes" => Kubernetes.Value,
        "tls" => Tls.Value,
        _ => None,
    };

    private sealed class Walk(RuleBook book, RuleContext context)
    {
        public void Members(ObjectValue members, string token, ObjectSchema? schema)
        {
            var rules = book.For(token);
            foreach (var rule in rules.Of(RuleEntry.Itself))
                rule(members, context);

            foreach (var (name, value) in members)
            {
                if (value.Plain is UnknownValue or NullValue)
                    continue;

                context.Findings.Enter(name);
                if (value is SecretValue || schema?[name] is { Secret: true })
                    context.Findings.Hide();
                foreach (var rule in rules.Of(name))
                    rule(value.Plain, context);
                if (TypeOf(name, schema) is { } type)
                    Inside(value.Plain, type);
                context.Findings.Leave();
            }
        }

        // Kinds without a schema have the metadata of all objects.
        private static SchemaType? TypeOf(string name, ObjectSchema? schema) =>
            schema is not null ? schema[name]?.Type : name == "metadata" ? CustomResourceCheck.Metadata : null;

        private void Inside(PropertyValue value, SchemaType type)
        {
            switch (value, type.Kind)
            {
                case (ObjectValue members, SchemaKind.Object):
                    Members(members, type.Shape.Token, type.Shape);
                    break;
                case (ListValue list, SchemaKind.List) when HoldsObjects(type.Element!):
                    for (var index = 0; index < list.Items.Count; index++)
                        Each(list.Items[index], type.Element!, () => context.Findings.Enter(index));
                    break;
                case (ObjectValue members, SchemaKind.Map) when HoldsObjects(type.Element!):
                    foreach (var (name, member) in members)
                        Each(member, type.Element!, () => context.Findings.Enter(name));
                    break;
                case (_, SchemaKind.Union):
                    if (value is ObjectValue or ListValue
                        && type.Choices.FirstOrDefault(choice => TypeFit.Fits(value, choice)) is { } choice)
                        Inside(value, choice);
                    break;
            }
        }

        private void Each(PropertyValue value, SchemaType type, Action enter)
        {
            enter();
            if (value is SecretValue)
                context.Findings.Hide();
            Inside(value.Plain, type);
            context.Findings.Leave();
        }

        private static bool HoldsObjects(SchemaType type) =>
            type.Kind is SchemaKind.Object or SchemaKind.List or SchemaKind.Map or SchemaKind.Union;
    }
}
