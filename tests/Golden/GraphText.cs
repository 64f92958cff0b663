using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Platform.Engine.Graph;

namespace Platform.Tests.Golden;

/// <summary>A graph as text that a reviewer reads like a preview: no times, no signatures, no order of chance, no secret.</summary>
internal static partial class GraphText
{
    public static string Of(ResourceGraph graph)
    {
        var text = new StringBuilder();
        foreach (var node in graph.Resources.OrderBy(node => node.Urn, StringComparer.Ordinal))
        {
            text.Append(node.Type).Append(' ').Append(node.Name).Append('\n');
            if (node.Parent is { } parent && Urns.Type(parent) != Urns.StackType)
                text.Append("  parent: ").Append(Short(parent)).Append('\n');
            if (node.Provider is { } provider)
                text.Append("  provider: ").Append(Short(provider[..provider.LastIndexOf("::", StringComparison.Ordinal)])).Append('\n');
            foreach (var option in Options(node.Options))
                text.Append("  ").Append(option).Append('\n');
            foreach (var (name, value) in node.Inputs)
                Append(text, 1, name, value);
            text.Append('\n');
        }

        text.Append("outputs\n");
        foreach (var (name, value) in graph.Outputs)
            Append(text, 1, name, value);
        return Certificates().Replace(text.ToString(), "[certificate]");
    }

    private static IEnumerable<string> Options(NodeOptions options)
    {
        if (options.Protect)
            yield return "protect: true";
        if (options.IgnoreChanges.Count > 0)
            yield return $"ignoreChanges: {string.Join(", ", options.IgnoreChanges)}";
        if (options.Aliases.Count > 0)
            yield return $"aliases: {string.Join(", ", options.Aliases)}";
    }

    private static void Append(StringBuilder text, int depth, string name, PropertyValue value)
    {
        text.Append(' ', depth * 2).Append(name).Append(':');
        switch (value)
        {
            case ObjectValue { Count: > 0 } fields:
                text.Append('\n');
                foreach (var (key, member) in fields)
                    Append(text, depth + 1, key, member);
                break;
            case ListValue { Items.Count: > 0 } list:
                text.Append('\n');
                for (var i = 0; i < list.Items.Count; i++)
                    Append(text, depth + 1, $"[{i.ToString(CultureInfo.InvariantCulture)}]", list.Items[i]);
                break;
            default:
                text.Append(' ').Append(Leaf(value)).Append('\n');
                break;
        }
    }

    private static string Leaf(PropertyValue value) => value switch
    {
        StringValue leaf => leaf.Value.Replace("\n", "\\n", StringComparison.Ordinal),
        NumberValue leaf => leaf.Value.ToString(CultureInfo.InvariantCulture),
        BoolValue leaf => leaf.Value ? "true" : "false",
        SecretValue => "[secret]",
        UnknownValue => "<known after apply>",
        ObjectValue => "{}",
        ListValue => "[]",
        ResourceReferenceValue leaf => Short(leaf.Urn),
        AssetValue leaf => $"{(leaf.IsArchive ? "archive" : "asset")} {leaf.Kind} {leaf.Reference}",
        _ => "null",
    };

    private static string Short(string urn) => $"{Urns.Type(urn)} {Urns.Name(urn)}";

    /// <summary>Certificates and requests for them, as they are or in base64: times and a signature of chance are in them.</summary>
    [GeneratedRegex(@"-----BEGIN CERTIFICATE( REQUEST)?-----.*?-----END CERTIFICATE( REQUEST)?-----|LS0tLS1CRUdJTiBDRVJUSUZJQ0FURS[0-9A-Za-z+/=]*", RegexOptions.Singleline)]
    private static partial Regex Certificates();
}
