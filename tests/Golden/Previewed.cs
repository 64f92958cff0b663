using System.Collections.Concurrent;
using Engine.Tests.Support;
using Platform.Engine.Graph;
using Platform.Engine.Previews;
using Platform.Engine.Programs;
using Platform.Engine.Recording;

namespace Platform.Tests.Golden;

/// <summary>The repository's environments as the engine previews them; each is run once for all tests that ask.</summary>
internal static class Previewed
{
    private static readonly ConcurrentDictionary<(string Environment, bool Unknowns), Lazy<Task<PreviewResult>>> Results = new();

    private static readonly Lazy<Task<Func<RunSettings, string, System.Diagnostics.ProcessStartInfo>>> Start =
        new(() => Launch.PrepareAsync(Project, _ => { }, CancellationToken.None));

    /// <summary>The environments with a stack file.</summary>
    public static string[] Environments { get; } = ["dev", "staging", "prod"];

    private static ProjectFile Project => ProjectFile.Find(Repository.Root);

    /// <summary>The preview of an environment.</summary>
    public static Task<PreviewResult> Of(string environment, bool unknowns = false) =>
        Results.GetOrAdd((environment, unknowns), _ => new(() => RunAsync(environment, unknowns))).Value;

    /// <summary>The graph of an environment.</summary>
    public static async Task<ResourceGraph> GraphOf(string environment) => (await Of(environment)).Graph;

    /// <summary>A preview of its own, whatever was run before.</summary>
    public static Task<PreviewResult> RunAsync(string environment, bool unknowns) => RunAsync(Project, environment, unknowns);

    /// <summary>The preview of a stack file that is not in the repository.</summary>
    /// <param name="stack">The stack's name.</param>
    /// <param name="text">The file.</param>
    /// <param name="unknowns">Whether computed values stay unknown. Default: no.</param>
    public static Task<PreviewResult> OfStackFileAsync(string stack, string text, bool unknowns = false) =>
        OfStackFileAsync(stack, text, unknowns, offline: true);

    /// <summary>The run of a stack file's program as the CLI starts it, with nothing that says it is offline.</summary>
    /// <param name="stack">The stack's name.</param>
    /// <param name="text">The file.</param>
    /// <param name="dryRun">Whether it is a preview, not an update.</param>
    public static Task<PreviewResult> AsTheCliRunsAsync(string stack, string text, bool dryRun) => OfStackFileAsync(stack, text, dryRun, offline: false);

    private static async Task<PreviewResult> OfStackFileAsync(string stack, string text, bool unknowns, bool offline)
    {
        var folder = Directory.CreateTempSubdirectory("stack-").FullName;
        try
        {
            await File.WriteAllTextAsync(Path.Combine(folder, "Pulumi.yaml"), $"name: platform\nruntime: dotnet\nmain: {Path.Combine(Repository.Root, "infra")}\n");
            await File.WriteAllTextAsync(Path.Combine(folder, $"Pulumi.{stack}.yaml"), text);
            return await RunAsync(ProjectFile.Find(folder), stack, unknowns, offline);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>The previews of a project's stacks, each run once; a stack that refers to another has it run before.</summary>
    /// <param name="folder">The folder of the project.</param>
    /// <param name="unknowns">Whether computed values stay unknown.</param>
    public static Func<string, Task<PreviewResult>> RunsOf(string folder, bool unknowns)
    {
        var project = ProjectFile.Find(folder);
        var runs = RunsOf(project, unknowns);
        return stack => runs.OfAsync(StackFile.Read(project, stack));
    }

    private static Task<PreviewResult> RunAsync(ProjectFile project, string environment, bool unknowns, bool offline = true) =>
        RunsOf(project, unknowns, offline).OfAsync(StackFile.Read(project, environment));

    private static StackRuns RunsOf(ProjectFile project, bool unknowns, bool offline = true) => new("organization", project, async (file, others) =>
    {
        var start = await Start.Value;
        var settings = new RunSettings("organization", project.Name, file.Stack, file.Config, unknowns, new Dictionary<string, ObjectValue>()) { OtherStacks = others };
        return await Preview.RunAsync(settings, Program, TimeSpan.FromMinutes(2), _ => { }, CancellationToken.None);

        System.Diagnostics.ProcessStartInfo Program(RunSettings run, string address)
        {
            var program = start(run, address);
            if (!offline)
                program.Environment.Remove("PULUMI_OFFLINE_PREVIEW");
            return program;
        }
    });

    /// <summary>The resources of a type.</summary>
    public static IEnumerable<ResourceNode> OfType(this ResourceGraph graph, string type) => graph.Resources.Where(node => node.Type == type);

    /// <summary>The resource of a type and a logical name.</summary>
    public static ResourceNode Single(this ResourceGraph graph, string type, string name) =>
        graph.OfType(type).Single(node => node.Name == name);
}
