using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Platform.Engine.Graph;

namespace Platform.Engine.Checks.Rules;

/// <summary>Looks at one known value and tells the context what a cloud would refuse about it.</summary>
internal delegate void ValueRule(PropertyValue value, RuleContext context);

/// <summary>What a rule looks at besides the value.</summary>
/// <param name="Findings">Takes what is wrong; stands at the value.</param>
/// <param name="Type">The resource's type token.</param>
/// <param name="Region">The AWS region or Google Cloud region that the request goes to; null when it is not known.</param>
internal sealed record RuleContext(Findings Findings, string Type, string? Region);

/// <summary>Why a text is refused.</summary>
/// <param name="Rule">What is wrong with it.</param>
/// <param name="Fix">What to do; null when the rule says it.</param>
internal sealed record Complaint(string Rule, string? Fix = null)
{
    /// <summary>A complaint that says it all in its rule; no text is no complaint.</summary>
    [return: NotNullIfNotNull(nameof(rule))]
    public static implicit operator Complaint?(string? rule) => rule is null ? null : new(rule);
}

/// <summary>Makes rules out of smaller ones.</summary>
internal static class Rule
{
    /// <summary>A rule about text. Other values are a matter of types.</summary>
    public static ValueRule Text(Func<string, Complaint?> judge) => (value, context) =>
    {
        if (value is StringValue text && judge(text.Value) is { } complaint)
            context.Findings.Error(value, complaint.Rule, complaint.Fix);
    };

    /// <summary>The text must be one of the values, letter by letter.</summary>
    public static ValueRule OneOf(params string[] values) => Text(text =>
        values.Contains(text)
            ? null
            : new Complaint(
                values.Length > 16 ? "is not among the possible values" : $"must be {Listed(values)}",
                NearestName.Of(text, values) is { } nearest ? $"did you mean {nearest}?" : null));

    /// <summary>What to say of a value that may be newer than a table.</summary>
    public const string Newer = "is not a value known as of November 2026";

    /// <summary>Warns about any other text, in the given words.</summary>
    public static ValueRule Known(string warning, params string[] values) => (value, context) =>
    {
        if (value is StringValue { Value: var text } && !values.Contains(text))
            context.Findings.Warning(value, warning, NearestName.Of(text, values) is { } nearest ? $"did you mean {nearest}?" : null);
    };

    /// <summary>The number must lie between the two, which count.</summary>
    public static ValueRule Between(double least, double most) => (value, context) =>
    {
        if (AsNumber(value) is { } number && (number < least || number > most))
            context.Findings.Error(value, string.Create(CultureInfo.InvariantCulture, $"must be between {least} and {most}"));
    };

    /// <summary>The number must not be smaller.</summary>
    public static ValueRule AtLeast(double least) => (value, context) =>
    {
        if (AsNumber(value) is { } number && number < least)
            context.Findings.Error(value, string.Create(CultureInfo.InvariantCulture, $"must be at least {least}"));
    };

    /// <summary>The number must be one of these.</summary>
    public static ValueRule NumberOf(params double[] values) => (value, context) =>
    {
        if (AsNumber(value) is not { } number || values.Contains(number))
            return;

        var nearest = values.MinBy(candidate => Math.Abs(candidate - number));
        context.Findings.Error(
            value,
            $"must be {Listed([.. values.Select(candidate => candidate.ToString(CultureInfo.InvariantCulture))])}",
            string.Create(CultureInfo.InvariantCulture, $"use {nearest}"));
    };

    /// <summary>Applies the rule to every member of a list.</summary>
    public static ValueRule Each(ValueRule rule) => (value, context) =>
    {
        if (value is not ListValue list)
            return;

        for (var index = 0; index < list.Items.Count; index++)
        {
            context.Findings.Enter(index);
            Apply(rule, list.Items[index], context);
            context.Findings.Leave();
        }
    };

    /// <summary>Applies the rules to the names and the values of a map.</summary>
    public static ValueRule Map(Func<string, Complaint?>? names, ValueRule? values) => (value, context) =>
    {
        if (value is not ObjectValue members)
            return;

        foreach (var (name, member) in members)
        {
            context.Findings.Enter(name);
            if (names?.Invoke(name) is { } complaint)
                context.Findings.Error(new StringValue(name), complaint.Rule, complaint.Fix);
            if (values is not null)
                Apply(values, member, context);
            context.Findings.Leave();
        }
    };

    /// <summary>Applies the rule to one property of an object.</summary>
    public static ValueRule At(string name, ValueRule rule) => (value, context) =>
    {
        if (value is not ObjectValue members || members[name] is not { } member)
            return;

        context.Findings.Enter(name);
        Apply(rule, member, context);
        context.Findings.Leave();
    };

    /// <summary>Applies all rules.</summary>
    public static ValueRule All(params ValueRule[] rules) => (value, context) =>
    {
        foreach (var rule in rules)
            rule(value, context);
    };

    /// <summary>Applies the rule to what is known, hiding what is secret.</summary>
    public static void Apply(ValueRule rule, PropertyValue value, RuleContext context)
    {
        if (value is SecretValue)
            context.Findings.Hide();
        if (value.Plain is { } plain and not (UnknownValue or NullValue))
            rule(plain, context);
    }

    /// <summary>The value as a number; text that reads as one counts, since providers convert it.</summary>
    public static double? AsNumber(PropertyValue? value) => value?.Plain switch
    {
        NumberValue number => number.Value,
        StringValue text when double.TryParse(text.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) => number,
        _ => null,
    };

    /// <summary>Such as <c>a, b or c</c>.</summary>
    public static string Listed(IReadOnlyList<string> values) =>
        values.Count == 1 ? values[0] : $"{string.Join(", ", values.Take(values.Count - 1))} or {values[^1]}";
}
