namespace Platform.Engine.Readers.Markdown;

/// <summary>Says what was compared, and by which digest the plan is known.</summary>
internal static class Footer
{
    /// <summary>The last line of the comment, with its line feed.</summary>
    public static string Of(IReadOnlyList<StackPreview> previews, CommentContext context)
    {
        var parts = new List<string>();
        if (context.Base.Length > 0)
            parts.Add($"from {MarkdownText.Code(context.Base, 40)}");
        if (context.Head.Length > 0)
            parts.Add($"to {MarkdownText.Code(context.Head, 40)}");
        parts.Add($"plan {MarkdownText.Code($"sha256:{PlanDigest.Of(previews)}")}");
        if (previews.Sum(preview => preview.Plan.SecretsNotCompared) is > 0 and var secrets)
            parts.Add($"{Words.Count(secrets, "secret")} not compared");
        StackPreview[] alone = [.. previews.Where(preview => !preview.Plan.IsCompared)];
        if (alone.Length > 0)
            parts.Add($"nothing to compare {Verdict.Names(alone)} with");
        return $"<sub>{string.Join(" · ", parts)}</sub>\n";
    }
}
