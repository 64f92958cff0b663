namespace Platform.Components.NodePools;

/// <summary>What keeps pods off a node that do not tolerate it.</summary>
public sealed record NodeTaint
{
    /// <summary>The taint of nodes for what the cluster itself needs. The add-ons of EKS and Karpenter's controller tolerate it.</summary>
    public static NodeTaint System { get; } = new() { Key = "CriticalAddonsOnly", Value = "true" };

    /// <summary>The key, such as <c>CriticalAddonsOnly</c>.</summary>
    public required string Key { get; init; }

    /// <summary>The value. Default: empty.</summary>
    public string Value { get; init; } = "";

    /// <summary>What happens to pods that do not tolerate it. Default: they are not scheduled.</summary>
    public TaintEffect Effect { get; init; }
}

/// <summary>What a taint does to pods that do not tolerate it.</summary>
public enum TaintEffect
{
    /// <summary>They are not scheduled.</summary>
    NoSchedule,

    /// <summary>They are scheduled where nothing else is left.</summary>
    PreferNoSchedule,

    /// <summary>They are not scheduled, and running ones are evicted.</summary>
    NoExecute,
}
