using System.Text.Json.Nodes;
using Google.Protobuf;
using Platform.Engine.Graph;
using Platform.Engine.Recording;

namespace Peers.Tests.Policy;

/// <summary>What the CLI tells a policy pack of a stack: the graph in plain JSON, which the official client turns into requests.</summary>
internal static class Told
{
    private static readonly WireForm Form = new(Secrets: true, References: false);

    /// <summary>All of it.</summary>
    /// <param name="graph">The stack.</param>
    /// <param name="engine">Where the engine is.</param>
    /// <param name="cancels">Whether the pack is told to end. Default: false.</param>
    /// <param name="destroyed">Whether nothing is left in the end. Default: false.</param>
    public static JsonObject Of(ResourceGraph graph, string engine, bool cancels = false, bool destroyed = false) => new()
    {
        ["engine"] = engine,
        ["folder"] = AppContext.BaseDirectory,
        ["stack"] = graph.Stack,
        ["project"] = graph.Project,
        ["config"] = new JsonObject(graph.Config.Select(entry =>
            KeyValuePair.Create(entry.Key, (JsonNode?)((StringValue)entry.Value.Plain).Value))),
        ["secretKeys"] = Texts(graph.Config.Where(entry => entry.Value is SecretValue).Select(entry => entry.Key)),
        ["cancels"] = cancels,
        ["destroyed"] = destroyed,
        ["resources"] = new JsonArray([.. graph.Resources.Select(node => Resource(graph, node))]),
    };

    private static JsonObject Resource(ResourceGraph graph, ResourceNode node) => new()
    {
        ["urn"] = node.Urn,
        ["type"] = node.Type,
        ["name"] = node.Name,
        ["external"] = node.External,
        ["parent"] = node.Parent ?? "",
        ["protect"] = node.Options.Protect,
        ["provider"] = ProviderOf(graph, node),
        ["inputs"] = Object(node.Inputs),
        ["outputs"] = Object(OutputsOf(graph, node)),
        ["dependencies"] = Texts(node.Dependencies),
        ["propertyDependencies"] = new JsonObject(node.PropertyDependencies.Select(entry =>
            KeyValuePair.Create(entry.Key, (JsonNode?)Texts(entry.Value)))),
    };

    /// <summary>The providers of clouds give the id among the outputs; the stack's outputs are what it exports.</summary>
    private static ObjectValue OutputsOf(ResourceGraph graph, ResourceNode node) =>
        node.Type == Urns.StackType ? graph.Outputs
        : node is { Custom: true, Id: { } id } && Urns.Package(node.Type) is "aws" or "gcp" ? node.Outputs.With("id", id)
        : node.Outputs;

    /// <summary>The CLI gives every resource a provider, the package's default one where the program names none.</summary>
    private static string? ProviderOf(ResourceGraph graph, ResourceNode node) =>
        !node.Custom || Urns.IsProviderType(node.Type) ? null
        : node.Provider is { } reference ? reference[..reference.LastIndexOf("::", StringComparison.Ordinal)]
        : Urns.Create(graph.Stack, graph.Project, null, Urns.ProviderTypePrefix + Urns.Package(node.Type), "default");

    private static JsonArray Texts(IEnumerable<string> texts) => new([.. texts.Select(text => (JsonNode?)text)]);

    private static JsonNode Object(ObjectValue value) => JsonNode.Parse(JsonFormatter.Default.Format(WireValues.ToWire(value, Form)))!;
}
