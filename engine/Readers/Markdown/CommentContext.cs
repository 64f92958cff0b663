using System.Text.RegularExpressions;

namespace Platform.Engine.Readers.Markdown;

/// <summary>What a comment says besides the plans. All of it comes from the workflow, none from the program.</summary>
internal sealed partial record CommentContext
{
    /// <summary>Tells comments of several previews in one pull request apart. Default: none.</summary>
    public string Key { get; init; } = "";

    /// <summary>The commit that the plans start from; empty when it is not known.</summary>
    public string Base { get; init; } = "";

    /// <summary>The commit that the plans lead to; empty when it is not known.</summary>
    public string Head { get; init; } = "";

    /// <summary>Where the whole preview is to be read; null when it is nowhere.</summary>
    public Uri? Details { get; init; }

    /// <summary>
    /// The first line, by which the comment is found again. It shows nothing. Whatever a plan contains, no other line has its form;
    /// who looks for it should still ask that the author be the one who posts such comments.
    /// </summary>
    public string Marker => $"<!-- platform-preview:v1{(Key.Length > 0 ? $":{Unfit().Replace(Key, "-")}" : "")} -->";

    [GeneratedRegex("[^A-Za-z0-9._/]+")]
    private static partial Regex Unfit();
}
