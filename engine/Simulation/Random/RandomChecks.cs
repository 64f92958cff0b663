using System.Collections.Frozen;
using Platform.Engine.Checks;
using Platform.Engine.Checks.Rules;
using Platform.Engine.Graph;

namespace Platform.Engine.Simulation.Random;

/// <summary>
/// Checks inputs of the package random against a table of their names and types, since no schema of the package is built in, and
/// against the limits that the provider states. Types that the table does not have pass.
/// </summary>
internal static class RandomChecks
{
    /// <summary>Results longer than this are refused here, where the provider would run out of memory sooner or later.</summary>
    private const int Longest = 1_000_000;

    // Each word is a name and a type; a star marks what is required.
    private static readonly FrozenDictionary<string, Property[]> Table = new Dictionary<string, string>
    {
        ["RandomBytes"] = "length:whole*",
        ["RandomId"] = "byteLength:whole* prefix:text",
        ["RandomInteger"] = "min:whole* max:whole* seed:text",
        ["RandomPassword"] = Strings,
        ["RandomPet"] = "length:whole prefix:text separator:text",
        ["RandomShuffle"] = "inputs:list* resultCount:whole seed:text",
        ["RandomString"] = Strings,
        ["RandomUuid"] = "",
        ["RandomUuid4"] = "",
        ["RandomUuid7"] = "",
    }.ToFrozenDictionary(entry => TokenOf(entry.Key), entry => Read(entry.Value));

    private const string Strings =
        "length:whole* lower:flag upper:flag number:flag numeric:flag special:flag overrideSpecial:text "
        + "minLower:whole minUpper:whole minNumeric:whole minSpecial:whole";

    /// <summary>Finds what is wrong.</summary>
    public static void Check(string type, ObjectValue inputs, Findings findings)
    {
        if (!Table.TryGetValue(type, out var properties))
            return;

        foreach (var (name, value) in inputs)
            At(findings, name, () => CheckOne(properties, name, value, findings));
        foreach (var property in properties.Where(property => property.Required && inputs[property.Name] is null or NullValue))
            At(findings, property.Name, () => findings.Error(null, "is required", $"set {property.Name}"));

        if (findings.Problems.Count > 0 || inputs.Without("keepers").HasUnknowns)
            return;

        var read = new RandomInputs(inputs);
        if (type.EndsWith(":RandomInteger", StringComparison.Ordinal) && read.Long("max") < read.Long("min"))
            At(findings, "max", () => findings.Error(inputs["max"], "must not be less than min", $"use {read.Long("min")} or more"));
        if (properties.Any(property => property.Name == "overrideSpecial"))
            CheckClasses(inputs, read, findings);
    }

    private static void CheckOne(Property[] properties, string name, PropertyValue value, Findings findings)
    {
        if (properties.FirstOrDefault(property => property.Name == name) is not { } property)
        {
            var nearest = NearestName.Of(name, properties.Select(known => known.Name));
            findings.Error(value, "is no input of this resource", nearest is null ? $"remove {name}" : $"did you mean {nearest}?");
            return;
        }

        if (value.Plain is UnknownValue or NullValue)
            return;

        var number = Rule.AsNumber(value);
        var (fits, expected) = property.Type switch
        {
            "whole" => (number is { } whole && Math.Floor(whole) == whole && Math.Abs(whole) <= 9_007_199_254_740_991, "a whole number"),
            "flag" => (value.Plain is BoolValue or StringValue { Value: "true" or "false" }, "true or false"),
            "list" => (value.Plain is ListValue, "a list of text"),
            "map" => (value.Plain is ObjectValue, "a map of text"),
            _ => (value.Plain is StringValue, "text"),
        };
        if (!fits)
            findings.Error(value, $"must be {expected}");
        else if (name is "length" or "byteLength" && number < 1)
            findings.Error(value, "must be at least 1");
        else if (name is "length" or "byteLength" or "resultCount" && number > Longest)
            findings.Error(value, $"must be at most {Longest}");
        else if (name is "resultCount" or "minLower" or "minUpper" or "minNumeric" or "minSpecial" && number < 0)
            findings.Error(value, "must not be negative");
    }

    private static void CheckClasses(ObjectValue inputs, RandomInputs read, Findings findings)
    {
        var least = read.Long("minLower") + read.Long("minUpper") + read.Long("minNumeric") + read.Long("minSpecial");
        if (read.Long("length") < least)
        {
            At(findings, "length", () => findings.Error(
                inputs["length"], $"is less than minLower, minUpper, minNumeric and minSpecial together, {least}", $"use {least} or more"));
        }

        if (inputs["number"] is not (null or NullValue) && inputs["numeric"] is not (null or NullValue)
            && read.Flag("number", true) != read.Flag("numeric", true))
        {
            At(findings, "number", () =>
                findings.Error(inputs["number"], "contradicts numeric, of which it is the old name", "remove number"));
        }

        if (!read.Flag("lower", true) && !read.Flag("upper", true) && !read.Numeric && !read.Flag("special", true))
        {
            At(findings, "special", () => findings.Error(
                inputs["special"], "leaves no character to choose from", "set lower, upper, numeric or special to true"));
        }
    }

    private static void At(Findings findings, string name, Action check)
    {
        findings.Enter(name);
        check();
        findings.Leave();
    }

    private static string TokenOf(string name) => $"random:index/{char.ToLowerInvariant(name[0])}{name[1..]}:{name}";

    private static Property[] Read(string line) =>
    [
        .. line.Split(' ', StringSplitOptions.RemoveEmptyEntries).Append("keepers:map").Select(word => word.Split(':'))
            .Select(sides => new Property(sides[0], sides[1].TrimEnd('*'), sides[1].EndsWith('*'))),
    ];

    private sealed record Property(string Name, string Type, bool Required);
}
