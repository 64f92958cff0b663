using Platform.Engine.Graph;
using YamlDotNet.RepresentationModel;

namespace Platform.Engine.Comparison;

/// <summary>
/// Decides whether another provider configuration means another place in the world, so that everything the provider made has to be
/// made anew there. Any other change of a configuration, such as of credentials or tags, does not.
/// </summary>
internal static class ProviderChanges
{
    private static readonly string[] ClusterInputs = ["kubeconfig", "context", "cluster"];

    /// <summary>The inputs whose difference means another place; empty when it is the same one.</summary>
    public static IReadOnlyList<string> MovedBy(string package, ObjectValue old, ObjectValue now) => package switch
    {
        "kubernetes" => ClusterMovedBy(old, now),
        "aws" => Differing(old, now, "region"),
        "gcp" => Differing(old, now, "project"),
        _ => [],
    };

    private static string[] ClusterMovedBy(ObjectValue old, ObjectValue now)
    {
        var identified = Differing(old, now, "clusterIdentifier");
        if (now["clusterIdentifier"] is not null && old["clusterIdentifier"] is not null)
            return identified;

        string[] moved = [.. ClusterInputs.Where(name => now[name] is { HasUnknowns: true } && !IsUnreadable(old[name]))];
        if (moved.Length > 0)
            return moved;

        var directory = Differing(old, now, "renderYamlToDirectory");
        return ActiveCluster(old) is { } before && ActiveCluster(now) is { } after && before != after
            ? [.. directory, .. ClusterInputs.Where(name => Differing(old, now, name).Length > 0)]
            : directory;
    }

    /// <summary>Where the kubeconfig's cluster in use is, and by which authority it is known; null when that cannot be told.</summary>
    private static string? ActiveCluster(ObjectValue inputs)
    {
        if (inputs.Text("kubeconfig") is not { } text || Parse(text) is not { } config)
            return null;

        var context = inputs.Text("context") ?? Scalar(config, "current-context");
        var cluster = inputs.Text("cluster") ?? Scalar(Named(config, "contexts", context, "context"), "cluster");
        return Named(config, "clusters", cluster, "cluster") is { } found
            ? string.Join('\n', found.Children.Select(child => $"{child.Key}: {child.Value}").Order(StringComparer.Ordinal))
            : null;
    }

    private static YamlMappingNode? Parse(string text)
    {
        try
        {
            var stream = new YamlStream();
            stream.Load(new StringReader(text));
            return stream.Documents.Count > 0 ? stream.Documents[0].RootNode as YamlMappingNode : null;
        }
        catch (YamlDotNet.Core.YamlException)
        {
            return null;
        }
    }

    private static YamlMappingNode? Named(YamlMappingNode config, string list, string? name, string content) =>
        Child(config, list) is YamlSequenceNode entries
            ? entries.OfType<YamlMappingNode>().Where(entry => Scalar(entry, "name") == name).Select(entry => Child(entry, content))
                .OfType<YamlMappingNode>().FirstOrDefault()
            : null;

    private static string? Scalar(YamlMappingNode? node, string name) => node is null ? null : (Child(node, name) as YamlScalarNode)?.Value;

    private static YamlNode? Child(YamlMappingNode node, string name) =>
        node.Children.TryGetValue(new YamlScalarNode(name), out var child) ? child : null;

    private static string[] Differing(ObjectValue old, ObjectValue now, string name) =>
        (old[name], now[name]) is ({ } before, { } after) && !ValueDifferences.Same(before, after) ? [name] : [];

    private static bool IsUnreadable(PropertyValue? value) => value is SecretValue && value.Plain is UnknownValue;
}
