namespace Platform.Engine.Checks.Rules;

/// <summary>
/// Amazon resource names: <c>arn:partition:service:region:account:resource</c> (AWS General Reference, "Amazon Resource Names").
/// </summary>
internal static class Arn
{
    private static readonly string[] Partitions = ["aws", "aws-cn", "aws-eusc", "aws-iso", "aws-iso-b", "aws-iso-e", "aws-iso-f",
        "aws-us-gov"];

    /// <summary>An ARN of any service.</summary>
    public static Complaint? Any(string text) => Judge(text, patterns: false);

    /// <summary>An ARN in a policy, where parts may be patterns.</summary>
    public static Complaint? Pattern(string text) => Judge(text, patterns: true);

    /// <summary>An ARN of the service whose resource begins so.</summary>
    public static Func<string, Complaint?> Of(string service, string resource) => text =>
    {
        if (Judge(text, patterns: false) is { } complaint)
            return complaint;

        var parts = text.Split(':', 6);
        return parts[2] == service && parts[5].StartsWith(resource, StringComparison.Ordinal)
            ? null
            : $"must be the ARN of {Article(resource)} of {service}: arn:aws:{service}:…:{resource}…";
    };

    /// <summary>An ARN, or something else that the other rule takes.</summary>
    public static Func<string, Complaint?> Or(Func<string, Complaint?> other) => text =>
        text.StartsWith("arn:", StringComparison.Ordinal) ? Any(text) : other(text);

    private static string Article(string resource) => $"a {resource.TrimEnd('/', ':')}";

    private static Complaint? Judge(string text, bool patterns)
    {
        const string form = "must be an ARN: arn:partition:service:region:account:resource";
        var parts = text.Split(':', 6);
        if (parts[0] != "arn")
            return form;
        if (parts.Length < 6)
            return $"{form}: it has {parts.Length} of 6 parts";
        if (!(patterns && Wild(parts[1])) && !Partitions.Contains(parts[1]))
        {
            return new Complaint(
                $"{form}: there is no partition {parts[1]}", NearestName.Of(parts[1], Partitions) is { } near ? $"did you mean {near}?"
                    : null);
        }

        if (parts[2].Length == 0 || !parts[2].All(c => IsServiceLetter(c) || (patterns && c is '*' or '?')))
            return $"{form}: '{parts[2]}' is no service";
        if (parts[3].Any(c => !(char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-')) && !(patterns && Wild(parts[3])))
            return $"{form}: '{parts[3]}' is no region";
        if (parts[4] is not ("" or "aws" or "aws-managed" or "cloudfront") && !IsAccount(parts[4]) && !(patterns && Wild(parts[4])))
            return $"{form}: '{parts[4]}' is no account, which has 12 digits";
        return parts[5].Length == 0 ? $"{form}: the resource is missing" : null;
    }

    private static bool IsServiceLetter(char c) => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '-' or '.';

    private static bool IsAccount(string text) => text.Length == 12 && text.All(char.IsAsciiDigit);

    private static bool Wild(string part) => part.Contains('*') || part.Contains('?') || part.Contains("${");
}
