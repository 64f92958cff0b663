namespace Platform.Engine.CommandLine;

/// <summary>What a preview prints.</summary>
internal enum OutputFormat
{
    /// <summary>The resources as a tree, for people.</summary>
    Tree,

    /// <summary>The shape of <c>pulumi preview --json</c>.</summary>
    Json,

    /// <summary>The comment on a pull request.</summary>
    Markdown,

    /// <summary>When the resources come to be, as bars for people.</summary>
    Timeline,

    /// <summary>When the resources come to be, as JSON.</summary>
    TimelineJson,

    /// <summary>In which waves the stack would be destroyed.</summary>
    Destroy,

    /// <summary>What the stacks cost in a month, for people.</summary>
    Cost,

    /// <summary>What the stacks cost in a month, as JSON.</summary>
    CostJson,

    /// <summary>What the rules of policy say, as tables for people.</summary>
    Policy,

    /// <summary>What the rules of policy say, as JSON.</summary>
    PolicyJson,

    /// <summary>A page to look at, with everything there is to know.</summary>
    Html,

    /// <summary>The commands that look for what a destroyed stack left behind; the format of a command of its own.</summary>
    Leftovers,

    /// <summary>What clusters are left with without each of their zones; the format of a command of its own.</summary>
    Drill,

    /// <summary>The same as JSON.</summary>
    DrillJson,
}

/// <summary>How the formats of a preview are written on the command line.</summary>
internal static class OutputFormats
{
    /// <summary>The formats by their names.</summary>
    public static IReadOnlyDictionary<string, OutputFormat> Names { get; } =
        new Dictionary<string, OutputFormat>(StringComparer.OrdinalIgnoreCase)
        {
            ["tree"] = OutputFormat.Tree,
            ["json"] = OutputFormat.Json,
            ["markdown"] = OutputFormat.Markdown,
            ["timeline"] = OutputFormat.Timeline,
            ["timeline-json"] = OutputFormat.TimelineJson,
            ["destroy"] = OutputFormat.Destroy,
            ["cost"] = OutputFormat.Cost,
            ["cost-json"] = OutputFormat.CostJson,
            ["policy"] = OutputFormat.Policy,
            ["policy-json"] = OutputFormat.PolicyJson,
            ["html"] = OutputFormat.Html,
        };
}

/// <summary>What the user asked of a preview.</summary>
internal sealed record PreviewOptions
{
    /// <summary>The stack; null previews every stack that has a file.</summary>
    public string? Stack { get; init; }

    /// <summary>Where to look for the project.</summary>
    public required string Directory { get; init; }

    /// <summary>Whether computed values stay unknown.</summary>
    public bool Unknowns { get; init; }

    /// <summary>What to print.</summary>
    public OutputFormat Format { get; init; }

    /// <summary>For a timeline: the logical name or type up to which. Null: up to the end.</summary>
    public string? Until { get; init; }

    /// <summary>
    /// Whether costs are shown: by the formats that are about them, and in the comment where there is something to compare.
    /// </summary>
    public bool ShowsCost => Format is OutputFormat.Cost or OutputFormat.CostJson or OutputFormat.Html
        || (Format == OutputFormat.Markdown && Against is not null);

    /// <summary>
    /// Where to write the export; a folder, ending in a slash or existing, gets a file per stack. For html the page. Null: nowhere.
    /// </summary>
    public string? Out { get; init; }

    /// <summary>Where to write the export of each stack. Null: nowhere.</summary>
    public string? Exports => Format == OutputFormat.Html ? null : Out;

    /// <summary>The export to compare with; a folder holds a file per stack. Null: none.</summary>
    public string? Against { get; init; }

    /// <summary>Exports of other stacks by the names that stack references use.</summary>
    public IReadOnlyDictionary<string, string> StackOutputs { get; init; } = new Dictionary<string, string>();

    /// <summary>The organization's name.</summary>
    public string Organization { get; init; } = "organization";

    /// <summary>The commit that a pull request starts from, for its comment or report. Default: not known.</summary>
    public string Base { get; init; } = "";

    /// <summary>The commit that a pull request leads to, for its comment or report. Default: not known.</summary>
    public string Head { get; init; } = "";

    /// <summary>Where the whole preview is to be read, for the comment. Default: nowhere.</summary>
    public Uri? Details { get; init; }

    /// <summary>For a drill: whether what is lost is an error. Null: where a cluster has zones enough.</summary>
    public bool? MustSurvive { get; init; }

    /// <summary>How long a program may run.</summary>
    public TimeSpan Timeout { get; init; }
}
