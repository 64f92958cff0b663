using Engine.Tests.Support;

namespace Platform.Tests.Golden.Pages;

/// <summary>A fenced block of a page, without the indent of the list that it stands in.</summary>
/// <param name="Page">The page, from the repository's root.</param>
/// <param name="Heading">The heading that it stands under.</param>
/// <param name="Line">The line of its opening fence.</param>
/// <param name="Language">The word behind the fence; empty when there is none.</param>
/// <param name="Text">What is in it, each line ended.</param>
public sealed record Block(string Page, string Heading, int Line, string Language, string Text)
{
    /// <summary>Where it is, for messages.</summary>
    public string Place => $"{Page}:{Line}";

    /// <summary>What it starts with.</summary>
    public string FirstLine => Text.Split('\n', 2)[0];

    /// <summary>All pages: README and everything below docs.</summary>
    public static string[] Pages() =>
    [
        "README.md",
        .. Directory.GetFiles(Repository.PathOf("docs"), "*.md", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(Repository.Root, file).Replace('\\', '/'))
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>The blocks of all pages.</summary>
    public static Block[] All() => [.. Pages().SelectMany(Of)];

    /// <summary>The blocks of a page, in its order.</summary>
    public static Block[] Of(string page)
    {
        var lines = File.ReadAllLines(Repository.PathOf(page));
        var blocks = new List<Block>();
        var heading = "";
        for (var i = 0; i < lines.Length; i++)
        {
            if (lines[i].StartsWith('#'))
                heading = lines[i].TrimStart('#', ' ');
            if (!IsFence(lines[i]))
                continue;

            var start = i;
            var indent = lines[i].Length - lines[i].TrimStart().Length;
            var text = new List<string>();
            while (++i < lines.Length && !IsFence(lines[i]))
                text.Add(lines[i].Length >= indent ? lines[i][indent..] : "");
            Assert.That(i, Is.LessThan(lines.Length), $"{page}:{start + 1}: is not closed");
            blocks.Add(new(page, heading, start + 1, lines[start].Trim()[3..], string.Concat(text.Select(line => line + "\n"))));
        }

        return [.. blocks];
    }

    private static bool IsFence(string line) => line.TrimStart().StartsWith("```", StringComparison.Ordinal);
}
