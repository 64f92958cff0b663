namespace Platform.Components.AddOns;

/// <summary>Kinds that a project publishes as one file, at one version, and without a chart that could hold them.</summary>
/// <param name="Name">A short name: a DNS label.</param>
/// <param name="Version">The exact version.</param>
/// <param name="Address">Where the file of that version is.</param>
/// <param name="Kinds">The definitions in it, as <c>plural.group</c>.</param>
public sealed record KindBundle(string Name, string Version, string Address, ImmutableSortedSet<string> Kinds)
{
    /// <summary>The name and version as one DNS label.</summary>
    public string Label => $"{Name}-{Version.Replace('.', '-')}";
}
