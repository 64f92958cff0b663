namespace Platform.Engine.Readers.Markdown;

/// <summary>Compares two texts line by line and shows the difference with a little of what stands around it.</summary>
internal static class LineDifferences
{
    private const int Context = 2;

    // The comparison takes time and memory by the product of the lines; longer texts are shown as wholly different.
    private const int LongestProduct = 1_000_000;

    /// <summary>Lines that begin with two spaces, <c>- </c> or <c>+ </c>; an ellipsis stands for lines that are the same.</summary>
    public static IEnumerable<string> Between(IReadOnlyList<string> old, IReadOnlyList<string> now)
    {
        var start = 0;
        while (start < old.Count && start < now.Count && old[start] == now[start])
            start++;
        var end = 0;
        while (end < old.Count - start && end < now.Count - start && old[old.Count - 1 - end] == now[now.Count - 1 - end])
            end++;

        var middle = Middle([.. old.Skip(start).Take(old.Count - start - end)], [.. now.Skip(start).Take(now.Count - start - end)]);
        return Shortened([.. old.Take(start).Select(Same), .. middle, .. old.Skip(old.Count - end).Select(Same)]);
    }

    private static List<string> Middle(string[] old, string[] now)
    {
        if ((long)old.Length * now.Length > LongestProduct)
            return [.. old.Select(Gone), .. now.Select(Come)];

        var common = new int[old.Length + 1, now.Length + 1];
        for (var i = old.Length - 1; i >= 0; i--)
        {
            for (var j = now.Length - 1; j >= 0; j--)
                common[i, j] = old[i] == now[j] ? common[i + 1, j + 1] + 1 : Math.Max(common[i + 1, j], common[i, j + 1]);
        }

        var lines = new List<string>();
        var (left, right) = (0, 0);
        while (left < old.Length || right < now.Length)
        {
            if (left < old.Length && right < now.Length && old[left] == now[right])
            {
                lines.Add(Same(old[left++]));
                right++;
            }
            else if (right == now.Length || (left < old.Length && common[left + 1, right] >= common[left, right + 1]))
                lines.Add(Gone(old[left++]));
            else
                lines.Add(Come(now[right++]));
        }

        return lines;
    }

    private static IEnumerable<string> Shortened(IReadOnlyList<string> lines)
    {
        var near = new bool[lines.Count];
        for (var i = 0; i < lines.Count; i++)
        {
            if (lines[i][0] == ' ')
                continue;
            for (var j = Math.Max(0, i - Context); j <= Math.Min(lines.Count - 1, i + Context); j++)
                near[j] = true;
        }

        for (var i = 0; i < lines.Count; i++)
        {
            if (near[i])
                yield return lines[i];
            else if (i == 0 || near[i - 1])
                yield return "  …";
        }
    }

    private static string Same(string line) => $"  {line}";

    private static string Gone(string line) => $"- {line}";

    private static string Come(string line) => $"+ {line}";
}
