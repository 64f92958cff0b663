using System.Buffers;
using Platform.Engine.Graph;

namespace Platform.Engine.Comparison;

/// <summary>
/// Decides whether a name that a provider makes up stays as it is. Real providers keep the name they once gave; the simulation,
/// which does not know it, makes one up anew.
/// </summary>
internal static class AutoNames
{
    // The random part is 7 or 8 characters long, depending on the provider.
    private const int LongestSuffix = 8;
    private static readonly SearchValues<char> SuffixLetters = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789-_");

    /// <summary>The inputs with the earlier names in place of made-up ones.</summary>
    public static ObjectValue Keep(ResourceNode node, ObjectValue inputs, ResourceNode earlier)
    {
        foreach (var path in PropertyPath.ParseAll(node.AutoNamed))
        {
            if (At(inputs, path) is { } madeUp && At(earlier.Inputs, path) is { } former && WasMadeUp(node, earlier, path, madeUp, former))
                inputs = IgnoredChanges.PutBack(earlier.Inputs, inputs, path, out _);
        }

        return inputs;
    }

    private static bool WasMadeUp(ResourceNode node, ResourceNode earlier, PropertyPath path, string madeUp, string former) =>
        IsNamedAsDefault(earlier, path) || IsMarked(earlier)
        || DifferInSuffix(former, madeUp)
        || (node.Name.Length > 0 && DifferInSuffix(former, madeUp.Replace(node.Name, earlier.Name, StringComparison.Ordinal)));

    /// <summary>Providers bridged from Terraform list what they filled in.</summary>
    private static bool IsNamedAsDefault(ResourceNode earlier, PropertyPath path) =>
        earlier.Inputs["__defaults"] is ListValue defaults && defaults.Items.Contains(new StringValue(path.Root));

    /// <summary>Kubernetes objects carry a mark.</summary>
    private static bool IsMarked(ResourceNode earlier) =>
        earlier.Inputs["metadata"]?.Plain is ObjectValue metadata && metadata["annotations"]?.Plain is ObjectValue annotations
        && annotations.Text("pulumi.com/autonamed") == "true";

    private static bool DifferInSuffix(string one, string other)
    {
        if (one.Length != other.Length)
            return false;
        var stem = Math.Max(0, one.Length - LongestSuffix);
        return one.AsSpan(0, stem).SequenceEqual(other.AsSpan(0, stem)) && !one.AsSpan(stem).ContainsAnyExcept(SuffixLetters);
    }

    private static string? At(ObjectValue inputs, PropertyPath path)
    {
        PropertyValue? value = inputs;
        foreach (var step in path.Steps)
            value = step.Name is { } name ? (value?.Plain as ObjectValue)?[name] : null;
        return (value?.Plain as StringValue)?.Value;
    }
}
