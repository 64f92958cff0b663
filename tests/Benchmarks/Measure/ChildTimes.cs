using System.Runtime.InteropServices;

namespace Benchmarks.Measure;

/// <summary>The processor time of the processes that this one has started and that have ended, from their start to their very end.</summary>
internal static class ChildTimes
{
    private const int Children = -1;

    public static TimeSpan Now()
    {
        // struct rusage starts with two timevals, user and system, and goes on with fourteen longs.
        var usage = new long[2 + 2 + 14];
        if (GetResourceUsage(Children, usage) != 0)
            throw new InvalidOperationException($"getrusage failed with errno {Marshal.GetLastPInvokeError()}");
        return TimeSpan.FromSeconds(usage[0] + usage[2]) + TimeSpan.FromMicroseconds(usage[1] + usage[3]);
    }

    [DllImport("libc", EntryPoint = "getrusage", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int GetResourceUsage(int who, [Out] long[] usage);
}
