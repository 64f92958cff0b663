using Platform.Engine.Graph;

namespace Platform.Engine.Recording;

/// <summary>Marks outputs secret as the engine does: those the program names, and those that echo a secret input.</summary>
internal static class Secrets
{
    public static ObjectValue Mark(ObjectValue outputs, IReadOnlyList<string> additional, ObjectValue inputs)
    {
        if (additional.Count == 0 && !inputs.HasSecrets)
            return outputs;

        return new ObjectValue(outputs.Select(output => KeyValuePair.Create(
            output.Key, additional.Contains(output.Key) || inputs[output.Key] is SecretValue ? Marked(output.Value) : output.Value)));
    }

    private static PropertyValue Marked(PropertyValue value) => value is SecretValue ? value : new SecretValue(value);
}
