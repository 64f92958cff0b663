using System.Text;
using System.Text.RegularExpressions;
using Platform.Engine.Graph;

namespace Platform.Engine.Simulation;

/// <summary>Reads ids that are made of inputs, such as <c>{clusterName}:{addonName}</c>, back into those inputs.</summary>
internal static class IdPattern
{
    /// <summary>The inputs with those added that stand in the id and are missing; as they are when the id has another form.</summary>
    public static ObjectValue Restore(string pattern, string id, ObjectValue inputs)
    {
        var match = Regex.Match(id, ToExpression(pattern));
        return match.Success
            ? new ObjectValue(match.Groups.Values
                .Where(group => !char.IsAsciiDigit(group.Name[0]) && inputs[group.Name] is null)
                .Select(group => KeyValuePair.Create(group.Name, (PropertyValue)group.Value))).With(inputs)
            : inputs;
    }

    // Every part is as short as it can be but the last, which may hold the separators of the others.
    private static string ToExpression(string pattern)
    {
        var expression = new StringBuilder("^");
        var at = 0;
        foreach (Match part in Regex.Matches(pattern, @"\{(\w+)\}"))
        {
            expression.Append(Regex.Escape(pattern[at..part.Index]));
            expression.Append($"(?<{part.Groups[1].Value}>.+{(part.Index + part.Length == pattern.Length ? "" : "?")})");
            at = part.Index + part.Length;
        }

        return expression.Append(Regex.Escape(pattern[at..])).Append('$').ToString();
    }
}
