using Platform.Engine.Graph;

namespace Gitops.Tests.Support;

/// <summary>What overlays come out as: golden files that <see cref="Kubectl"/> made and that a test compares with a new build.</summary>
internal static class Overlays
{
    /// <summary>The environments, in the order of a promotion.</summary>
    public static readonly string[] Environments = ["development", "staging", "production"];

    /// <summary>The folder of an environment's overlay.</summary>
    public static string Folder(string environment) => $"gitops/overlays/{environment}/sample";

    /// <summary>The golden file of an environment.</summary>
    public static string Golden(string environment) => $"tests/Gitops/Golden/{environment}.verified.yaml";

    /// <summary>The objects that an environment gets.</summary>
    public static ObjectValue[] Objects(string environment) => Yaml.Documents(Repository.Read(Golden(environment)));

    /// <summary>The one object of the kind and name.</summary>
    public static ObjectValue Single(string environment, string kind, string name) =>
        Objects(environment).Single(manifest => manifest.Kind() == kind && manifest.Name() == name);

    /// <summary>The pods that an environment's objects make, by the object's kind and name.</summary>
    public static IReadOnlyDictionary<string, ObjectValue> Pods(string environment) => Objects(environment)
        .Where(manifest => manifest.PodTemplate() is not null)
        .ToDictionary(manifest => $"{manifest.Kind()} {manifest.Name()}", manifest => manifest.PodTemplate()!);
}
