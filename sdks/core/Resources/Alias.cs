namespace Pulumi;

/// <summary>A former identity of a resource: its whole urn, or the parts of it that were different.</summary>
public sealed class Alias
{
    /// <summary>The whole former urn; then nothing else may be set.</summary>
    public string? Urn { get; set; }

    /// <summary>The former name. Default: the present one.</summary>
    public Input<string>? Name { get; set; }

    /// <summary>The former type token. Default: the present one.</summary>
    public Input<string>? Type { get; set; }

    /// <summary>The former stack. Default: the present one.</summary>
    public Input<string>? Stack { get; set; }

    /// <summary>The former project. Default: the present one.</summary>
    public Input<string>? Project { get; set; }

    /// <summary>
    /// The former parent. Only one of Parent, <see cref="ParentUrn"/> and <see cref="NoParent"/>. Default: the present one.
    /// </summary>
    public Resource? Parent { get; set; }

    /// <summary>The former parent's urn.</summary>
    public Input<string>? ParentUrn { get; set; }

    /// <summary>Whether the resource had no parent but the stack. Default: false.</summary>
    public bool NoParent { get; set; }
}
