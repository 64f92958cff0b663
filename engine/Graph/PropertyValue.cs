using System.Text;

namespace Platform.Engine.Graph;

/// <summary>
/// A property of a resource as the engine sees it. The cases are closed: they are those of the Pulumi wire format, with an output
/// value reduced to its marks.
/// </summary>
public abstract record PropertyValue
{
    private protected PropertyValue()
    {
    }

    /// <summary>The value without the secret marks around it; marks further inside stay.</summary>
    public PropertyValue Plain => this is SecretValue secret ? secret.Value.Plain : this;

    /// <summary>Whether the value, or anything inside it, is not known yet.</summary>
    public virtual bool HasUnknowns => false;

    /// <summary>Whether the value, or anything inside it, is secret.</summary>
    public virtual bool HasSecrets => false;

    /// <summary>Prints nothing: <see cref="Plain"/> is the value itself, and printing it would never end.</summary>
    protected virtual bool PrintMembers(StringBuilder builder) => false;

    /// <summary>Text as a value.</summary>
    public static implicit operator PropertyValue(string text) => new StringValue(text);

    /// <summary>A truth value as a value.</summary>
    public static implicit operator PropertyValue(bool value) => new BoolValue(value);

    /// <summary>A number as a value.</summary>
    public static implicit operator PropertyValue(double value) => new NumberValue(value);
}

/// <summary>The absence of a value where one could be, such as in a list.</summary>
public sealed record NullValue : PropertyValue
{
    private NullValue()
    {
    }

    /// <summary>The one null.</summary>
    public static NullValue Instance { get; } = new();
}

/// <summary>What only an update can tell; a preview shows it as unknown.</summary>
public sealed record UnknownValue : PropertyValue
{
    private UnknownValue()
    {
    }

    /// <summary>The one unknown.</summary>
    public static UnknownValue Instance { get; } = new();

    /// <inheritdoc/>
    public override bool HasUnknowns => true;
}

/// <summary>A truth value.</summary>
public sealed record BoolValue(bool Value) : PropertyValue;

/// <summary>A number; the wire knows no integers.</summary>
public sealed record NumberValue(double Value) : PropertyValue;

/// <summary>Text.</summary>
public sealed record StringValue(string Value) : PropertyValue;

/// <summary>A value that must never be shown.</summary>
public sealed record SecretValue(PropertyValue Value) : PropertyValue
{
    /// <inheritdoc/>
    public override bool HasUnknowns => Value.HasUnknowns;

    /// <inheritdoc/>
    public override bool HasSecrets => true;

    /// <summary>Records print their members; this one must not.</summary>
    public override string ToString() => "[secret]";
}

/// <summary>A resource used as a value.</summary>
/// <param name="Urn">The resource.</param>
/// <param name="Id">Its id; null for components, empty while it is unknown.</param>
public sealed record ResourceReferenceValue(string Urn, string? Id) : PropertyValue;

/// <summary>What a file, or a tree of files, holds.</summary>
/// <param name="IsArchive">Whether it is a tree.</param>
/// <param name="Kind"><c>path</c>, <c>uri</c> or <c>text</c>; <c>assets</c> for a tree made of others.</param>
/// <param name="Reference">The path, address or text; empty for <c>assets</c>.</param>
/// <param name="Assets">The members of a tree made of others, by name; otherwise empty.</param>
public sealed record AssetValue(bool IsArchive, string Kind, string Reference, ObjectValue Assets) : PropertyValue;
