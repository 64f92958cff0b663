using Google.Protobuf.Collections;
using Platform.Engine.Graph;
using Platform.Engine.Policies;
using Platform.Engine.Recording;
using Pulumirpc;

namespace Platform.PolicyPack;

/// <summary>
/// What the CLI has told of a stack so far, as the graph that rules read. Inputs come with the question about each resource, outputs and
/// dependencies with the one about the stack; who was never asked about by itself is only read by the program.
/// </summary>
internal sealed class AnalyzedStack
{
    private readonly Dictionary<string, ResourceNode> _declared = new(StringComparer.Ordinal);
    private readonly ResourceGraph _empty;

    private AnalyzedStack(ResourceGraph empty, DateOnly today)
    {
        _empty = empty;
        Settings = PolicySettings.Of(empty.Config, PolicyBook.Ids, today);
    }

    /// <summary>What the stack file says about policy.</summary>
    public PolicySettings Settings { get; }

    /// <summary>The waivers that covered something.</summary>
    public HashSet<Waiver> Used { get; } = [];

    /// <summary>No stack, as when a pack is published: the settings are the usual ones.</summary>
    public static AnalyzedStack Unnamed(DateOnly today) => new(new() { Project = "", Stack = "" }, today);

    /// <summary>A stack of which nothing but the configuration is told.</summary>
    public static AnalyzedStack Of(AnalyzerStackConfigureRequest request, DateOnly today) => new(
        new()
        {
            Project = request.Project,
            Stack = request.Stack,
            Organization = request.Organization,
            Unknowns = request.DryRun,
            Config = ConfigOf(request),
        },
        today);

    /// <summary>Takes a resource in as it is declared.</summary>
    public ResourceNode Declare(AnalyzeRequest request) => _declared[request.Urn] = new()
    {
        Urn = request.Urn,
        Type = request.Type,
        Name = request.Name,
        Custom = IsCustom(request.Type, request.Provider),
        Parent = Given(request.Options?.Parent),
        Inputs = WireValues.FromWire(request.Properties),
        Provider = ProviderOf(request.Provider),
        Options = OptionsOf(request.Options),
    };

    /// <summary>The stack as far as one resource alone can tell it.</summary>
    public ResourceGraph Alone(ResourceNode node) => _empty with { Resources = [node] };

    /// <summary>The stack with everything that is in it.</summary>
    public ResourceGraph Whole(AnalyzeStackRequest request)
    {
        ResourceNode[] nodes = [.. request.Resources.Select(NodeOf)];
        return _empty with
        {
            Resources = nodes,
            Outputs = nodes.FirstOrDefault(node => node.Type == Urns.StackType)?.Outputs ?? ObjectValue.Empty,
        };
    }

    private ResourceNode NodeOf(AnalyzerResource resource)
    {
        var outputs = WireValues.FromWire(resource.Properties);
        var declared = _declared.GetValueOrDefault(resource.Urn);
        return new()
        {
            Urn = resource.Urn,
            Type = resource.Type,
            Name = resource.Name,
            Custom = IsCustom(resource.Type, resource.Provider),
            External = declared is null && _declared.Count > 0,
            Id = Given(outputs.Text("id")),
            Parent = Given(resource.Parent),
            Inputs = declared?.Inputs ?? outputs,
            Outputs = outputs,
            Provider = ProviderOf(resource.Provider),
            Dependencies = [.. resource.Dependencies],
            PropertyDependencies = DependenciesOf(resource.PropertyDependencies),
            Options = OptionsOf(resource.Options),
        };
    }

    /// <summary>Only what a provider manages comes with one; providers themselves come without.</summary>
    private static bool IsCustom(string type, AnalyzerProviderResource? provider) => provider is not null || Urns.IsProviderType(type);

    /// <summary>The CLI tells no id of a provider, and nothing here needs one.</summary>
    private static string? ProviderOf(AnalyzerProviderResource? provider) =>
        provider is null ? null : $"{provider.Urn}::{Signatures.Unknown}";

    private static NodeOptions OptionsOf(AnalyzerResourceOptions? options) => options is null
        ? new() { TellsRetention = false }
        : new()
        {
            Protect = options.Protect,
            TellsRetention = false,
            DeleteBeforeReplace = options.DeleteBeforeReplaceDefined ? options.DeleteBeforeReplace : null,
            IgnoreChanges = [.. options.IgnoreChanges],
            AdditionalSecretOutputs = [.. options.AdditionalSecretOutputs],
            Aliases = [.. options.Aliases],
        };

    private static Dictionary<string, IReadOnlyList<string>> DependenciesOf(MapField<string, AnalyzerPropertyDependencies> dependencies) =>
        dependencies.ToDictionary(entry => entry.Key, entry => (IReadOnlyList<string>)[.. entry.Value.Urns], StringComparer.Ordinal);

    private static ObjectValue ConfigOf(AnalyzerStackConfigureRequest request) => ObjectValue.FromSorted(
    [
        .. request.Config.OrderBy(entry => entry.Key, StringComparer.Ordinal).Select(entry => KeyValuePair.Create(
            entry.Key,
            request.ConfigSecretKeys.Contains(entry.Key) ? new SecretValue(entry.Value) : (PropertyValue)new StringValue(entry.Value))),
    ]);

    private static string? Given(string? text) => string.IsNullOrEmpty(text) ? null : text;
}
