using Platform.Components.NodePools;
using Core = Pulumi.Kubernetes.Types.Inputs.Core.V1;
using Node = Pulumi.Kubernetes.Types.Inputs.Node.V1;

namespace Platform.Components.AddOns;

/// <summary>
/// The classes by which pods ask for a sandbox: gVisor on pools that have it, WasmEdge as an experiment. A cluster that makes the class of
/// its own sandbox pools keeps it.
/// </summary>
public sealed record RuntimeClasses : ObjectsAddOn
{
    private const string WasmEdgeName = "wasmedge";

    /// <inheritdoc/>
    public override string Name => "runtime-classes";

    /// <inheritdoc/>
    /// <value>Default: false; it wants a pool whose nodes have the runtime.</value>
    public override bool Enabled { get; init; }

    /// <summary>Whether there is the class <c>gvisor</c>, for pools with a sandbox. Default: true.</summary>
    public bool Gvisor { get; init; } = true;

    /// <summary>
    /// Whether there is the class <c>wasmedge</c>, for nodes labelled and tainted <c>platform/runtime: wasmedge</c> whose image has the
    /// shim <c>containerd-shim-wasmedge-v1</c>. Experimental: the shim has had no release since May 2025. Default: false.
    /// </summary>
    public bool WasmEdge { get; init; }

    /// <inheritdoc/>
    public override bool MakesNamespace => false;

    /// <inheritdoc/>
    public override ImmutableSortedSet<Capability> Provides => [Capability.SandboxedRuntimes];

    /// <inheritdoc/>
    public override MinorRange Kubernetes => new(31, 36);

    /// <inheritdoc/>
    public override IEnumerable<AddOnProblem> Check(AddOnFacts facts)
    {
        if (!Gvisor && !WasmEdge)
            yield return new("gvisor", "false", "leaves nothing to install", "set gvisor to true, or disable runtime-classes");
    }

    /// <summary>The classes, each bound to the nodes that serve it.</summary>
    protected override IEnumerable<Resource> Objects(AddOnChildren inside)
    {
        if (Gvisor && !inside.Facts.Native.Contains(Capability.SandboxedRuntimes))
            yield return Class(inside, GVisor.NodeValue, GVisor.Handler, "20m", "32Mi");
        if (WasmEdge)
            yield return Class(inside, WasmEdgeName, WasmEdgeName, "10m", "16Mi");
    }

    /// <summary>The sandbox itself costs a little beside the containers, which the scheduler and quotas must know.</summary>
    private static K8s.Node.V1.RuntimeClass Class(AddOnChildren inside, string name, string handler, string cpu, string memory) =>
        new(inside.Named(name), new()
        {
            Metadata = new K8s.Types.Inputs.Meta.V1.ObjectMetaArgs { Name = name },
            Handler = handler,
            Overhead = new Node.OverheadArgs { PodFixed = { ["cpu"] = cpu, ["memory"] = memory } },
            Scheduling = new Node.SchedulingArgs
            {
                NodeSelector = { [GVisor.NodeKey] = name },
                Tolerations = [new Core.TolerationArgs { Key = GVisor.NodeKey, Operator = "Equal", Value = name, Effect = "NoSchedule" }],
            },
        }, inside.Options());
}
