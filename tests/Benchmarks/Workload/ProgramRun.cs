using System.Globalization;
using Benchmarks.Measure;
using Pulumi;
using Pulumi.Testing;

namespace Benchmarks.Workload;

/// <summary>The C# side of a measurement, in the process that is measured. What it prints last is its report.</summary>
internal static class ProgramRun
{
    public const string Mocks = "mocks";
    public const string Loopback = "loopback";
    public const string ReadOutputs = "read-outputs";

    /// <param name="arguments">The mode, the number of resources, and whether their outputs are read.</param>
    public static async Task<int> RunAsync(string[] arguments)
    {
        var things = new Things(int.Parse(arguments[1], CultureInfo.InvariantCulture), arguments.Contains(ReadOutputs));
        var report = new List<string>();
        var exitCode = 0;
        if (arguments[0] == Mocks)
        {
            var mocks = new CountingMocks();
            await Deployment.TestAsync(mocks, new TestOptions { IsPreview = false }, things.Declare);
            report.Add($"resources={mocks.Resources}");
            report.Add($"properties={mocks.Properties}");
        }
        else
        {
            exitCode = await Deployment.RunAsync(things.Declare);
        }

        report.Add($"reads={things.Reads}");
        report.Add($"peak-kib={PeakMemory.OfThisProcess()}");
        Console.WriteLine(string.Join(' ', report));
        return exitCode;
    }
}
