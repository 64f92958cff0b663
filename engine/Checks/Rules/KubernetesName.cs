
namespace Platform.Engine.Checks.Rules;

/// <summary>
/// Names, labels and annotations of Kubernetes objects (Kubernetes documentation: "Object Names and IDs", "Labels and Selectors",
/// "Annotations"; k8s.io/apimachinery, validation).
/// </summary>
internal static class KubernetesName
{
    // The pods or jobs that a controller makes get names of this and a suffix.
    private const int LongestCronJob = 52;

    private const int LongestKey = 63;
    private const int LongestPrefix = 253;

    private static readonly NameRule KeyName = NameRule.AlnumFirst(1, LongestKey, "-_.") with
    {
        Last = System.Buffers.SearchValues.Create(NameRule.LettersDigits),
    };

    // Kinds whose names are labels; everything else takes subdomains, access control takes nearly anything.
    private static readonly HashSet<string> Labels = ["Namespace", "Service"];

    private static readonly HashSet<string> PathSegments =
        ["ClusterRole", "ClusterRoleBinding", "Role", "RoleBinding", "CertificateSigningRequest"];

    /// <summary>The rule for the name of an object of the kind.</summary>
    public static Complaint? OfKind(string kind, string name) =>
        PathSegments.Contains(kind) ? PathSegment(name)
        : kind == "Service" ? NameRule.Rfc1035.Judge(name)
        : Labels.Contains(kind) ? NameRule.DnsLabel.Judge(name)
        : kind == "CronJob" && name.Length > LongestCronJob
            ? $"is too long: at most {LongestCronJob} characters are allowed, it has {name.Length}"
        : Subdomain(name);

    /// <summary>A subdomain of RFC 1123: labels in lower case, with dots between, at most 253 characters.</summary>
    public static Complaint? Subdomain(string name)
    {
        if (name.Length == 0)
            return "must not be empty";
        if (name.Length > LongestPrefix)
            return $"is too long: at most {LongestPrefix} characters are allowed, it has {name.Length}";
        foreach (var label in name.Split('.'))
        {
            if (label.Length == 0)
                return "must consist of lower-case letters, digits, - and .: there is nothing between two dots";
            if (label.FirstOrDefault(c => !char.IsAsciiLetterLower(c) && !char.IsAsciiDigit(c) && c != '-') is not '\0' and var wrong)
            {
                return new Complaint(
                    $"must consist of lower-case letters, digits, - and .: '{wrong}' is not allowed",
                    char.IsAsciiLetterUpper(wrong) || wrong == '_' ? $"use {name.ToLowerInvariant().Replace('_', '-')}" : null);
            }

            if (label[0] == '-' || label[^1] == '-')
                return "must begin and end with a letter or digit, also around dots";
        }

        return null;
    }

    /// <summary>The key of a label or annotation: an optional prefix, a slash, a name.</summary>
    public static Complaint? Key(string key)
    {
        var parts = key.Split('/');
        if (parts.Length > 2)
            return "must have at most one /, between prefix and name";
        if (parts.Length == 2 && Subdomain(parts[0].ToLowerInvariant()) is { } prefix)
            return $"must have a domain as its prefix: {parts[0]} {prefix.Rule}";
        return KeyName.Judge(parts[^1]) is { } name
            ? name with { Rule = $"must end with a name that has at most 63 letters, digits, -, _ and .: it {name.Rule}" } : null;
    }

    /// <summary>A label's value.</summary>
    public static Complaint? LabelValue(string value) => value.Length == 0 ? null : KeyName.Judge(value);

    /// <summary>A port's name: at most 15 lower-case letters, digits and dashes, at least one letter (RFC 6335).</summary>
    public static Complaint? PortName(string name) =>
        NameRule.DnsLabel.Judge(name) is { } complaint ? complaint
        : name.Length > 15 ? $"is too long: at most 15 characters are allowed, it has {name.Length}"
        : name.Contains("--", StringComparison.Ordinal) ? "must not have two dashes in a row"
        : name.Any(char.IsAsciiLetter) ? null
        : "must have at least one letter";

    /// <summary>A key of a ConfigMap or Secret; it becomes a file's name.</summary>
    public static Complaint? DataKey(string key) =>
        key is "." or ".." || key.StartsWith("..", StringComparison.Ordinal) ? "must not begin with two dots"
            : NameRule.Of(1, 253, "-_.").Judge(key);

    private static Complaint? PathSegment(string name) =>
        name is "" ? "must not be empty"
        : name is "." or ".." ? "must not be . or .."
        : name.IndexOfAny(['/', '%']) >= 0 ? "must not contain / or %"
        : null;
}
