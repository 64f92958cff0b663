using Platform.Engine.Graph;

namespace Platform.Engine.Policies;

/// <summary>Finds pods inside the objects that make them, and containers inside pods.</summary>
internal static class Pods
{
    private static readonly Dictionary<string, string> Specs = new(StringComparer.Ordinal)
    {
        ["kubernetes:core/v1:Pod"] = "spec",
        ["kubernetes:apps/v1:DaemonSet"] = "spec.template.spec",
        ["kubernetes:apps/v1:Deployment"] = "spec.template.spec",
        ["kubernetes:apps/v1:ReplicaSet"] = "spec.template.spec",
        ["kubernetes:apps/v1:StatefulSet"] = "spec.template.spec",
        ["kubernetes:batch/v1:CronJob"] = "spec.jobTemplate.spec.template.spec",
        ["kubernetes:batch/v1:Job"] = "spec.template.spec",
    };

    /// <summary>The types of the objects that have pods.</summary>
    public static IReadOnlyList<string> Types { get; } = [.. Specs.Keys];

    /// <summary>Where the pod's specification stands in an object of the type.</summary>
    public static string SpecOf(string type) => Specs[type];

    /// <summary>The containers, those that run first among them, with their paths. What is not known is complained of.</summary>
    public static IEnumerable<(string Path, ObjectValue Value)> Containers(Subject subject)
    {
        var spec = SpecOf(subject.Node.Type);
        if (subject.At(spec) is UnknownValue)
        {
            subject.Unknown(spec);
            return [];
        }

        return subject.Each($"{spec}.initContainers").Concat(subject.Each($"{spec}.containers"));
    }

    /// <summary>The namespace of an object; <c>default</c> where it names none, null when it is not known.</summary>
    public static string? NamespaceOf(ResourceNode node) => Values.At(node.Inputs, "metadata.namespace") switch
    {
        StringValue text => text.Value,
        null => "default",
        _ => null,
    };
}
