using Platform.Engine.Graph;

namespace Platform.Engine.Policies;

/// <summary>Gathers the texts that are marked secret in a graph, so that they can be looked for where they should not be.</summary>
internal static class SecretTexts
{
    // Of what is shorter, a text that holds it may do so by chance.
    private const int LeastLength = 8;

    // A kubeconfig or a certificate is no name or tag; only texts that could be one are worth looking for.
    private const int MostLength = 256;

    /// <summary>The texts.</summary>
    public static IReadOnlySet<string> Of(ResourceGraph graph)
    {
        var texts = new HashSet<string>(StringComparer.Ordinal);
        Gather(graph.Config, secret: false, texts);
        foreach (var node in graph.Resources)
        {
            Gather(node.Inputs, secret: false, texts);
            Gather(node.Outputs, secret: false, texts);
        }

        return texts;
    }

    private static void Gather(PropertyValue value, bool secret, HashSet<string> texts)
    {
        switch (value)
        {
            case SecretValue inner:
                Gather(inner.Value, secret: true, texts);
                break;
            case StringValue text when secret && text.Value.Length is >= LeastLength and <= MostLength:
                texts.Add(text.Value);
                break;
            case ListValue list when secret || list.HasSecrets:
                foreach (var item in list.Items)
                    Gather(item, secret, texts);
                break;
            case ObjectValue members when secret || members.HasSecrets:
                foreach (var (_, member) in members)
                    Gather(member, secret, texts);
                break;
            default:
                break;
        }
    }
}
