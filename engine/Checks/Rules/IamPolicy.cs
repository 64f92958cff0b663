using System.Text.Json;
using Platform.Engine.Graph;

namespace Platform.Engine.Checks.Rules;

/// <summary>What a policy document is attached to; that decides which of its elements must and must not be there.</summary>
internal enum PolicyKind
{
    /// <summary>To an identity: it says which resources, and no principal.</summary>
    Identity,

    /// <summary>To a role, as its trust: it says which principals, and no resource.</summary>
    Trust,

    /// <summary>To a resource: it says both.</summary>
    Resource,
}

/// <summary>
/// IAM policy documents, as JSON text or as an object (IAM User Guide: "Grammar of the IAM JSON policy language", "IAM JSON policy
/// elements", "IAM and AWS STS quotas").
/// </summary>
internal static class IamPolicy
{
    /// <summary>The quota of a managed policy, white space not counted.</summary>
    public const int ManagedSize = 6144;

    /// <summary>The quota of all inline policies of a role, white space not counted.</summary>
    public const int InlineSize = 10240;

    /// <summary>The default quota of a trust policy; it can be raised.</summary>
    public const int TrustSize = 2048;

    private static readonly HashSet<string> TopKeys = ["Version", "Id", "Statement"];
    private static readonly HashSet<string> Versions = ["2012-10-17", "2008-10-17"];

    /// <summary>The rule for a policy of the kind, with a limit for its size.</summary>
    public static ValueRule Of(PolicyKind kind, int size) => (value, context) =>
    {
        if (value is StringValue { Value: var text })
        {
            if (Read(value, text, context) is not { } read)
                return;
            Size(value, text, kind, size, context);
            value = read;
        }

        if (value is ObjectValue document)
            Document(document, kind, context);
        else if (value is not (UnknownValue or NullValue))
            context.Findings.Error(value, "must be a policy document: a JSON object");
    };

    private static ObjectValue? Read(PropertyValue value, string text, RuleContext context)
    {
        try
        {
            using var json = JsonDocument.Parse(text, new JsonDocumentOptions { AllowDuplicateProperties = false });
            if (JsonValues.From(json.RootElement) is ObjectValue document)
                return document;
            context.Findings.Error(value, "must be a policy document: a JSON object");
        }
        catch (JsonException invalid)
        {
            context.Findings.Error(
                value,
                $"must be a policy document: this is no JSON, line {invalid.LineNumber + 1}, column {invalid.BytePositionInLine + 1}");
        }

        return null;
    }

    private static void Size(PropertyValue value, string text, PolicyKind kind, int size, RuleContext context)
    {
        var length = text.Count(c => !char.IsWhiteSpace(c));
        if (length <= size)
            return;

        if (kind == PolicyKind.Trust)
            context.Findings.Warning(value, $"has {length} characters: the default quota is {size}", "shorten it or have the quota raised");
        else
            context.Findings.Error(value, $"has {length} characters: at most {size} are allowed", "split it");
    }

    private static void Document(ObjectValue document, PolicyKind kind, RuleContext context)
    {
        IamStatement.Keys(document, TopKeys, context);
        if (document["Version"] is null or NullValue)
        {
            context.Findings.Enter("Version");
            context.Findings.Warning(null, "is missing: policy variables are then not replaced", "set it to 2012-10-17");
            context.Findings.Leave();
        }
        else
        {
            Rule.At("Version", Rule.OneOf([.. Versions]))(document, context);
        }

        context.Findings.Enter("Statement");
        switch (document["Statement"]?.Plain)
        {
            case null or NullValue:
                context.Findings.Error(null, "is required", "set it to a list of statements");
                break;
            case ObjectValue single:
                IamStatement.Check(single, kind, context);
                break;
            case ListValue { Items.Count: 0 } empty:
                context.Findings.Error(empty, "must hold at least one statement");
                break;
            case ListValue list:
                Statements(list, kind, context);
                break;
            case UnknownValue:
                break;
            case var other:
                context.Findings.Error(other, "must be a statement or a list of statements");
                break;
        }

        context.Findings.Leave();
    }

    private static void Statements(ListValue list, PolicyKind kind, RuleContext context)
    {
        var sids = new HashSet<string>(StringComparer.Ordinal);
        for (var index = 0; index < list.Items.Count; index++)
        {
            context.Findings.Enter(index);
            switch (list.Items[index].Plain)
            {
                case ObjectValue statement:
                    IamStatement.Check(statement, kind, context);
                    if (statement.Text("Sid") is { Length: > 0 } sid && !sids.Add(sid))
                        Rule.At("Sid", Rule.Text(_ => "is used by an earlier statement: it must be unique in the policy"))(statement,
                            context);
                    break;
                case UnknownValue:
                    break;
                case var other:
                    context.Findings.Error(other, "must be a statement: an object");
                    break;
            }

            context.Findings.Leave();
        }
    }
}
