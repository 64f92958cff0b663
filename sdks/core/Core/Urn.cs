using System.Diagnostics.CodeAnalysis;

namespace Pulumi;

/// <summary>A resource's name within all stacks: <c>urn:pulumi:stack::project::parentTypes$type::name</c>.</summary>
public readonly struct Urn : IEquatable<Urn>
{
    private readonly string? _value;

    /// <summary>Takes the text for a urn; its parts are not checked.</summary>
    /// <exception cref="ArgumentException">The text is empty.</exception>
    public Urn(string value)
    {
        ArgumentException.ThrowIfNullOrEmpty(value);
        _value = value;
    }

    /// <summary>The text of the urn.</summary>
    public static implicit operator string(Urn value) => value.ToString();

    /// <inheritdoc/>
    public override string ToString() => _value ?? "";

    /// <inheritdoc/>
    public override bool Equals([NotNullWhen(true)] object? obj) => obj is Urn other && Equals(other);

    /// <inheritdoc/>
    public bool Equals(Urn other) => string.Equals(_value, other._value, StringComparison.Ordinal);

    /// <inheritdoc/>
    public override int GetHashCode() => ToString().GetHashCode(StringComparison.Ordinal);

    /// <summary>Whether both are the same text.</summary>
    public static bool operator ==(Urn left, Urn right) => left.Equals(right);

    /// <summary>Whether the texts differ.</summary>
    public static bool operator !=(Urn left, Urn right) => !left.Equals(right);

    /// <summary>The urn that a resource of this name, type and parent has.</summary>
    /// <param name="name">The logical name.</param>
    /// <param name="type">The type token.</param>
    /// <param name="parent">The parent. Default: the stack.</param>
    /// <param name="parentUrn">The parent's urn, when there is no <paramref name="parent"/>.</param>
    /// <param name="project">Default: the current project.</param>
    /// <param name="stack">Default: the current stack.</param>
    /// <exception cref="ArgumentException">Both the parent and its urn are given.</exception>
    public static Output<string> Create(
        Input<string> name, Input<string> type, Resource? parent = null,
        Input<string>? parentUrn = null, Input<string>? project = null, Input<string>? stack = null)
    {
        if (parent is not null && parentUrn is not null)
            throw new ArgumentException("Only one of 'parent' and 'parentUrn' can be non-null.");

        if (parent is null && parentUrn is null)
        {
            var projectName = project ?? Deployment.Instance.ProjectName;
            var stackName = stack ?? Deployment.Instance.StackName;
            return Output.Format($"urn:pulumi:{stackName}::{projectName}::{type}::{name}");
        }

        // A name may contain the separator, so the parent's part is cut after its third, not before its last.
        var prefix = (parent?.Urn ?? parentUrn.ToOutput()).Apply(urn =>
            urn.Split("::", 4) is [var first, var second, var types, _] ? $"{first}::{second}::{types}$" : throw Malformed(urn));
        return Output.Format($"{prefix}{type}::{name}");
    }

    internal static string NameOf(string urn) => urn.Split("::", 4) is [_, _, _, var name] ? name : throw Malformed(urn);

    /// <summary>The resource's own type, without the types of its parents.</summary>
    internal static string TypeOf(string urn) =>
        urn.Split("::", 4) is [_, _, var types, _] ? types[(types.LastIndexOf('$') + 1)..] : throw Malformed(urn);

    private static ArgumentException Malformed(string urn) =>
        new($"{urn}: not a urn: expected urn:pulumi:<stack>::<project>::<type>::<name>");
}
