using Platform.Engine.Graph;

namespace Gitops.Tests.Support;

/// <summary>Reads into objects by path, and knows where objects keep their pods.</summary>
internal static class Reading
{
    /// <summary>The value at a path such as <c>spec.template</c>; null when there is none.</summary>
    public static PropertyValue? At(this ObjectValue owner, string path)
    {
        PropertyValue? value = owner;
        foreach (var name in path.Split('.'))
            value = (value as ObjectValue)?[name];
        return value;
    }

    /// <summary>The text at a path; null when there is none, or no text.</summary>
    public static string? TextAt(this ObjectValue owner, string path) => (owner.At(path) as StringValue)?.Value;

    /// <summary>The number at a path; null when there is none, or no number.</summary>
    public static double? NumberAt(this ObjectValue owner, string path) => (owner.At(path) as NumberValue)?.Value;

    /// <summary>The truth value at a path; null when there is none.</summary>
    public static bool? TruthAt(this ObjectValue owner, string path) => (owner.At(path) as BoolValue)?.Value;

    /// <summary>The object at a path; an empty one when there is none.</summary>
    public static ObjectValue ObjectAt(this ObjectValue owner, string path) => owner.At(path) as ObjectValue ?? ObjectValue.Empty;

    /// <summary>The items of the list at a path; none when there is no list.</summary>
    public static IReadOnlyList<PropertyValue> ListAt(this ObjectValue owner, string path) => (owner.At(path) as ListValue)?.Items ?? [];

    /// <summary>The objects of the list at a path.</summary>
    public static IEnumerable<ObjectValue> ObjectsAt(this ObjectValue owner, string path) => owner.ListAt(path).OfType<ObjectValue>();

    /// <summary>The texts of the list at a path.</summary>
    public static string[] TextsAt(this ObjectValue owner, string path) =>
        [.. owner.ListAt(path).OfType<StringValue>().Select(text => text.Value)];

    /// <summary>The object's kind.</summary>
    public static string Kind(this ObjectValue manifest) => manifest.Text("kind")!;

    /// <summary>The object's name.</summary>
    public static string Name(this ObjectValue manifest) => manifest.TextAt("metadata.name")!;

    /// <summary>The API group of the object; empty for the core group.</summary>
    public static string Group(this ObjectValue manifest) => manifest.Text("apiVersion")!.Split('/') is [var group, _] ? group : "";

    /// <summary>An annotation, whose name may have dots in it.</summary>
    public static string? Annotation(this ObjectValue manifest, string name) => manifest.ObjectAt("metadata.annotations").Text(name);

    /// <summary>The pods that an object makes; null for an object that makes none.</summary>
    public static ObjectValue? PodTemplate(this ObjectValue manifest) => (manifest.Kind() switch
    {
        "CronJob" => manifest.At("spec.jobTemplate.spec.template"),
        _ => manifest.At("spec.template"),
    }) as ObjectValue;

    /// <summary>All containers of a pod, those that run first as well.</summary>
    public static IEnumerable<ObjectValue> Containers(this ObjectValue pod) =>
        pod.ObjectsAt("spec.containers").Concat(pod.ObjectsAt("spec.initContainers"));
}
