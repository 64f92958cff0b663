using System.Diagnostics;

namespace Benchmarks.Measure;

/// <summary>Starts this executable again, in another role and with an environment that does not depend on the caller's.</summary>
internal static class Own
{
    public static ProcessStartInfo Executable(params string[] arguments)
    {
        var path = Environment.ProcessPath ?? throw new BenchmarkException("the path of this executable is not known");
        var byHost = Path.GetFileNameWithoutExtension(path) == "dotnet";
        return Clean(new ProcessStartInfo(path, byHost ? [typeof(Own).Assembly.Location, .. arguments] : arguments));
    }

    /// <summary>Without what would make a Pulumi program, or Node, run in another way than it is measured.</summary>
    public static ProcessStartInfo Clean(ProcessStartInfo start)
    {
        var foreign = start.Environment.Keys.Where(name => name.StartsWith("PULUMI_", StringComparison.Ordinal) || name == "NODE_OPTIONS");
        foreach (var name in foreign.ToArray())
            start.Environment.Remove(name);
        return start;
    }
}
