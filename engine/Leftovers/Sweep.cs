using Platform.Engine.Graph;

namespace Platform.Engine.Leftovers;

/// <summary>A command that looks for something and changes nothing.</summary>
/// <param name="Finds">What it finds, in a few words.</param>
/// <param name="Line">The command as a shell takes it.</param>
internal sealed record SweepCommand(string Finds, string Line);

/// <summary>The commands for one place of a cloud.</summary>
/// <param name="Place">The cloud with account and region, or project.</param>
/// <param name="Notes">What whoever runs them should know first.</param>
/// <param name="Commands">The commands, in an order in which one might remove what they find.</param>
internal sealed record SweepSection(string Place, IReadOnlyList<string> Notes, IReadOnlyList<SweepCommand> Commands);

/// <summary>
/// Where to look for what a destroyed stack may have left behind, found out from what the stack declares. No state knows of these
/// things: controllers in a cluster made them, or the cloud keeps them for a while.
/// </summary>
internal static class Sweep
{
    /// <summary>The sections by cloud and place.</summary>
    /// <param name="resources">What the stack declares, with the physical names that the clouds know.</param>
    public static IReadOnlyList<SweepSection> Of(IReadOnlyList<ResourceNode> resources) =>
        [.. AwsSweep.Of(resources), .. GcpSweep.Of(resources)];
}
