namespace Platform.Engine.Checks.Rules;

/// <summary>
/// Schedules: the five fields of a Kubernetes CronJob (robfig/cron v3, standard parser) and the rates and six fields of EventBridge
/// (EventBridge User Guide, "Setting a schedule pattern").
/// </summary>
internal static class CronLine
{
    private static readonly string[] Months = ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"];
    private static readonly string[] Days = ["SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"];
    private static readonly string[] Macros = ["@yearly", "@annually", "@monthly", "@weekly", "@daily", "@midnight", "@hourly"];

    private static readonly Field[] UnixFields =
    [
        new("minute", 0, 59, []), new("hour", 0, 23, []), new("day of month", 1, 31, []), new("month", 1, 12, Months),
        new("day of week", 0, 6, Days),
    ];

    private static readonly Field[] AwsFields =
    [
        new("minute", 0, 59, []), new("hour", 0, 23, []), new("day of month", 1, 31, []), new("month", 1, 12, Months),
        new("day of week", 1, 7, Days), new("year", 1970, 2199, []),
    ];

    /// <summary>A schedule as Kubernetes takes it.</summary>
    public static Complaint? Unix(string line)
    {
        if (line.Contains("TZ=", StringComparison.Ordinal))
            return new Complaint("must not name a time zone", "set timeZone instead");
        if (line.StartsWith('@'))
        {
            return Macros.Contains(line) || line.StartsWith("@every ", StringComparison.Ordinal)
                ? null
                : new Complaint(
                    $"must be five fields or one of {string.Join(", ", Macros)}",
                    NearestName.Of(line, Macros) is { } nearest ? $"did you mean {nearest}?" : null);
        }

        var fields = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (fields.Length != UnixFields.Length)
            return $"must have five fields (minute, hour, day of month, month, day of week), has {fields.Length}";

        return fields.Zip(UnixFields, (text, field) => field.Judge(text == "?" ? "*" : text)).FirstOrDefault(complaint =>
            complaint is not null);
    }

    /// <summary>A schedule expression as EventBridge takes it.</summary>
    public static Complaint? Aws(string line)
    {
        if (Inside(line, "rate") is { } rate)
            return Rate(rate);
        if (Inside(line, "cron") is not { } cron)
            return "must be rate(…) or cron(…), such as rate(5 minutes) or cron(0 12 * * ? *)";

        var fields = cron.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (fields.Length != AwsFields.Length)
            return $"must have six fields (minute, hour, day of month, month, day of week, year), has {fields.Length}";
        if (fields[2] != "?" && fields[4] != "?")
            return "must have ? as the day of month or the day of week: they exclude each other";

        for (var index = 0; index < fields.Length; index++)
        {
            var special = index is 2 or 4 && (fields[index] == "?" || fields[index].IndexOfAny(['L', 'W', '#']) >= 0);
            if (!special && AwsFields[index].Judge(fields[index]) is { } complaint)
                return complaint;
        }

        return null;
    }

    private static Complaint? Rate(string rate)
    {
        var parts = rate.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length != 2 || !int.TryParse(parts[0], out var count) || count < 1)
            return "must be a positive number and a unit, such as rate(5 minutes)";

        var unit = parts[1].TrimEnd('s');
        if (unit is not ("minute" or "hour" or "day"))
            return "must have minutes, hours or days as its unit";
        return parts[1].EndsWith('s') == (count != 1)
            ? null
            : new Complaint("must have its unit in the singular for 1 and in the plural otherwise",
                $"use rate({count} {unit}{(count == 1 ? "" : "s")})");
    }

    private static string? Inside(string line, string name) =>
        line.StartsWith(name + "(", StringComparison.Ordinal) && line.EndsWith(')') ? line[(name.Length + 1)..^1] : null;

    private sealed record Field(string Name, int Least, int Most, string[] Names)
    {
        public Complaint? Judge(string text)
        {
            foreach (var part in text.Split(','))
            {
                var step = part.Split('/');
                if (step.Length > 2 || (step.Length == 2 && (!int.TryParse(step[1], out var width) || width < 1)))
                    return $"has a {Name} of {text}: the step behind / must be a positive number";
                if (step[0] == "*")
                    continue;

                var range = step[0].Split('-');
                var bounds = range.Select(Number).ToList();
                if (range.Length > 2 || bounds.Contains(null))
                    return $"has a {Name} of {text}: it must lie between {Least} and {Most}"
                        + (Names.Length > 0 ? $" or be a name such as {Names[1]}" : "");
                if (bounds.Count == 2 && bounds[0] > bounds[1])
                    return $"has a {Name} of {text}: the range runs backwards";
            }

            return null;
        }

        private int? Number(string text)
        {
            var name = Array.FindIndex(Names, known => known.Equals(text, StringComparison.OrdinalIgnoreCase));
            if (name >= 0)
                return name + Least;
            return text.All(char.IsAsciiDigit) && int.TryParse(text, out var number) && number >= Least && number <= Most ? number : null;
        }
    }
}
