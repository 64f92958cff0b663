using System.Text.Json;
using System.Text.Json.Nodes;

namespace Peers.Tests.Recording;

/// <summary>One request as the recorder saw it: the method, what it is about, and the whole decoded message.</summary>
/// <param name="Method">The method of the monitor or the engine; <c>Transform</c> is the program's answer to a callback.</param>
/// <param name="Subject">The URN, function token, feature or message that two programs have in common.</param>
/// <param name="Message">The message; a field that knows presence is there only when it was set.</param>
/// <param name="Understood">Whether the official definitions kept every byte of it.</param>
/// <param name="Fault">What the recorder answered when it did not answer OK.</param>
/// <param name="Order">How many requests were answered before this one.</param>
internal sealed record Request(string Method, string Subject, JsonObject Message, bool Understood, string? Fault, int Order)
{
    private static readonly string[] Severities = ["debug", "info", "warning", "error"];

    /// <summary>Reads the recorder's file: one JSON object per line.</summary>
    public static IReadOnlyList<Request> ReadAll(string file) => [.. Numbered(File.ReadLines(file).Select(Parse))];

    private static Request Parse(string line, int order)
    {
        var record = JsonNode.Parse(line)!.AsObject();
        var method = Text(record["method"]);
        var message = record["request"]!.DeepClone().AsObject();
        return new Request(
            method, About(method, record, message), message, record["understood"]!.GetValue<bool>(),
            record["fault"]?.GetValue<string>(), order);
    }

    private static string About(string method, JsonObject record, JsonObject message) => method switch
    {
        "RegisterResource" or "ReadResource" => record["urn"] is { } urn ? Text(urn) : $"{Text(message["type"])}::{Text(message["name"])}",
        "RegisterResourceOutputs" or "SetRootResource" => Text(message["urn"]),
        "Invoke" or "Call" => Text(message["tok"]),
        "Transform" or "TransformInvoke" => Text(record["subject"]),
        "SupportsFeature" => Text(message["id"]),
        "Log" => $"{Severities[message["severity"]!.GetValue<int>()]}: {Text(message["message"])}",
        _ => "",
    };

    // The same function may be called several times; its calls are told apart by their order when sorted by what they send.
    private static IEnumerable<Request> Numbered(IEnumerable<Request> requests) =>
        from request in requests
        group request by (request.Method, request.Subject) into same
        from numbered in same.OrderBy(request => Canonical(request.Message), StringComparer.Ordinal).Index()
        select numbered.Index == 0 ? numbered.Item : numbered.Item with { Subject = $"{numbered.Item.Subject} #{numbered.Index + 1}" };

    private static string Canonical(JsonObject message) => (message["args"] ?? message["request"] ?? message).ToJsonString();

    private static string Text(JsonNode? node) =>
        node?.GetValueKind() == JsonValueKind.String ? node.GetValue<string>() : throw new InvalidDataException($"no text: {node}");
}
