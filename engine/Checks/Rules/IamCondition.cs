using Platform.Engine.Graph;

namespace Platform.Engine.Checks.Rules;

/// <summary>The condition of an IAM statement: operator, then key, then values (IAM User Guide, "Condition operators").</summary>
internal static class IamCondition
{
    private const string IfExists = "IfExists";

    private static readonly string[] Quantifiers = ["ForAllValues:", "ForAnyValue:"];

    private static readonly HashSet<string> Operators =
    [
        "StringEquals", "StringNotEquals", "StringEqualsIgnoreCase", "StringNotEqualsIgnoreCase", "StringLike", "StringNotLike",
        "NumericEquals", "NumericNotEquals", "NumericLessThan", "NumericLessThanEquals", "NumericGreaterThan", "NumericGreaterThanEquals",
        "DateEquals", "DateNotEquals", "DateLessThan", "DateLessThanEquals", "DateGreaterThan", "DateGreaterThanEquals",
        "Bool", "BinaryEquals", "IpAddress", "NotIpAddress", "ArnEquals", "ArnLike", "ArnNotEquals", "ArnNotLike", "Null",
    ];

    /// <summary>Checks a condition.</summary>
    public static void Check(PropertyValue value, RuleContext context)
    {
        if (value is not ObjectValue operators)
        {
            context.Findings.Error(value, "must be an object: operator, then key, then values");
            return;
        }

        foreach (var (name, keys) in operators)
        {
            context.Findings.Enter(name);
            if (keys.Plain is UnknownValue)
            {
                context.Findings.Leave();
                continue;
            }

            var plain = Plain(name);
            if (!Operators.Contains(plain))
            {
                var nearest = NearestName.Of(plain, Operators);
                context.Findings.Error(keys, "there is no such condition operator", nearest is null ? null : $"did you mean {nearest}?");
            }
            else if (keys.Plain is not ObjectValue members)
            {
                context.Findings.Error(keys, "must be an object: key, then values");
            }
            else
            {
                Keys(members, plain, context);
            }

            context.Findings.Leave();
        }
    }

    private static string Plain(string name)
    {
        foreach (var quantifier in Quantifiers)
        {
            if (name.StartsWith(quantifier, StringComparison.Ordinal))
                name = name[quantifier.Length..];
        }

        return name.EndsWith(IfExists, StringComparison.Ordinal) && name != "Null" + IfExists ? name[..^IfExists.Length] : name;
    }

    private static void Keys(ObjectValue members, string name, RuleContext context)
    {
        foreach (var (key, values) in members)
        {
            context.Findings.Enter(key);
            if (!key.Contains(':'))
                context.Findings.Error(new StringValue(key), "must be a condition key with a colon, such as aws:SourceAccount");
            if (name is "IpAddress" or "NotIpAddress")
                IamStatement.OneOrEach(Rule.Text(Ip.AddressOrRange))(values.Plain, context);
            else if (name is "ArnEquals" or "ArnLike" or "ArnNotEquals" or "ArnNotLike")
                IamStatement.OneOrEach(Rule.Text(text => text == "*" || text.Contains("${") ? null : Arn.Pattern(text)))(values.Plain,
                    context);
            context.Findings.Leave();
        }
    }
}
