namespace Platform.Components.AddOns;

/// <summary>The names of the platform's own priority classes.</summary>
public static class Priorities
{
    /// <summary>What the rest of the cluster cannot do without: it pushes others off a full node.</summary>
    public const string Critical = "platform-critical";

    /// <summary>The platform's other software: before tenants' own, after what is critical.</summary>
    public const string Standard = "platform-standard";
}
