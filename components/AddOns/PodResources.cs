namespace Platform.Components.AddOns;

/// <summary>What a container asks for and is held to, as charts take it.</summary>
public static class PodResources
{
    /// <summary>
    /// Requests of processor and memory, and a limit of memory. The processor has no limit: one would slow a container down on an idle
    /// node.
    /// </summary>
    /// <param name="cpu">The processor's share, such as <c>100m</c>.</param>
    /// <param name="memory">The memory, such as <c>128Mi</c>.</param>
    /// <param name="limit">The limit of memory. Default: as much as is requested.</param>
    public static object Of(string cpu, string memory, string? limit = null) => new
    {
        requests = new { cpu, memory },
        limits = new { memory = limit ?? memory },
    };
}
