namespace Platform.Engine.Checks.Rules;

/// <summary>Names in the domain name system (RFC 1035, 2181): labels of at most 63 characters, at most 253 in all.</summary>
internal static class DnsName
{
    private const int Longest = 253;
    private const int LongestLabel = 63;

    /// <summary>A host's name without a dot at the end: letters, digits and dashes.</summary>
    public static Complaint? Host(string name) => Judge(name, wildcard: false, underscore: false, dotAtEnd: false);

    /// <summary>A host's name, or <c>*.</c> before one.</summary>
    public static Complaint? HostOrWildcard(string name) => Judge(name, wildcard: true, underscore: false, dotAtEnd: false);

    /// <summary>The name of a record or zone in Route 53, with or without a dot at the end.</summary>
    public static Complaint? Record(string name) =>
        Judge(name.EndsWith('.') ? name[..^1] : name, wildcard: true, underscore: true, dotAtEnd: false);

    /// <summary>The name of a record or zone in Cloud DNS, which ends with a dot.</summary>
    public static Complaint? Absolute(string name) => Judge(name, wildcard: true, underscore: true, dotAtEnd: true);

    private static Complaint? Judge(string name, bool wildcard, bool underscore, bool dotAtEnd)
    {
        if (name.Length == 0)
            return "must not be empty";
        if (dotAtEnd && !name.EndsWith('.'))
            return new Complaint("must end with a dot", $"use {name}.");
        if (dotAtEnd)
            name = name[..^1];
        if (name.Length > Longest)
            return $"is too long: a domain name has at most {Longest} characters, this one {name.Length}";

        var labels = name.Split('.');
        for (var index = 0; index < labels.Length; index++)
        {
            if (labels[index] == "*" && wildcard && index == 0 && labels.Length > 1)
                continue;
            if (Label(labels[index], underscore) is { } complaint)
                return complaint;
        }

        return null;
    }

    private static Complaint? Label(string label, bool underscore)
    {
        if (label.Length == 0)
            return "must be a domain name: there is an empty part between two dots";
        if (label.Length > LongestLabel)
            return $"must be a domain name: the part {label} has {label.Length} characters, at most {LongestLabel} are allowed";
        if (label.FirstOrDefault(c => !char.IsAsciiLetterOrDigit(c) && c != '-' && !(underscore && c == '_')) is not '\0' and var wrong)
            return $"must be a domain name: '{wrong}' is not allowed";
        return label[0] == '-' || label[^1] == '-' ? $"must be a domain name: the part {label} begins or ends with a dash" : null;
    }
}
