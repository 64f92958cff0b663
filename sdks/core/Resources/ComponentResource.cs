using Pulumi.Serialization;

namespace Pulumi;

/// <summary>A named group of resources, made of children in its constructor; no provider knows it.</summary>
public class ComponentResource : Resource
{
    /// <summary>Registers a component without inputs.</summary>
    /// <param name="type">The type token, such as <c>platform:clusters:EksCluster</c>.</param>
    /// <param name="name">The logical name, unique among resources of the type and parent.</param>
    /// <param name="options">Everything besides inputs.</param>
    public ComponentResource(string type, string name, ComponentResourceOptions? options = null)
        : this(type, name, ResourceArgs.Empty, options)
    {
    }

    /// <summary>Registers a component.</summary>
    /// <param name="type">The type token.</param>
    /// <param name="name">The logical name, unique among resources of the type and parent.</param>
    /// <param name="args">The inputs, recorded with the component.</param>
    /// <param name="options">Everything besides inputs.</param>
    /// <param name="remote">Whether a provider makes the children; only for generated classes.</param>
    public ComponentResource(
        string type, string name, ResourceArgs? args, ComponentResourceOptions? options = null, bool remote = false)
        : base(type, name, custom: false, args ?? ResourceArgs.Empty, options ?? new(), remote)
    {
    }

    private protected ComponentResource(string type, string name, bool dependency)
        : base(type, name, custom: false, ResourceArgs.Empty, new ComponentResourceOptions(), dependency: dependency)
    {
    }

    /// <summary>
    /// Tells the engine that the component is complete, with all its <see cref="OutputAttribute"/> properties as outputs.
    /// </summary>
    protected void RegisterOutputs() => RegisterOutputs(OutputShape.Of(GetType()).Read(this));

    /// <summary>Tells the engine that the component is complete, with these outputs.</summary>
    protected void RegisterOutputs(IDictionary<string, object?> outputs)
    {
        ArgumentNullException.ThrowIfNull(outputs);
        RegisterOutputs(Output.Create(outputs));
    }

    /// <inheritdoc cref="RegisterOutputs(IDictionary{string, object?})"/>
    protected void RegisterOutputs(Task<IDictionary<string, object?>> outputs) => RegisterOutputs(Output.Create(outputs));

    /// <inheritdoc cref="RegisterOutputs(IDictionary{string, object?})"/>
    protected void RegisterOutputs(Output<IDictionary<string, object?>> outputs)
    {
        ArgumentNullException.ThrowIfNull(outputs);
        Deployment.Internal.StartOutputs(this, outputs);
    }
}
