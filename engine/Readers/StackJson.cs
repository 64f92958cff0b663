using System.Text.Json;

namespace Platform.Engine.Readers;

/// <summary>Puts JSON about one stack, or about several by their names, into a stream. It knows no shape of what it writes.</summary>
internal static class StackJson
{
    /// <summary>Writes one stack into a stream, as UTF-8, with its last line feed.</summary>
    public static void Write<T>(Stream stream, T stack, Action<Utf8JsonWriter, T> write)
    {
        using (var json = new Utf8JsonWriter(stream, ValueJson.Layout))
            write(json, stack);
        stream.WriteByte((byte)'\n');
    }

    /// <summary>Writes several stacks into a stream, as members of one object by their names.</summary>
    public static void Write<T>(Stream stream, IReadOnlyList<T> stacks, Func<T, string> name, Action<Utf8JsonWriter, T> write) =>
        Write(stream, stacks, (json, all) =>
        {
            json.WriteStartObject();
            foreach (var stack in all)
            {
                json.WritePropertyName(name(stack));
                write(json, stack);
            }

            json.WriteEndObject();
        });
}
