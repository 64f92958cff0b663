namespace Platform.Engine.Readers.Markdown;

/// <summary>Says what there was no room for, and where it is to be read.</summary>
internal static class LeftOut
{
    /// <summary>The note with an empty line after it; empty when everything is there.</summary>
    public static string Of(IReadOnlyList<StackSection> stacks, CommentContext context)
    {
        var entries = stacks.SelectMany(stack => stack.Components.SelectMany(component => component.Entries.Select(entry => (entry, named: stack.IsShown && component.IsShown))))
            .ToArray();
        var unnamed = entries.Count(item => !item.named || item.entry.Detail == Detail.None);
        var closed = entries.Count(item => item.named && item.entry.Detail is Detail.Line or Detail.Properties && item.entry.HasProperties);
        if (unnamed + closed == 0)
            return "";

        var parts = new List<string>();
        if (unnamed > 0)
            parts.Add(Words.Count(unnamed, "resource"));
        if (closed > 0)
            parts.Add($"the values of {Words.Count(closed, "resource")}");
        var where = context.Details is { IsAbsoluteUri: true, Scheme: "https" or "http" } uri && uri.AbsoluteUri.Length < 500
            ? $" The whole preview is [here]({uri.AbsoluteUri.Replace("(", "%28", StringComparison.Ordinal).Replace(")", "%29", StringComparison.Ordinal)})."
            : " The engine shows them: <code>preview --against</code>.";
        return $"> [!NOTE]\n> Left out, to stay within the size of a comment: {string.Join(" and ", parts)}.{where}\n\n";
    }
}
