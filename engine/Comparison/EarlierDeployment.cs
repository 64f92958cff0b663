using Platform.Engine.Graph;

namespace Platform.Engine.Comparison;

/// <summary>What a stack consists of before the program runs, as its state has it. It does not say where it comes from.</summary>
internal sealed record EarlierDeployment
{
    /// <summary>In the order of the state: a resource stands after what it depends on.</summary>
    public IReadOnlyList<EarlierResource> Resources { get; init; } = [];

    /// <summary>The urns of resources on which an operation was under way when the state was written.</summary>
    public IReadOnlyList<string> Pending { get; init; } = [];

    /// <summary>A preview's result, taken as if it had been deployed.</summary>
    public static EarlierDeployment Of(ResourceGraph graph) =>
        new() { Resources = [.. graph.Resources.Select(node => new EarlierResource { Node = WithOutputs(graph, node) })] };

    private static ResourceNode WithOutputs(ResourceGraph graph, ResourceNode node) =>
        node.Type == Urns.StackType ? node with { Outputs = graph.Outputs } : node;
}

/// <summary>A resource of an earlier deployment, with what only a state knows.</summary>
internal sealed record EarlierResource
{
    /// <summary>The resource. A secret whose value the state does not give away is a secret unknown.</summary>
    public required ResourceNode Node { get; init; }

    /// <summary>Whether it was replaced and only waits to be deleted. Default: false.</summary>
    public bool AwaitsDeletion { get; init; }

    /// <summary>Whether it was deleted to be replaced, and its successor is still to be made. Default: false.</summary>
    public bool AwaitsReplacement { get; init; }

    /// <summary>Whether the user marked it to be replaced. Default: false.</summary>
    public bool Tainted { get; init; }

    /// <summary>Whether it was made but not yet usable when the last update ended. Default: false.</summary>
    public bool Unfinished { get; init; }
}
