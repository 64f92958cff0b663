using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Pulumi;

public static partial class Output
{
    /// <summary>
    /// The value as JSON text. Outputs and inputs inside it are read first: one that is unknown makes the whole text unknown, one
    /// that is secret makes it secret.
    /// </summary>
    public static Output<string> JsonSerialize<T>(Output<T> value, JsonSerializerOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(value);
        return new(WriteAsync(), "Output.JsonSerialize");

        async Task<OutputData<string>> WriteAsync()
        {
            var data = await value.DataTask;
            if (!data.IsKnown)
                return OutputData<string>.Unknown(data.Resources, data.IsSecret);

            // The serializer cannot await, so it notes the outputs that have not settled; they are awaited and it starts over. What
            // has still not settled then is made anew whenever it is read, and there is no way but to block.
            for (var blocks = false; ; blocks = true)
            {
                var seen = new JsonOutputs(data.Resources, data.IsSecret, blocks);
                var json = JsonSerializer.Serialize(data.Value, seen.AddTo(options));
                if (seen.Pending.Count == 0)
                    return new(seen.Resources, seen.IsKnown ? json : default!, seen.IsKnown, seen.IsSecret);

                await Task.WhenAll(seen.Pending);
            }
        }
    }

    /// <summary>The value that the JSON text describes. Outputs and inputs inside it carry the marks of the text.</summary>
    public static Output<T> JsonDeserialize<T>(Output<string> json, JsonSerializerOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(json);
        return new(ReadAsync(), "Output.JsonDeserialize");

        async Task<OutputData<T>> ReadAsync()
        {
            var data = await json.DataTask;
            return data.IsKnown
                ? data.With(JsonSerializer.Deserialize<T>(data.Value, new JsonOutputs(data.Resources, data.IsSecret).AddTo(options))!)
                : OutputData<T>.Unknown(data.Resources, data.IsSecret);
        }
    }
}

/// <summary>Reads and writes outputs, inputs, lists and maps inside a JSON document, and gathers their marks while it writes.</summary>
/// <param name="resources">The sources of the document as a whole.</param>
/// <param name="isSecret">Whether the document as a whole is secret.</param>
/// <param name="blocks">Whether to block on an output that has not settled, rather than to note it in <see cref="Pending"/>.</param>
internal sealed class JsonOutputs(ImmutableHashSet<Resource> resources, bool isSecret, bool blocks = false) : JsonConverterFactory
{
    public List<Task> Pending { get; } = [];

    public ImmutableHashSet<Resource> Resources { get; private set; } = resources;

    public bool IsKnown { get; private set; } = true;

    public bool IsSecret { get; private set; } = isSecret;

    public JsonSerializerOptions AddTo(JsonSerializerOptions? options)
    {
        var copy = options is null ? new JsonSerializerOptions() : new JsonSerializerOptions(options);
        copy.Converters.Add(this);
        return copy;
    }

    public override bool CanConvert(Type typeToConvert) => Converters.ContainsKey(Definition(typeToConvert));

    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options)
    {
        var converter = Converters[Definition(typeToConvert)].MakeGenericType(typeToConvert.GetGenericArguments());
        return (JsonConverter)Activator.CreateInstance(converter, this)!;
    }

    private static readonly Dictionary<Type, Type> Converters = new()
    {
        [typeof(Output<>)] = typeof(OutputConverter<>),
        [typeof(Input<>)] = typeof(InputConverter<>),
        [typeof(InputList<>)] = typeof(InputListConverter<>),
        [typeof(InputMap<>)] = typeof(InputMapConverter<>),
    };

    private static Type Definition(Type type) => type.IsGenericType ? type.GetGenericTypeDefinition() : type;

    private void Write<T>(Utf8JsonWriter writer, Output<T> output, JsonSerializerOptions options)
    {
        var task = output.DataTask;
        if (!task.IsCompletedSuccessfully && !blocks)
        {
            Pending.Add(task);
            writer.WriteNullValue();
            return;
        }

        var data = task.GetAwaiter().GetResult();
        Resources = Resources.Merge(data.Resources);
        IsSecret |= data.IsSecret;
        IsKnown &= data.IsKnown;
        if (data.IsKnown)
            JsonSerializer.Serialize(writer, data.Value, options);
        else
            writer.WriteNullValue();
    }

    private Output<T> Read<T>(ref Utf8JsonReader reader, JsonSerializerOptions options) =>
        new(new OutputData<T>(Resources, JsonSerializer.Deserialize<T>(ref reader, options)!, IsKnown: true, IsSecret));

    private sealed class OutputConverter<T>(JsonOutputs owner) : JsonConverter<Output<T>>
    {
        public override Output<T> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            owner.Read<T>(ref reader, options);

        public override void Write(Utf8JsonWriter writer, Output<T> value, JsonSerializerOptions options) =>
            owner.Write(writer, value, options);
    }

    private sealed class InputConverter<T>(JsonOutputs owner) : JsonConverter<Input<T>>
    {
        public override Input<T> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            owner.Read<T>(ref reader, options);

        public override void Write(Utf8JsonWriter writer, Input<T> value, JsonSerializerOptions options) =>
            owner.Write(writer, value.ToOutput(), options);
    }

    private sealed class InputListConverter<T>(JsonOutputs owner) : JsonConverter<InputList<T>>
    {
        public override InputList<T> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            owner.Read<List<T>>(ref reader, options);

        public override void Write(Utf8JsonWriter writer, InputList<T> value, JsonSerializerOptions options) =>
            owner.Write(writer, value.ToOutput(), options);
    }

    private sealed class InputMapConverter<T>(JsonOutputs owner) : JsonConverter<InputMap<T>>
    {
        public override InputMap<T> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            owner.Read<Dictionary<string, T>>(ref reader, options);

        public override void Write(Utf8JsonWriter writer, InputMap<T> value, JsonSerializerOptions options) =>
            owner.Write(writer, value.ToOutput(), options);
    }
}
