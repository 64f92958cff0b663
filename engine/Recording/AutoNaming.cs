using Platform.Engine.Graph;

namespace Platform.Engine.Recording;

/// <summary>Tells which inputs the provider added, so that a comparison need not take a generated name for a change.</summary>
internal static class AutoNaming
{
    /// <summary>The paths of texts that the check added, such as <c>name</c> or <c>metadata.name</c>.</summary>
    public static IReadOnlyList<string> Added(ObjectValue given, ObjectValue checkedInputs)
    {
        if (ReferenceEquals(given, checkedInputs))
            return [];

        var added = new List<string>();
        foreach (var (name, value) in checkedInputs)
        {
            switch (given[name], value)
            {
                case (null, StringValue):
                    added.Add(name);
                    break;
                case (null, ObjectValue fields) when fields["name"] is StringValue:
                    added.Add($"{name}.name");
                    break;
                case (ObjectValue before, ObjectValue after) when before["name"] is null && after["name"] is StringValue:
                    added.Add($"{name}.name");
                    break;
            }
        }

        return added;
    }
}
