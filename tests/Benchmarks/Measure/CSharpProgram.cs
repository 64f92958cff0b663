using System.Diagnostics;
using System.Globalization;
using Benchmarks.Workload;

namespace Benchmarks.Measure;

/// <summary>How the C# program is started: as the Pulumi CLI starts a built one.</summary>
internal static class CSharpProgram
{
    public static IEnumerable<Contender> Contenders =>
        from mode in Enum.GetValues<Mode>()
        from kind in new[] { Kind.CSharp, Kind.CSharpReading }
        select new Contender(kind, mode, job => Start(kind, mode, job));

    private static ProcessStartInfo Start(Kind kind, Mode mode, Job job)
    {
        var start = Own.Executable(
        [
            Roles.Program,
            mode == Mode.Mocks ? ProgramRun.Mocks : ProgramRun.Loopback,
            job.Size.ToString(CultureInfo.InvariantCulture),
            .. kind == Kind.CSharpReading ? new[] { ProgramRun.ReadOutputs } : [],
        ]);
        if (mode == Mode.Mocks)
            return start;

        start.Environment["PULUMI_MONITOR"] = job.MonitorAddress;
        start.Environment["PULUMI_ENGINE"] = job.MonitorAddress;
        start.Environment["PULUMI_ORGANIZATION"] = "benchmark";
        start.Environment["PULUMI_PROJECT"] = "benchmark";
        start.Environment["PULUMI_STACK"] = job.Stack;
        start.Environment["PULUMI_DRY_RUN"] = "false";
        start.Environment["PULUMI_QUERY_MODE"] = "false";
        start.Environment["PULUMI_PARALLEL"] = "16";
        start.Environment["PULUMI_CONFIG"] = "{}";
        start.Environment["PULUMI_CONFIG_SECRET_KEYS"] = "[]";
        return start;
    }
}
