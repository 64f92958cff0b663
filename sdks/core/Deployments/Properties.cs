using Google.Protobuf.WellKnownTypes;
using Pulumi.Serialization;

namespace Pulumi;

/// <summary>A bag of properties on its way to the engine, and per property the resources it came from.</summary>
internal sealed record Properties(Struct Fields, List<(string Name, IReadOnlyCollection<Resource> Dependencies)> Dependencies)
{
    public IEnumerable<Resource> AllDependencies => Dependencies.SelectMany(property => property.Dependencies);

    /// <summary>Serializes the members that have a value; each may wait for outputs.</summary>
    /// <exception cref="InvalidOperationException">A member cannot be serialized; the message names it.</exception>
    public static async Task<Properties> SerializeAsync(
        IEnumerable<KeyValuePair<string, object?>> members, bool keepResources, bool keepOutputValues = false,
        bool excludeReferences = false)
    {
        var properties = new Properties(new Struct(), []);
        foreach (var (name, member) in members)
        {
            if (member is null)
                continue;

            var serializer = new Serializer(keepResources, keepOutputValues, excludeReferences);
            Value value;
            try
            {
                value = await serializer.SerializeAsync(name, member);
            }
            catch (Exception wrong)
            {
                throw new PropertyException(name, wrong);
            }

            // A property without a value does not exist for the engine.
            if (value.KindCase == Value.KindOneofCase.NullValue)
                continue;
            properties.Fields.Fields.Add(name, value);
            properties.Dependencies.Add((name, serializer.Dependencies));
        }

        return properties;
    }

    /// <summary>Whether anything in the bag is unknown.</summary>
    public bool HasUnknowns() => Fields.Fields.Values.Any(IsUnknown);

    private static bool IsUnknown(Value value) => value.KindCase switch
    {
        Value.KindOneofCase.StringValue => value.StringValue == Signatures.Unknown,
        Value.KindOneofCase.ListValue => value.ListValue.Values.Any(IsUnknown),
        Value.KindOneofCase.StructValue => value.StructValue.Fields.Values.Any(IsUnknown),
        _ => false,
    };
}
