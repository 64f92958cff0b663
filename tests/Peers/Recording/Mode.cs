namespace Peers.Tests.Recording;

/// <summary>What the engine is and what it asks of a program.</summary>
public enum Mode
{
    /// <summary>A preview: computed values are unknown.</summary>
    Preview,

    /// <summary>An update: every value is known.</summary>
    Update,

    /// <summary>An update by an engine of years ago, which knows no alias specs, resource references or output values.</summary>
    OldEngine,
}
