namespace Platform.Engine.Checks;

/// <summary>Finds what somebody probably meant.</summary>
internal static class NearestName
{
    /// <summary>
    /// The candidate that differs least from the name, or null when none is near: at most a third of the name's letters may be
    /// inserted, left out, exchanged or swapped with their neighbour. Case, dashes and underscores count for nothing, so that
    /// <c>cidr_block</c> finds <c>cidrBlock</c>. Of equally near ones the first counts.
    /// </summary>
    public static string? Of(string name, IEnumerable<string> candidates)
    {
        var wanted = Reduce(name);
        var limit = wanted.Length / 3;
        string? nearest = null;
        foreach (var candidate in candidates)
        {
            var distance = Distance(wanted, Reduce(candidate), limit);
            if (distance > limit || (nearest is not null && distance == limit))
                continue;
            if (distance == 0)
                return candidate;
            nearest = candidate;
            limit = distance;
        }

        return nearest;
    }

    private static string Reduce(string name) => name.Replace("_", "").Replace("-", "").ToLowerInvariant();

    // Optimal string alignment: three rows of the usual table; anything above the limit is as good as infinite.
    private static int Distance(string left, string right, int limit)
    {
        if (Math.Abs(left.Length - right.Length) > limit)
            return limit + 1;

        var beforeLast = new int[right.Length + 1];
        var last = Enumerable.Range(0, right.Length + 1).ToArray();
        var row = new int[right.Length + 1];
        for (var i = 1; i <= left.Length; i++)
        {
            row[0] = i;
            for (var j = 1; j <= right.Length; j++)
            {
                var cost = left[i - 1] == right[j - 1] ? 0 : 1;
                row[j] = Math.Min(Math.Min(last[j] + 1, row[j - 1] + 1), last[j - 1] + cost);
                if (i > 1 && j > 1 && left[i - 1] == right[j - 2] && left[i - 2] == right[j - 1])
                    row[j] = Math.Min(row[j], beforeLast[j - 2] + 1);
            }

            (beforeLast, last, row) = (last, row, beforeLast);
        }

        return last[right.Length];
    }
}
