using System.Diagnostics;

namespace Benchmarks.Measure;

internal enum Mode
{
    /// <summary>The SDK's own mocks, in the program's process.</summary>
    Mocks,

    /// <summary>A monitor in another process, over the loopback interface.</summary>
    Loopback,
}

internal enum Kind
{
    /// <summary>The local SDK.</summary>
    CSharp,

    /// <summary>The local SDK when the program reads every output of every resource.</summary>
    CSharpReading,

    /// <summary>The official Node SDK in its faster setting, which the aims are stated against.</summary>
    Node,

    /// <summary>The official Node SDK as users get it.</summary>
    NodeDefault,
}

/// <summary>One program to run.</summary>
/// <param name="Size">How many resources it registers.</param>
/// <param name="Stack">The stack's name.</param>
/// <param name="MonitorAddress">Where the monitor and engine is.</param>
internal sealed record Job(int Size, string Stack, string MonitorAddress);

/// <summary>A way of registering resources that is measured: how to start a process that does it.</summary>
internal sealed record Contender(Kind Kind, Mode Mode, Func<Job, ProcessStartInfo> Start)
{
    public string Name => Kind switch
    {
        Kind.CSharp => "C#",
        Kind.CSharpReading => "C#, every output read",
        Kind.Node => "Node, stack traces off",
        _ => "Node, default",
    };

    /// <summary>Node's default takes minutes at the large size, and no aim is stated against it: one run has to do.</summary>
    public int RoundsAt(int size, Options options) =>
        Kind == Kind.NodeDefault && size == Options.Large ? 1 : options.RoundsAt(size);
}
