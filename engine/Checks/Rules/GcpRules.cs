using Platform.Engine.Graph;
using static Platform.Engine.Checks.Rules.Rule;

namespace Platform.Engine.Checks.Rules;

/// <summary>
/// What Google Cloud refuses beyond types: the validation of the Terraform provider that the Pulumi provider is made from
/// (google-beta 7.45), and the naming pages of the services where it leaves that to them. This file holds what is common.
/// </summary>
internal static partial class GcpRules
{
    private static readonly ValueRule Rfc1035 = NameRule.Rfc1035.ToRule();

    /// <summary>All rules.</summary>
    public static IEnumerable<RuleEntry> All() =>
    [
        .. RuleEntry.Enumerations(Enumerations), .. RuleEntry.Enumerations(ContainerEnumerations),
        .. RuleEntry.Enumerations(OpenEnumerations, Newer), .. Common(), .. Network(), .. Container(), .. Services(),
    ];

    private static RuleEntry[] Common() =>
    [
        new("*", "project", Text(Project)),
        new("*", "region", GcpPlace.Region),
        new("providers/gcp", "zone", GcpPlace.Zone),
        new("*", "labels", Labels),
        new("*", "resourceLabels", Labels),
        new("*", "defaultLabels", Labels),
        new("*", "member", Text(Member)),
        new("*", "role", Text(Role)),
        new("*", "kmsKeyName", KmsKey),
        // Nothing refuses another word, but only these two keep anything from being deleted.
        new("*", "deletionPolicy",
            Known("is neither ABANDON, DELETE nor PREVENT: the provider then deletes", "ABANDON", "DELETE", "PREVENT")),
    ];

    private static ValueRule KmsKey { get; } = Path("projects/*/locations/*/keyRings/*/cryptoKeys/*");

    /// <summary>A resource's name as a path; the text may begin with the address of its API.</summary>
    private static ValueRule Path(string template) => Text(text =>
    {
        var path = text.StartsWith("https://", StringComparison.Ordinal)
            && text.IndexOf("/projects/", StringComparison.Ordinal) is > 0 and var at
            ? text[(at + 1)..]
            : text;
        var (given, wanted) = (path.Split('/'), template.Split('/'));
        var fits = given.Length == wanted.Length
            && given.Zip(wanted, (left, right) => right == "*" ? left.Length > 0 : left == right).All(same => same);
        return fits ? null : $"must have the form {template.Replace("*", "…")}";
    });

    // Resource Manager: "Creating and managing projects"; domain-scoped ids have a prefix.
    private static Complaint? Project(string text) =>
        text.StartsWith("projects/", StringComparison.Ordinal) ? NameRule.LetterFirst(6, 30).Judge(text["projects/".Length..])
        : text.Length > 0 && text.All(char.IsAsciiDigit) ? null
        : NameRule.LetterFirst(6, 30).Judge(text[(text.IndexOf(':') + 1)..]);

    // "Requirements for labels", Resource Manager.
    private static void Labels(PropertyValue value, RuleContext context)
    {
        Map(
            key => key.Length is 0 or > 63 ? $"must have a key of 1 to 63 characters, this one has {key.Length}"
                : char.IsLower(key[0]) || (char.IsLetter(key[0]) && !char.IsUpper(key[0])) ? LabelText(key)
                : "must have a key that begins with a lower-case letter",
            Text(text => text.Length > 63 ? $"is too long: at most 63 characters are allowed, it has {text.Length}" : LabelText(text)))(
                value, context);
        if (value is ObjectValue { Count: > 64 })
            context.Findings.Error(value, "has too many labels: at most 64 are allowed");
    }

    private static Complaint? LabelText(string text)
    {
        var wrong = text.FirstOrDefault(c =>
            !((char.IsLetter(c) && !char.IsUpper(c)) || char.IsDigit(c) || c is '_' or '-' || char.IsSurrogate(c)));
        return wrong == '\0'
            ? null
            : new Complaint(
                $"must consist of lower-case letters, digits, _ and -: '{wrong}' is not allowed",
                char.IsUpper(wrong) ? $"use {text.ToLowerInvariant()}" : null);
    }

