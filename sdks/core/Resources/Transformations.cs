using System.Collections.Immutable;

namespace Pulumi;

/// <summary>Changes a resource before it is registered; null leaves it as it is.</summary>
public delegate ResourceTransformationResult? ResourceTransformation(ResourceTransformationArgs args);

/// <summary>What a transformation sees.</summary>
public readonly struct ResourceTransformationArgs(Resource resource, ResourceArgs args, ResourceOptions options)
{
    /// <summary>The resource under construction.</summary>
    public Resource Resource { get; } = resource;

    /// <summary>Its inputs.</summary>
    public ResourceArgs Args { get; } = args;

    /// <summary>Its options.</summary>
    public ResourceOptions Options { get; } = options;
}

/// <summary>What a transformation puts in place.</summary>
public readonly struct ResourceTransformationResult(ResourceArgs args, ResourceOptions options)
{
    /// <summary>The inputs to register.</summary>
    public ResourceArgs Args { get; } = args;

    /// <summary>The options to register with; the parent must stay.</summary>
    public ResourceOptions Options { get; } = options;
}

/// <summary>Changes a resource when the engine asks, also one that a remote component makes; null leaves it as it is.</summary>
public delegate Task<ResourceTransformResult?> ResourceTransform(
    ResourceTransformArgs args, CancellationToken cancellationToken = default);

/// <summary>What a transform sees.</summary>
public readonly struct ResourceTransformArgs(
    string name, string type, bool custom, ImmutableDictionary<string, object?> args, ResourceOptions options)
{
    /// <summary>The logical name.</summary>
    public string Name { get; } = name;

    /// <summary>The type token.</summary>
    public string Type { get; } = type;

    /// <summary>Whether a provider manages the resource.</summary>
    public bool Custom { get; } = custom;

    /// <summary>Its properties by their names on the wire.</summary>
    public ImmutableDictionary<string, object?> Args { get; } = args;

    /// <summary>Its options.</summary>
    public ResourceOptions Options { get; } = options;
}

/// <summary>What a transform puts in place.</summary>
public readonly struct ResourceTransformResult(ImmutableDictionary<string, object?> args, ResourceOptions options)
{
    /// <summary>The properties to register.</summary>
    public ImmutableDictionary<string, object?> Args { get; } = args;

    /// <summary>The options to register with.</summary>
    public ResourceOptions Options { get; } = options;
}

/// <summary>Changes a function call when the engine asks; null leaves it as it is.</summary>
public delegate Task<InvokeTransformResult?> InvokeTransform(InvokeTransformArgs args, CancellationToken cancellationToken = default);

/// <summary>What an invoke transform sees.</summary>
public readonly struct InvokeTransformArgs(string token, ImmutableDictionary<string, object?> args, InvokeOptions options)
{
    /// <summary>The function's token.</summary>
    public string Token { get; } = token;

    /// <summary>Its arguments.</summary>
    public ImmutableDictionary<string, object?> Args { get; } = args;

    /// <summary>Its options.</summary>
    public InvokeOptions Options { get; } = options;
}

/// <summary>What an invoke transform puts in place.</summary>
public readonly struct InvokeTransformResult(ImmutableDictionary<string, object?> args, InvokeOptions options)
{
    /// <summary>The arguments to call with.</summary>
    public ImmutableDictionary<string, object?> Args { get; } = args;

    /// <summary>The options to call with.</summary>
    public InvokeOptions Options { get; } = options;
}
