using Platform.Engine.Graph;

namespace Platform.Engine.Checks.Rules;

/// <summary>One statement of an IAM policy.</summary>
internal static class IamStatement
{
    private static readonly HashSet<string> StatementKeys =
        ["Sid", "Effect", "Principal", "NotPrincipal", "Action", "NotAction", "Resource", "NotResource", "Condition"];

    private static readonly HashSet<string> PrincipalKeys = ["AWS", "Service", "Federated", "CanonicalUser"];

    private static readonly ValueRule Effect = Rule.OneOf("Allow", "Deny");
    private static readonly ValueRule Actions = OneOrEach(Rule.Text(Action));
    private static readonly ValueRule Resources = OneOrEach(Rule.Text(text => text == "*" ? null : Arn.Pattern(text)));
    private static readonly ValueRule Sid = Rule.Text(text =>
        text.All(char.IsAsciiLetterOrDigit) ? null : "must consist of letters and digits");

    /// <summary>Checks a statement of a policy of the kind.</summary>
    public static void Check(ObjectValue statement, PolicyKind kind, RuleContext context)
    {
        Keys(statement, StatementKeys, context);
        if (statement["Effect"] is null or NullValue)
            Missing("Effect", "set it to Allow or Deny", context);
        Rule.At("Effect", Effect)(statement, context);
        if (kind == PolicyKind.Identity)
            Rule.At("Sid", Sid)(statement, context);

        ExactlyOne(statement, "Action", "NotAction", required: true, context);
        Rule.At("Action", Actions)(statement, context);
        Rule.At("NotAction", Actions)(statement, context);

        if (kind == PolicyKind.Trust)
            Forbidden(statement, context, "a trust policy has no resource: it is attached to one", "Resource", "NotResource");
        ExactlyOne(statement, "Resource", "NotResource", required: kind != PolicyKind.Trust, context);
        Rule.At("Resource", Resources)(statement, context);
        Rule.At("NotResource", Resources)(statement, context);

        if (kind == PolicyKind.Identity)
            Forbidden(statement, context, "a policy of an identity has no principal: the identity is it", "Principal", "NotPrincipal");
        ExactlyOne(statement, "Principal", "NotPrincipal", required: kind != PolicyKind.Identity, context);
        Rule.At("Principal", Principal)(statement, context);
        Rule.At("NotPrincipal", Principal)(statement, context);
        Rule.At("Condition", IamCondition.Check)(statement, context);
    }

    /// <summary>Refuses keys that the element does not have.</summary>
    public static void Keys(ObjectValue element, HashSet<string> known, RuleContext context)
    {
        foreach (var (name, value) in element)
        {
            if (known.Contains(name))
                continue;

            context.Findings.Enter(name);
            context.Findings.Error(
                value, "there is no such policy element", NearestName.Of(name, known) is { } nearest ? $"did you mean {nearest}?" : null);
            context.Findings.Leave();
        }
    }

    /// <summary>Applies the rule to a single value or to each of a list.</summary>
    public static ValueRule OneOrEach(ValueRule rule) => (value, context) =>
    {
        switch (value)
        {
            case StringValue:
                rule(value, context);
                break;
            case ListValue list:
                Rule.Each((item, inner) =>
                {
                    if (item is StringValue)
                        rule(item, inner);
                    else
                        inner.Findings.Error(item, "must be text");
                })(list, context);
                break;
            case not (UnknownValue or NullValue):
                context.Findings.Error(value, "must be text or a list of text");
                break;
        }
    };

    private static void ExactlyOne(ObjectValue statement, string name, string opposite, bool required, RuleContext context)
    {
        var (has, hasOpposite) = (statement[name] is not (null or NullValue), statement[opposite] is not (null or NullValue));
        if (has && hasOpposite)
        {
            context.Findings.Enter(opposite);
            context.Findings.Error(statement[opposite], $"cannot stand beside {name}", "leave one of them out");
            context.Findings.Leave();
        }
        else if (required && !has && !hasOpposite)
        {
            Missing(name, $"set {name} or {opposite}", context);
        }
    }

    private static void Missing(string name, string fix, RuleContext context)
    {
        context.Findings.Enter(name);
        context.Findings.Error(null, "is required", fix);
        context.Findings.Leave();
    }

    private static void Forbidden(ObjectValue statement, RuleContext context, string rule, params string[] names)
    {
        foreach (var name in names)
        {
            if (statement[name] is not { } value)
                continue;

            context.Findings.Enter(name);
            context.Findings.Error(value, rule, "leave it out");
            context.Findings.Leave();
        }
    }

    // eks:DescribeCluster, s3:Get*, *
    private static Complaint? Action(string text)
    {
        if (text == "*")
            return null;

        var colon = text.IndexOf(':');
        if (colon <= 0 || colon == text.Length - 1)
            return "must be service:Action, such as eks:DescribeCluster, or *";
        if (!text[..colon].All(c => char.IsAsciiLetterOrDigit(c) || c == '-'))
            return "must name one service before the colon";
        return text[(colon + 1)..].All(c => char.IsAsciiLetterOrDigit(c) || c is '*' or '?')
            ? null
            : "must consist of letters, digits, * and ? behind the colon";
    }

    private static void Principal(PropertyValue value, RuleContext context)
    {
        switch (value)
        {
            case StringValue { Value: "*" }:
                return;
            case ObjectValue members:
                Keys(members, PrincipalKeys, context);
                Rule.At("AWS", OneOrEach(Rule.Text(Account)))(members, context);
                Rule.At("Service", OneOrEach(Rule.Text(Service)))(members, context);
                Rule.At("Federated", OneOrEach(Rule.Text(Federated)))(members, context);
                break;
            default:
                context.Findings.Error(value, "must be * or an object with AWS, Service, Federated or CanonicalUser");
                break;
        }
    }

    private static Complaint? Account(string text) =>
        text == "*" || (text.Length == 12 && text.All(char.IsAsciiDigit)) || IsUniqueId(text) ? null
        : text.StartsWith("arn:", StringComparison.Ordinal) ? Arn.Pattern(text)
        : "must be an ARN, an account of 12 digits or *";

    // A deleted principal's ARN turns into its unique id.
    private static bool IsUniqueId(string text) => text.StartsWith("AIDA", StringComparison.Ordinal)
        || text.StartsWith("AROA", StringComparison.Ordinal);

    private static Complaint? Service(string text) =>
        text.Contains(".amazonaws.com", StringComparison.Ordinal) || text.EndsWith(".amazonaws.eu", StringComparison.Ordinal)
            ? DnsName.Host(text)
            : "must be a service, such as pods.eks.amazonaws.com";

    private static Complaint? Federated(string text) =>
        text.StartsWith("arn:", StringComparison.Ordinal) ? Arn.Pattern(text) : DnsName.Host(text) is null ? null
            : "must be an ARN or a provider's domain";
}
