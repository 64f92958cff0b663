namespace Platform.Engine.Readers.Markdown;

/// <summary>Says what there was no room for, and where it is to be read.</summary>
internal static class LeftOut
{
    private const int LongestAddress = 500;

    /// <summary>The note with an empty line after it; empty when everything is there.</summary>
    public static string Of(IReadOnlyList<StackSection> stacks, CommentContext context)
    {
        var (named, unnamed) = (new List<ResourceEntry>(), 0);
        foreach (var stack in stacks)
        {
            foreach (var component in stack.Components)
            {
                var entries = component.Entries.Where(entry => stack.IsShown && component.IsShown && entry.Detail > Detail.None).ToArray();
                named.AddRange(entries);
                unnamed += component.Entries.Count - entries.Length;
            }
        }

        var closed = named.Count(entry => entry.Detail < Detail.Values && entry.HasProperties);
        if (unnamed + closed == 0)
            return "";

        var parts = new List<string>();
        if (unnamed > 0)
            parts.Add(Words.Count(unnamed, "resource"));
        if (closed > 0)
            parts.Add($"the values of {Words.Count(closed, "resource")}");
        return $"> [!NOTE]\n> Left out, to stay within the size of a comment: {string.Join(" and ", parts)}. {Where(context.Details)}\n\n";
    }

    private static string Where(Uri? details)
    {
        if (details is not { IsAbsoluteUri: true, Scheme: "https" or "http" } || details.AbsoluteUri.Length > LongestAddress)
            return "The engine shows it: <code>preview --against</code>.";

        var address = details.AbsoluteUri.Replace("(", "%28", StringComparison.Ordinal).Replace(")", "%29", StringComparison.Ordinal);
        return $"The whole preview is [here]({address}).";
    }
}
