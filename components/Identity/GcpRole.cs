namespace Platform.Components.Identity;

/// <summary>A role on Google Cloud: one that Google keeps, or one of our own with single permissions. Inert.</summary>
public sealed record GcpRole
{
    private GcpRole(string name, ImmutableSortedSet<string> permissions) => (Name, Permissions) = (name, permissions);

    /// <summary>The name of one that Google keeps, such as <c>roles/dns.reader</c>; a name of our own otherwise.</summary>
    public string Name { get; }

    /// <summary>The permissions of one of our own; none for one that Google keeps.</summary>
    public ImmutableSortedSet<string> Permissions { get; }

    /// <summary>A role that Google keeps.</summary>
    /// <param name="name">Its name, such as <c>roles/dns.reader</c>.</param>
    public static implicit operator GcpRole(string name) => FromString(name);

    /// <summary>A role that Google keeps.</summary>
    /// <param name="name">Its name, such as <c>roles/dns.reader</c>.</param>
    public static GcpRole FromString(string name) => new(name, []);

    /// <summary>A role of our own, made beside the grant, where every role that Google keeps has too many permissions.</summary>
    /// <param name="name">What it is for, lower-case with dashes; the same name is the same role.</param>
    /// <param name="permissions">The permissions, such as <c>dns.changes.create</c>.</param>
    public static GcpRole Custom(string name, params ImmutableSortedSet<string> permissions) => new(name, permissions);
}
