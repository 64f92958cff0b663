using Pulumi.Serialization;

namespace Pulumi;

/// <summary>A resource that a provider creates, updates and deletes.</summary>
public class CustomResource : Resource
{
    /// <summary>Registers a resource.</summary>
    /// <param name="type">The type token, such as <c>aws:eks/cluster:Cluster</c>.</param>
    /// <param name="name">The logical name, unique among resources of the type and parent.</param>
    /// <param name="args">The inputs.</param>
    /// <param name="options">Everything besides inputs.</param>
    public CustomResource(string type, string name, ResourceArgs? args, CustomResourceOptions? options = null)
        : this(type, name, args, options, dependency: false)
    {
    }

    private protected CustomResource(string type, string name, ResourceArgs? args, CustomResourceOptions? options, bool dependency)
        : base(type, name, custom: true, args ?? ResourceArgs.Empty, options ?? new(), dependency: dependency)
    {
    }

    /// <summary>The id that the provider gave; unknown in a preview of a new resource.</summary>
    [Output(Signatures.Id)]
    public Output<string> Id { get; private protected set; } = null!;
}
