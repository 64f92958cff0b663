using Platform.Components.NodePools;
using Core = Pulumi.Kubernetes.Types.Inputs.Core.V1;
using Node = Pulumi.Kubernetes.Types.Inputs.Node.V1;

namespace Platform.Components.AddOns;

/// <summary>A runtime class that brings its pods to the nodes that serve it, by label and taint, and past those that do not.</summary>
internal static class BoundRuntimeClass
{
    /// <summary>Makes it.</summary>
    /// <param name="inside">Names and places it.</param>
    /// <param name="name">Its name, and the value of the label and the taint.</param>
    /// <param name="handler">The handler in containerd's configuration.</param>
    /// <param name="cpu">What the runtime itself costs beside the containers, which the scheduler and quotas must know.</param>
    /// <param name="memory">Likewise.</param>
    public static K8s.Node.V1.RuntimeClass Make(AddOnChildren inside, string name, string handler, string cpu, string memory) =>
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
