using Engine.Tests.Support;
using Platform.Engine.Comparison;
using Platform.Engine.Graph;
using Platform.Engine.Policies;
using static Engine.Tests.Checks.Values;

namespace Engine.Tests.Policies;

/// <summary>Asks the rules about small graphs.</summary>
internal static class Ask
{
    /// <summary>The day on which all tests run.</summary>
    public static DateOnly Today { get; } = new(2026, 11, 21);

    /// <summary>What all rules say of a graph.</summary>
    public static PolicyReport About(ResourceGraph graph, ResourceGraph? before = null)
    {
        var earlier = before is null ? null : EarlierDeployment.Of(before);
        return PolicyCheck.Of(graph, Planner.For(graph, earlier, SampleSchemas.Replacing), earlier, Today);
    }

    /// <summary>The answers of one rule about the resource of the logical name; pass when it has no finding there.</summary>
    public static PolicyAnswer AnswerOf(this PolicyReport report, string rule, string name)
    {
        var findings = report.Findings.Where(finding => finding.Rule.Id == rule && Urns.Name(finding.Urn) == name).ToArray();
        return findings.Length > 0 ? findings[0].Answer
            : report.Rules.Single(tally => tally.Rule.Id == rule).Of(PolicyAnswer.Pass) > 0 ? PolicyAnswer.Pass
            : throw new AssertionException($"{rule} was not asked about {name}");
    }

    /// <summary>Configuration with one waiver.</summary>
    public static ObjectValue Waiving(string rule, string resource, string expires = "2027-01-31",
        string reason = "agreed with security") => Object(
        ("policy:waivers", $$"""[{"rule": "{{rule}}", "resource": "{{resource}}", "reason": "{{reason}}", "expires": "{{expires}}"}]"""));

    /// <summary>The object with another value at a path; null takes it away. Lists are entered by index.</summary>
    public static ObjectValue Set(ObjectValue from, string path, PropertyValue? value)
    {
        Assert.That(PropertyPath.TryParse(path, out var parsed), path);
        return (ObjectValue)Set(from, [.. parsed!.Steps], value);
    }

    private static PropertyValue Set(PropertyValue? from, ReadOnlySpan<PathStep> steps, PropertyValue? value)
    {
        if (from is ListValue list && steps[0].IsIndex)
        {
            PropertyValue[] items = [.. list.Items];
            items[steps[0].Index] = steps.Length == 1 ? value! : Set(items[steps[0].Index], steps[1..], value);
            return new ListValue(items);
        }

        var members = from as ObjectValue ?? ObjectValue.Empty;
        var name = steps[0].Name!;
        return steps.Length > 1 ? members.With(name, Set(members[name], steps[1..], value))
            : value is null ? members.Without(name)
            : members.With(name, value);
    }
}
