using Platform.Engine.Graph;
using Pulumirpc;

namespace Platform.Engine.Recording;

/// <summary>A resource while the program still runs: the node so far, and what only matters until it ends.</summary>
internal sealed class Recorded(ResourceNode node, IReadOnlyList<Callback> transforms)
{
    private int _outputsRegistered;

    /// <summary>The node as known now; components get their outputs later.</summary>
    public ResourceNode Node { get; private set; } = node;

    /// <summary>The transforms that the program gave with this resource; they also hold for its children.</summary>
    public IReadOnlyList<Callback> Transforms { get; } = transforms;

    /// <summary>Gives a component its outputs, once.</summary>
    /// <returns>False when it had them already.</returns>
    public bool TryRegisterOutputs(ObjectValue outputs)
    {
        if (Interlocked.Exchange(ref _outputsRegistered, 1) != 0)
            return false;
        Node = Node with { Outputs = outputs };
        return true;
    }
}
