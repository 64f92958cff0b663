using System.Text.Json;

namespace Platform.Tests.Components.Identity.Policies;

/// <summary>What is wrong with a policy document, by the grammar of IAM's policy language.</summary>
internal static class IamJson
{
    private static readonly string[] Elements = ["Sid", "Effect", "Principal", "Action", "Resource", "Condition"];

    private static readonly string[] Operators =
    [
        "StringEquals", "StringNotEquals", "StringLike", "StringNotLike", "Bool", "Null", "ArnEquals", "ArnLike", "NumericLessThanEquals",
    ];

    public static IEnumerable<string> Faults(string json, bool ofResource = false)
    {
        using var document = JsonDocument.Parse(json, new JsonDocumentOptions { AllowDuplicateProperties = false });
        return Faults(document.RootElement, ofResource).ToArray();
    }

    /// <summary>The values of an element that may be one or many.</summary>
    public static string[] Texts(JsonElement element) =>
        element.ValueKind == JsonValueKind.Array ? [.. element.EnumerateArray().Select(item => item.GetString()!)] : [element.GetString()!];

    private static IEnumerable<string> Faults(JsonElement policy, bool ofResource)
    {
        if (policy.GetProperty("Version").GetString() != "2012-10-17")
            yield return "Version";
        var statements = policy.GetProperty("Statement").EnumerateArray().ToArray();
        if (statements.Length == 0)
            yield return "Statement: none";
        foreach (var twice in statements.GroupBy(statement => Sid(statement)).Where(group => group.Count() > 1))
            yield return $"{twice.Key}: used twice";
        foreach (var statement in statements)
        {
            foreach (var fault in FaultsOf(statement, ofResource))
                yield return $"{Sid(statement)}: {fault}";
        }
    }

    private static string? Sid(JsonElement statement) => statement.TryGetProperty("Sid", out var sid) ? sid.GetString() : null;

    private static IEnumerable<string> FaultsOf(JsonElement statement, bool ofResource)
    {
        foreach (var element in statement.EnumerateObject().Where(element => !Elements.Contains(element.Name)))
            yield return $"{element.Name}: no element";
        if (Sid(statement) is { } sid && (sid.Length == 0 || !sid.All(char.IsAsciiLetterOrDigit)))
            yield return "Sid: letters and digits only";
        if (statement.GetProperty("Effect").GetString() is not ("Allow" or "Deny"))
            yield return "Effect";
        if (statement.TryGetProperty("Principal", out _) != ofResource)
            yield return "Principal: only in policies of resources";

        foreach (var fault in Many(statement, "Action", action => action.Split(':') is [{ Length: > 0 }, { Length: > 0 }]))
            yield return fault;
        foreach (var fault in Many(statement, "Resource",
            resource => resource == "*" || resource.Split(':', 6) is ["arn", _, _, _, _, { Length: > 0 }]))
        {
            yield return fault;
        }

        if (!statement.TryGetProperty("Condition", out var condition))
            yield break;
        foreach (var test in condition.EnumerateObject())
        {
            var name = test.Name.Replace("ForAllValues:", "", StringComparison.Ordinal);
            name = name.EndsWith("IfExists", StringComparison.Ordinal) ? name[..^"IfExists".Length] : name;
            if (!Operators.Contains(name))
                yield return $"{test.Name}: no operator";
            foreach (var key in test.Value.EnumerateObject())
            {
                if (!key.Name.Contains(':', StringComparison.Ordinal) || Texts(key.Value) is [] or [""])
                    yield return $"{test.Name} {key.Name}";
            }
        }
    }

    private static IEnumerable<string> Many(JsonElement statement, string name, Func<string, bool> sound)
    {
        var values = statement.TryGetProperty(name, out var element) ? Texts(element) : [];
        if (values.Length == 0)
            yield return $"{name}: none";
        if (values.Distinct().Count() != values.Length)
            yield return $"{name}: twice the same";
        foreach (var value in values.Where(value => !sound(value)))
            yield return $"{name}: {value}";
    }
}
