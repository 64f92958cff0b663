using Platform.Engine.Graph;

namespace Platform.Engine.Comparison;

/// <summary>How a property changes.</summary>
internal enum ChangeKind
{
    /// <summary>It had no value.</summary>
    Add,

    /// <summary>It has no value any more.</summary>
    Delete,

    /// <summary>It has another value.</summary>
    Update,
}

/// <summary>One difference between what a resource has and what the program gives, as deep inside as can be told.</summary>
/// <param name="Path">Where.</param>
/// <param name="Kind">How it changes.</param>
/// <param name="Old">The earlier value; null when there was none. Secret as soon as either value is.</param>
/// <param name="New">The later value; null when there is none. Secret as soon as either value is.</param>
internal sealed record PropertyChange(PropertyPath Path, ChangeKind Kind, PropertyValue? Old, PropertyValue? New)
{
    /// <summary>Whether this change is why the resource is replaced.</summary>
    public bool Replaces { get; init; }

    /// <summary>Whether the program asked not to be shown it (<c>hideDiffs</c>).</summary>
    public bool Hidden { get; init; }

    /// <summary>The urn of the resource whose making or replacement leaves the new value open; null when the program gives it.</summary>
    public string? Cause { get; init; }

    /// <summary>The kind as the CLI names it, such as <c>update-replace</c>.</summary>
    public string KindName => (Kind, Replaces) switch
    {
        (ChangeKind.Add, false) => "add",
        (ChangeKind.Add, true) => "add-replace",
        (ChangeKind.Delete, false) => "delete",
        (ChangeKind.Delete, true) => "delete-replace",
        (_, false) => "update",
        (_, true) => "update-replace",
    };
}
