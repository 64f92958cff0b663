using System.Text.Json;

namespace Pulumi;

/// <summary>An input that takes any JSON: text, a document or an element.</summary>
public sealed class InputJson : Input<JsonElement>
{
    /// <summary>No JSON at all.</summary>
    public InputJson() : base(default(JsonElement))
    {
    }

    private InputJson(JsonElement value) : base(value)
    {
    }

    private InputJson(Output<JsonElement> value) : base(value)
    {
    }

    /// <summary>Parses the text.</summary>
    public static implicit operator InputJson(string json) => new(Parse(json));

    /// <summary>Takes the document's root.</summary>
    public static implicit operator InputJson(JsonDocument document) => new(document.RootElement);

    /// <summary>Takes the element.</summary>
    public static implicit operator InputJson(JsonElement element) => new(element);

    /// <summary>Parses the text once it is known.</summary>
    public static implicit operator InputJson(Output<string> json) => new(json.Apply(Parse));

    /// <summary>Takes the document's root once it is known.</summary>
    public static implicit operator InputJson(Output<JsonDocument> document) => new(document.Apply(known => known.RootElement));

    /// <summary>Takes the element once it is known.</summary>
    public static implicit operator InputJson(Output<JsonElement> element) => new(element);

    private static JsonElement Parse(string json)
    {
        using var document = JsonDocument.Parse(json);
        return document.RootElement.Clone();
    }
}
