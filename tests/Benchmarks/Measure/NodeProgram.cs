using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace Benchmarks.Measure;

/// <summary>How the Node program is started on the official SDK of tests/Peers: by the SDK's own runner, as the Pulumi CLI does.</summary>
internal sealed class NodeProgram
{
    private readonly string _node;
    private readonly string _program;
    private readonly string _modules;

    private NodeProgram(string node, string program, string modules) => (_node, _program, _modules) = (node, program, modules);

    /// <summary>The folder of the Node side's sources.</summary>
    public string Program => _program;

    /// <summary>The folder of the official packages.</summary>
    public string Modules => _modules;

    public IEnumerable<Contender> Contenders =>
        from mode in Enum.GetValues<Mode>()
        from kind in new[] { Kind.Node, Kind.NodeDefault }
        select new Contender(kind, mode, job => Start(kind, mode, job));

    /// <param name="missing">What is missing and how to get it, when there is no such peer here.</param>
    public static NodeProgram? Find(out string missing)
    {
        missing = "";
        var tests = new DirectoryInfo(AppContext.BaseDirectory);
        while (tests is not null && !File.Exists(Path.Combine(tests.FullName, "Benchmarks", "Benchmarks.csproj")))
            tests = tests.Parent;
        if (tests is null)
        {
            missing = "tests/Benchmarks/nodejs is not above this executable; run it from the repository";
            return null;
        }

        var modules = Path.Combine(tests.FullName, "Peers", "node_modules");
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        var node = folders.Select(folder => Path.Combine(folder, "node")).FirstOrDefault(File.Exists);
        if (node is null)
            missing = "node is not on the PATH; install Node.js 20 or newer";
        else if (!File.Exists(Package(modules)))
            missing = "tests/Peers/node_modules/@pulumi/pulumi is not there; run: npm ci --prefix tests/Peers";
        return missing.Length > 0 ? null : new NodeProgram(node!, Path.Combine(tests.FullName, "Benchmarks", "nodejs"), modules);
    }

    public string Versions()
    {
        using var process = Process.Start(new ProcessStartInfo(_node, ["--version"]) { RedirectStandardOutput = true })!;
        var node = process.StandardOutput.ReadToEnd().Trim();
        process.WaitForExit();
        using var package = JsonDocument.Parse(File.ReadAllBytes(Package(_modules)));
        return $"Node {node}, @pulumi/pulumi {package.RootElement.GetProperty("version").GetString()}";
    }

    private ProcessStartInfo Start(Kind kind, Mode mode, Job job)
    {
        var size = job.Size.ToString(CultureInfo.InvariantCulture);
        string[] traces = kind == Kind.Node ? ["--stack-trace-limit=0"] : [];
        var start = Own.Clean(new ProcessStartInfo(
            _node, [.. traces, .. mode == Mode.Mocks ? [Path.Combine(_program, "mocks.js"), size] : Runner(job, size)]));
        start.Environment["NODE_PATH"] = _modules;
        start.Environment["PULUMI_CONFIG"] = "{}";
        start.Environment["PULUMI_CONFIG_SECRET_KEYS"] = "[]";
        return start;
    }

    private string[] Runner(Job job, string size) =>
    [
        Path.Combine(_modules, "@pulumi", "pulumi", "cmd", "run", "index.js"),
        $"--monitor={job.MonitorAddress}",
        $"--engine={job.MonitorAddress}",
        "--organization=benchmark",
        "--project=benchmark",
        $"--stack={job.Stack}",
        $"--root-directory={_program}",
        $"--pwd={_program}",
        "--parallel=16",
        ".",
        size,
    ];

    private static string Package(string modules) => Path.Combine(modules, "@pulumi", "pulumi", "package.json");
}
