using System.Text.Encodings.Web;
using System.Text.Json;

namespace Platform.Components.Identity;

/// <summary>An IAM policy document. Pure; it knows no role.</summary>
/// <param name="Statements">What it grants and refuses.</param>
public sealed record PolicyDocument(params ImmutableArray<PolicyStatement> Statements)
{
    /// <summary>What a managed policy may have, white space not counted (IAM and AWS STS quotas).</summary>
    public const int ManagedLimit = 6144;

    /// <summary>What all inline policies of a role may have together, white space not counted (IAM and AWS STS quotas).</summary>
    public const int InlineLimit = 10240;

    private const string LanguageVersion = "2012-10-17";

    // Nobody reads a policy as HTML; escaped, an apostrophe counts as six characters.
    private static readonly JsonSerializerOptions Format = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The document's size as IAM counts it: characters that are no white space.</summary>
    public int Size => ToJson().Count(character => !char.IsWhiteSpace(character));

    /// <summary>The document as JSON on one line, in the order of IAM's grammar.</summary>
    public string ToJson() => JsonSerializer.Serialize(new Dictionary<string, object>
    {
        ["Version"] = LanguageVersion,
        ["Statement"] = Statements.Select(Written),
    }, Format);

    private static Dictionary<string, object> Written(PolicyStatement statement)
    {
        var written = new Dictionary<string, object>();
        if (statement.Sid.Length > 0)
            written["Sid"] = statement.Sid;
        written["Effect"] = statement.Effect.ToString();
        if (statement.Principals.ContainsKey("*"))
            written["Principal"] = "*";
        else if (!statement.Principals.IsEmpty)
            written["Principal"] = statement.Principals.ToDictionary(kind => kind.Key, kind => OneOrMany(kind.Value));
        written["Action"] = OneOrMany(statement.Actions);
        if (!statement.Resources.IsEmpty)
            written["Resource"] = OneOrMany(statement.Resources);
        if (!statement.Conditions.IsEmpty)
        {
            written["Condition"] = statement.Conditions.ToDictionary(
                condition => condition.Key, condition => condition.Value.ToDictionary(key => key.Key, key => OneOrMany(key.Value)));
        }

        return written;
    }

    private static object OneOrMany(ImmutableArray<string> values) => values is [var only] ? only : values;
}
