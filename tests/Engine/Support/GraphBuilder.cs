using Platform.Engine.Graph;

namespace Engine.Tests.Support;

/// <summary>Declares resources one after the other, as a program does, and gives them urns, parents and providers.</summary>
internal sealed class GraphBuilder
{
    private readonly List<ResourceNode> _nodes = [];
    private readonly string _project;
    private readonly string _stack;

    public GraphBuilder(string project = "acme", string stack = "prod")
    {
        _project = project;
        _stack = stack;
        Root = Add(new ResourceNode { Urn = "", Type = Urns.StackType, Name = $"{project}-{stack}", Custom = false }, null);
    }

    public ResourceNode Root { get; }

    public ObjectValue Config { get; set; } = ObjectValue.Empty;

    public ObjectValue Outputs { get; set; } = ObjectValue.Empty;

    public bool Unknowns { get; set; }

    public ResourceNode Component(string type, string name, ResourceNode? parent = null) =>
        Add(new ResourceNode { Urn = "", Type = type, Name = name, Custom = false }, parent ?? Root);

    public ResourceNode Provider(string package, string name, ObjectValue? inputs = null) => Add(
        new ResourceNode
        {
            Urn = "",
            Type = $"pulumi:providers:{package}",
            Name = name,
            Custom = true,
            Id = $"00000000-0000-4000-8000-{_nodes.Count:d12}",
            Inputs = inputs ?? ObjectValue.Empty,
            Outputs = inputs ?? ObjectValue.Empty,
        },
        null);

    /// <summary>A resource; inputs that name others depend on them.</summary>
    public ResourceNode Resource(
        string type, string name, ObjectValue inputs, ResourceNode? provider = null, ResourceNode? parent = null, string? id = null,
        ObjectValue? outputs = null, NodeOptions? options = null, string[]? autoNamed = null, params ResourceNode[] uses)
    {
        var dependencies = uses.Select(use => use.Urn).ToArray();
        return Add(
            new ResourceNode
            {
                Urn = "",
                Type = type,
                Name = name,
                Custom = true,
                Id = id ?? $"{name}-id-{_nodes.Count}",
                Inputs = inputs,
                Outputs = outputs is null ? inputs : inputs.With(outputs),
                Provider = provider is null ? null : $"{provider.Urn}::{provider.Id}",
                Dependencies = dependencies,
                PropertyDependencies = inputs.Names.ToDictionary(input => input, _ => (IReadOnlyList<string>)dependencies),
                Options = options ?? NodeOptions.None,
                AutoNamed = autoNamed ?? [],
            },
            parent ?? Root);
    }

    public ResourceGraph Graph() => new()
    {
        Project = _project,
        Stack = _stack,
        Unknowns = Unknowns,
        Config = Config,
        Resources = [.. _nodes],
        Outputs = Outputs,
    };

    private ResourceNode Add(ResourceNode node, ResourceNode? parent)
    {
        var placed = node with { Urn = Urns.Create(_stack, _project, parent?.Urn, node.Type, node.Name), Parent = parent?.Urn };
        _nodes.Add(placed);
        return placed;
    }
}
