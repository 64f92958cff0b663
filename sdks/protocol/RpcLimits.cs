namespace Pulumi.Protocol;

/// <summary>The bounds that every official SDK and the engine agree on.</summary>
public static class RpcLimits
{
    /// <summary>The largest message, in bytes, that either side sends or accepts: 400 MiB.</summary>
    public const int MaxMessageBytes = 400 * 1024 * 1024;

    /// <summary>How deep messages may nest: 10,000, which is a little over 3,300 levels of a Struct.</summary>
    public const int MaxNesting = 10_000;
}
