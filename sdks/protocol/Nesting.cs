using System.Collections;
using System.Collections.Concurrent;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Google.Protobuf.WellKnownTypes;

namespace Pulumi.Protocol;

/// <summary>Says whether a message nests deeper than a limit, as a reader of its bytes counts: the entry of a map is a level.</summary>
internal static class Nesting
{
    private static readonly ConcurrentDictionary<MessageDescriptor, FieldDescriptor[]> Unbounded = new();

    public static bool Exceeds(IMessage message, int limit) => limit < 0 || message switch
    {
        Struct value => Exceeds(value, limit),
        ListValue value => Exceeds(value, limit),
        Value value => Exceeds(value, limit),
        _ => Unbounded.GetOrAdd(message.Descriptor, UnboundedFields).Any(field => Exceeds(field.Accessor.GetValue(message), limit - 1)),
    };

    private static bool Exceeds(Struct message, int limit)
    {
        foreach (var (_, value) in message.Fields)
            if (Exceeds(value, limit - 2))
                return true;
        return limit < 0;
    }

    private static bool Exceeds(ListValue message, int limit)
    {
        foreach (var value in message.Values)
            if (Exceeds(value, limit - 1))
                return true;
        return limit < 0;
    }

    private static bool Exceeds(Value message, int limit) => limit < 0 || message.KindCase switch
    {
        Value.KindOneofCase.StructValue => Exceeds(message.StructValue, limit - 1),
        Value.KindOneofCase.ListValue => Exceeds(message.ListValue, limit - 1),
        _ => false,
    };

    private static bool Exceeds(object? field, int limit) => field switch
    {
        null => false,
        IMessage message => Exceeds(message, limit),
        IDictionary map => map.Values.Cast<object>().Any(value => Exceeds(value, limit - 1)),
        IEnumerable list => list.Cast<object>().Any(value => Exceeds(value, limit)),
        _ => false,
    };

    // Only what can hold itself can be deep; here that is what holds a Struct, a Value or a ListValue somewhere.
    private static FieldDescriptor[] UnboundedFields(MessageDescriptor type) =>
        [.. type.Fields.InDeclarationOrder().Where(field => field.FieldType == FieldType.Message && HoldsItself(field.MessageType, []))];

    private static bool HoldsItself(MessageDescriptor type, HashSet<MessageDescriptor> path)
    {
        if (!path.Add(type))
            return true;
        var fields = type.Fields.InDeclarationOrder();
        var result = fields.Any(field => field.FieldType == FieldType.Message && HoldsItself(field.MessageType, path));
        path.Remove(type);
        return result;
    }
}
