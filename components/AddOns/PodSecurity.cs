namespace Platform.Components.AddOns;

/// <summary>How much a namespace's pods may ask of their node.</summary>
/// <seealso href="https://kubernetes.io/docs/concepts/security/pod-security-standards/"/>
public enum PodSecurity
{
    /// <summary>Hardened: no root, no privilege escalation, no host.</summary>
    Restricted,

    /// <summary>No known way to the node.</summary>
    Baseline,

    /// <summary>Anything: agents that read the node itself.</summary>
    Privileged,
}
