namespace Platform.Components;

/// <summary>What all components share: how children are named and where they belong. It makes no resources.</summary>
public abstract class PlatformComponent : ComponentResource
{
    private readonly string _name;
    private readonly InputList<Resource> _before;

    /// <summary>Registers the component.</summary>
    /// <param name="token">The type token, <c>platform:folder:Class</c>; part of every child's urn.</param>
    /// <param name="name">The logical name, from which children's names follow.</param>
    /// <param name="args">The component's inputs.</param>
    /// <param name="options">Parent, provider and the like.</param>
    protected PlatformComponent(string token, string name, ResourceArgs args, ComponentResourceOptions? options)
        : base(token, name, args, options)
    {
        _name = name;
        _before = options?.DependsOn ?? [];
    }

    /// <summary>The logical name of a child: <c>{component}-{role}</c>.</summary>
    protected string Named(string role) => $"{_name}-{role}";

    /// <summary>Options of a child: below this component, with its provider, after whatever the component itself comes after.</summary>
    /// <param name="after">What the child waits for beyond that and what its inputs come from.</param>
    protected CustomResourceOptions Inside(params Resource[] after) => new() { Parent = this, DependsOn = _before.Concat(after) };

    /// <summary>Options of a child component: below this one, with its provider, after whatever this one itself comes after.</summary>
    /// <param name="after">What the child waits for beyond that and what its inputs come from.</param>
    protected ComponentResourceOptions Within(params Resource[] after) => new() { Parent = this, DependsOn = _before.Concat(after) };
}
