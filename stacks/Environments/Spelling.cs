namespace Platform.Stacks.Environments;

/// <summary>Finds the known word that a misspelt one probably meant. It knows no words itself.</summary>
internal static class Spelling
{
    /// <summary>The nearest of the known words; null when even that one differs in more than a third of its letters.</summary>
    public static string? Nearest(string word, IEnumerable<string> known) => known
        .Select(candidate => (Candidate: candidate, Edits: Edits(word.ToLowerInvariant(), candidate.ToLowerInvariant())))
        .Where(found => found.Edits <= Math.Max(1, found.Candidate.Length / 3))
        .OrderBy(found => found.Edits)
        .Select(found => found.Candidate)
        .FirstOrDefault();

    /// <summary>How many letters must be inserted, left out or exchanged.</summary>
    private static int Edits(string from, string to)
    {
        var row = Enumerable.Range(0, to.Length + 1).ToArray();
        foreach (var (letter, above) in from.Select((letter, index) => (letter, index + 1)))
        {
            var diagonal = row[0];
            row[0] = above;
            for (var i = 1; i <= to.Length; i++)
            {
                var substituted = diagonal + (letter == to[i - 1] ? 0 : 1);
                diagonal = row[i];
                row[i] = Math.Min(Math.Min(row[i], row[i - 1]) + 1, substituted);
            }
        }

        return row[^1];
    }
}