    // IAM: "Principal identifiers for allow policies".
    private static Complaint? Member(string text)
    {
        if (text is "allUsers" or "allAuthenticatedUsers")
            return null;
        if (text.StartsWith("principal://", StringComparison.Ordinal) || text.StartsWith("principalSet://", StringComparison.Ordinal))
            return Principal(text);

        var plain = text.StartsWith("deleted:", StringComparison.Ordinal) ? text["deleted:".Length..] : text;
        var colon = plain.IndexOf(':');
        var kind = colon < 0 ? plain : plain[..colon];
        string[] kinds = ["user", "serviceAccount", "group", "domain", "projectOwner", "projectEditor", "projectViewer"];
        if (colon <= 0 || !kinds.Contains(kind))
        {
            return new Complaint(
                "must be a principal, such as serviceAccount:name@project.iam.gserviceaccount.com or principal://…",
                kind.Contains('@')
                    ? $"use {(kind.EndsWith(".gserviceaccount.com", StringComparison.Ordinal) ? "serviceAccount" : "user")}:{plain}"
                    : NearestName.Of(kind, kinds) is { } near ? $"did you mean {near}?" : null);
        }

        var rest = plain[(colon + 1)..];
        return kind switch
        {
            // The second form is how a Kubernetes service account is written: project.svc.id.goog[namespace/name].
            "serviceAccount" when !rest.Contains('@')
                && !(rest.Contains(".svc.id.goog[", StringComparison.Ordinal) && rest.EndsWith(']')) =>
                "must name the service account by its e-mail address",
            "user" or "group" when !rest.Contains('@') => "must hold an e-mail address",
            _ => rest.Length == 0 ? "must not end with the colon" : null,
        };
    }

    private static Complaint? Principal(string text)
    {
        var path = text[(text.IndexOf("//", StringComparison.Ordinal) + 2)..].Split('/');
        return path is not ["iam.googleapis.com", "projects" or "locations", ..]
            ? "must continue with iam.googleapis.com/projects/… or iam.googleapis.com/locations/…"
            : path is [_, "projects", var number, ..] && !number.All(char.IsAsciiDigit)
                ? $"must have the project's number, not its id, behind projects/: {number} is none"
            : path is [_, "projects", _, "locations", "global", "workloadIdentityPools", { Length: > 0 },
                "subject" or "group" or "namespace" or "kubernetes.cluster" or "kubernetes.serviceaccount.uid" or "*", ..] or [_,
                    "locations", ..]
                || path is [_, "projects", _, "locations", "global", "workloadIdentityPools", { Length: > 0 }, var attribute, ..]
                    && attribute.StartsWith("attribute.", StringComparison.Ordinal)
                || path is [_, "projects", _, "type", ..]
                ? null
                : "must continue with locations/global/workloadIdentityPools/<pool>/subject/… or another kind of principal";
    }

    // roles/name, or a custom role of a project or organization.
    private static Complaint? Role(string text) => text.Split('/') switch
    {
        ["roles", { Length: > 0 }] => null,
        ["projects" or "organizations", { Length: > 0 }, "roles", { Length: > 0 }] => null,
        [var single] when single.Length > 0 =>
            new Complaint("must have the form roles/…, or projects/…/roles/… for a custom role", $"use roles/{single}"),
        _ => "must have the form roles/…, or projects/…/roles/… for a custom role",
    };

    // Durations of JSON APIs: seconds with up to nine places.
    private static Func<string, Complaint?> Seconds(double least, double most) => text =>
    {
        if (!text.EndsWith('s') || !double.TryParse(
                text[..^1], System.Globalization.NumberStyles.AllowDecimalPoint, System.Globalization.CultureInfo.InvariantCulture,
                    out var seconds))
        {
            return "must be a number of seconds with an s behind, such as 3600s";
        }

        return seconds < least || seconds > most
            ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"must be between {least}s and {most}s")
            : null;
    };

    private static Complaint? Instant(string text) =>
        DateTimeOffset.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out _) && text.Contains('T') ? null
            : "must be a time such as 2026-01-31T00:00:00Z";
}
