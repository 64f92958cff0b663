using Platform.Engine.Graph;

namespace Platform.Engine.Checks;

/// <summary>Checks what every Kubernetes object has, for kinds that no schema describes: apiVersion, kind and metadata.</summary>
internal static class CustomResourceCheck
{
    /// <summary>The type of every object's metadata.</summary>
    public static SchemaType Metadata { get; } =
        SchemaType.ObjectOf(() => PackageSchemas.Package("kubernetes")!.FindType("kubernetes:meta/v1:ObjectMeta")!);

    /// <summary>Checks an object of a type such as <c>kubernetes:cert-manager.io/v1:ClusterIssuer</c>.</summary>
    public static void Check(string type, ObjectValue inputs, Findings findings)
    {
        if (type.Split(':') is not [_, var group, var kind] || !group.Contains('/'))
            return;

        // Kinds of the core group stand under core/v1 in tokens and under v1 in objects.
        Constant("apiVersion", group.StartsWith("core/", StringComparison.Ordinal) ? group["core/".Length..] : group);
        Constant("kind", kind.EndsWith("Patch", StringComparison.Ordinal) ? kind[..^"Patch".Length] : kind);
        if (inputs["metadata"] is not { } metadata)
            return;

        findings.Enter("metadata");
        new TypeCheck(converts: false, findings).Value(metadata, Metadata);
        findings.Leave();

        void Constant(string name, string expected)
        {
            findings.Enter(name);
            switch (inputs[name]?.Plain)
            {
                case null or NullValue:
                    findings.Error(null, "is required", $"set it to {expected}");
                    break;
                case UnknownValue:
                    break;
                case StringValue { Value: var given } when given == expected:
                    break;
                case StringValue { Value: var given } when name == "kind" && given == kind:
                    break;
                default:
                    findings.Error(inputs[name], $"must be {expected}: the resource's type is {type}", $"set it to {expected}");
                    break;
            }

            findings.Leave();
        }
    }
}
