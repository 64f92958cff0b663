namespace Platform.Components.AddOns;

/// <summary>One piece of operational software. A record: inert, comparable, printable; nothing happens until it is installed.</summary>
public abstract record AddOn
{
    /// <summary>The name: a DNS label, unique in a cluster, the name of its page and of its key in kebab case.</summary>
    public abstract string Name { get; }

    /// <summary>Whether it is installed.</summary>
    public abstract bool Enabled { get; init; }

    /// <summary>What it offers to others. Default: nothing.</summary>
    public virtual ImmutableSortedSet<Capability> Provides => [];

    /// <summary>What it cannot do without; it waits for all who provide it. Default: nothing.</summary>
    public virtual ImmutableSortedSet<Capability> Requires => [];

    /// <summary>What it makes use of where something provides it, and then waits for. Default: nothing.</summary>
    public virtual ImmutableSortedSet<Capability> Uses => [];

    /// <summary>What the platform itself makes it wait for where something provides it. Default: nothing.</summary>
    internal virtual ImmutableSortedSet<Capability> Implied => [];

    /// <summary>The Kubernetes minors it was tested with.</summary>
    public abstract MinorRange Kubernetes { get; }

    /// <summary>Ports on which its pods serve admission webhooks and aggregated APIs. Default: none.</summary>
    public virtual ImmutableSortedSet<int> WebhookPorts => [];

    /// <summary>
    /// Whether it has a place on a cluster at all; a cluster that offers the same by itself has none for it. Default: yes.
    /// </summary>
    /// <param name="facts">The cluster and what else is in it.</param>
    public virtual bool BelongsOn(AddOnFacts facts) => true;

    /// <summary>What is wrong with its settings on this cluster. Default: nothing.</summary>
    /// <param name="facts">The cluster and what else is in it.</param>
    public virtual IEnumerable<AddOnProblem> Check(AddOnFacts facts) => [];

    /// <summary>What somebody should know who installs it, such as the end of its maintenance. Default: nothing.</summary>
    public virtual IEnumerable<AddOnProblem> Advisories => [];

    /// <summary>What it takes from the secrets of the stack file as it is set up. Default: nothing.</summary>
    public virtual IEnumerable<AddOnSecret> Secrets => [];

    /// <summary>Installs it.</summary>
    /// <param name="context">Where, and after what.</param>
    /// <returns>What others wait for.</returns>
    public abstract Resource Install(AddOnContext context);
}

/// <summary>Something to change in an add-on's settings.</summary>
/// <param name="Key">The key below the add-on's own; empty for the add-on itself.</param>
/// <param name="Value">What stands there.</param>
/// <param name="Rule">What is wrong with it.</param>
/// <param name="Fix">What to do.</param>
public sealed record AddOnProblem(string Key, string Value, string Rule, string Fix);
