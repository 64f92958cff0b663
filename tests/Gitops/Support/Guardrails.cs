using System.Text.RegularExpressions;
using Platform.Engine.Graph;

namespace Gitops.Tests.Support;

/// <summary>
/// The platform's admission policies as code: what a cluster's API server would refuse in a tenant's namespace. The policies themselves are
/// CEL; a test holds that each of them has its rule here.
/// </summary>
internal static partial class Guardrails
{
    /// <summary>Where the sample's images come from; a cluster names its own registries.</summary>
    public static readonly string[] Registries = ["ghcr.io/stefanprodan/"];

    /// <summary>The rules by their policy's name: what each refuses about an object.</summary>
    public static IReadOnlyDictionary<string, Func<ObjectValue, IEnumerable<string>>> Rules { get; } =
        new Dictionary<string, Func<ObjectValue, IEnumerable<string>>>
        {
            ["pinned-images"] = manifest => Containers(manifest)
                .Where(container => !Pinned().IsMatch(Image(container)) || Image(container).EndsWith(":latest", StringComparison.Ordinal))
                .Select(container => $"{Image(container)} is not pinned"),
            ["unprivileged-pods"] = manifest => Unprivileged(manifest.PodTemplate()?.ObjectAt("spec") ?? ObjectValue.Empty)
                .Concat(Containers(manifest).Where(container => container.At("securityContext.privileged") is BoolValue { Value: true })
                    .Select(container => $"container {container.Text("name")} is privileged")),
            ["requests-and-limits"] = manifest =>
                from container in Containers(manifest)
                from path in new[] { "resources.requests.cpu", "resources.requests.memory", "resources.limits.memory" }
                where container.At(path) is null
                select $"container {container.Text("name")} has no {path}",
            ["probes"] = manifest =>
                manifest.PodTemplate() is not { } template || template.TextAt("spec.restartPolicy") is "Never" or "OnFailure"
                ? []
                : template.ObjectsAt("spec.containers").Where(container => container["readinessProbe"] is null)
                    .Select(container => $"container {container.Text("name")} has no readinessProbe"),
            ["no-direct-load-balancers"] = manifest =>
                manifest.Kind() == "Service" && manifest.TextAt("spec.type") is "LoadBalancer" or "NodePort"
                ? ["the service is published past the platform"]
                : [],
            ["allowed-registries"] = manifest => Containers(manifest).Select(Image)
                .Where(image => !Registries.Any(registry => image.StartsWith(registry, StringComparison.Ordinal)))
                .Select(image => $"{image} comes from elsewhere"),
        };

    /// <summary>What all rules refuse about an object.</summary>
    public static IEnumerable<string> Problems(ObjectValue manifest) =>
        Rules.SelectMany(rule => rule.Value(manifest).Select(problem => $"{rule.Key}: {problem}"));

    private static IEnumerable<ObjectValue> Containers(ObjectValue manifest) => manifest.PodTemplate()?.Containers() ?? [];

    private static string Image(ObjectValue container) => container.Text("image") ?? "";

    private static IEnumerable<string> Unprivileged(ObjectValue pod) =>
        new[] { "hostNetwork", "hostPID", "hostIPC" }.Where(name => pod.TruthAt(name) is true).Select(name => $"{name} is set")
            .Concat(pod.ObjectsAt("volumes").Where(volume => volume["hostPath"] is not null)
                .Select(volume => $"volume {volume.Text("name")} is the node's"));

    [GeneratedRegex("^.+(@sha256:[0-9a-f]{64}|:[A-Za-z0-9_][A-Za-z0-9_.-]*)$")]
    private static partial Regex Pinned();
}
