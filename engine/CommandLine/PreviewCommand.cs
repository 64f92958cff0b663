using Platform.Engine.Checks;
using Platform.Engine.Comparison;
using Platform.Engine.Costs;
using Platform.Engine.Drills;
using Platform.Engine.Graph;
using Platform.Engine.Policies;
using Platform.Engine.Previews;
using Platform.Engine.Programs;
using Platform.Engine.Readers;
using Platform.Engine.Simulation;
using Platform.Engine.Timelines;

namespace Platform.Engine.CommandLine;

/// <summary>Runs the stacks that were asked for, one after the other, and has the readers show what came of them.</summary>
internal sealed class PreviewCommand(PreviewOptions options, Terminal terminal)
{
    private const int Succeeded = 0;
    private const int Failed = 1;

    public async Task<int> RunAsync(CancellationToken cancellation)
    {
        try
        {
            return await PreviewAsync(cancellation);
        }
        catch (UserErrorException mistake)
        {
            terminal.EndProgress();
            await terminal.Error.WriteLineAsync(MistakeText.Of(mistake));
            return Failed;
        }
        catch (OperationCanceledException)
        {
            terminal.EndProgress();
            await terminal.Error.WriteLineAsync("cancelled; the program was ended");
            return Failed;
        }
    }

    private async Task<int> PreviewAsync(CancellationToken cancellation)
    {
        var project = ProjectFile.Find(options.Directory);
        var stacks = Stacks(project);
        var files = Files(project, stacks);
        MakeOutputFolder();
        ReportFile.Check(options);
        var start = await Launch.PrepareAsync(project, terminal.Progress, cancellation);

        var previews = new List<StackPreview>();
        var outputs = OutputsOfOthers();
        var runs = new StackRuns(options.Organization, project, (file, others) => Preview.RunAsync(
            new(options.Organization, project.Name, file.Stack, file.Config, options.Unknowns, outputs) { OtherStacks = others },
            start, options.Timeout, count => terminal.Progress($"previewing {file.Stack}: {count} resources"), cancellation));
        foreach (var file in files)
        {
            var result = await runs.OfAsync(file);
            previews.Add(Compare(project, file, result));
            await ShowOutputAsync(file.Stack, result);
        }

        terminal.EndProgress();
        var layout = new TreeLayout(new Paint(terminal.Colours), terminal.Width);
        await terminal.Out.WriteAsync(
            options is { Format: OutputFormat.Html, Out: { } page } ? ReportFile.Write(page, options, previews, layout)
                : PreviewText.Of(options, previews, layout));
        await terminal.Out.FlushAsync(cancellation);
        return previews.Any(preview => preview.Failed) ? Failed : Succeeded;
    }

    /// <summary>What a program writes is only of interest when something is wrong with it.</summary>
    private async Task ShowOutputAsync(string stack, PreviewResult result)
    {
        if (result.Succeeded || result.ProgramOutput.Length == 0)
            return;
        terminal.EndProgress();
        await terminal.Error.WriteLineAsync($"{stack}: output of the program:\n{result.ProgramOutput.TrimEnd()}\n");
    }

    /// <summary>What is wrong with any of the files is said of all of them.</summary>
    private static List<StackFile> Files(ProjectFile project, IReadOnlyList<string> stacks)
    {
        var files = new List<StackFile>();
        var mistakes = new List<UserErrorException>();
        foreach (var stack in stacks)
        {
            try
            {
                files.Add(StackFile.Read(project, stack));
            }
            catch (UserErrorException mistake)
            {
                mistakes.Add(mistake);
            }
        }

        return mistakes.Count == 0 ? files : throw new UserErrorException(
            string.Join(", ", mistakes.Select(mistake => mistake.Subject)), [.. mistakes.SelectMany(mistake => mistake.Problems)]);
    }

    private IReadOnlyList<string> Stacks(ProjectFile project)
    {
        if (options.Stack is { } only)
            return [only];

        var names = StackFile.Names(project);
        if (names.Count == 0)
        {
            throw new UserErrorException(
                ProjectFile.FileName, "--stack", null, $"no stack has a file in {project.StackFolder}",
                "add a file such as Pulumi.dev.yaml");
        }

        foreach (var (name, path) in new[] { ("--out", options.Exports), ("--against", options.Against) })
        {
            if (path is not null && names.Count > 1 && !StackPaths.IsFolder(path))
                throw new UserErrorException(name, name, path, "is one file for several stacks",
                    $"name a folder, {path}/, or one stack with --stack");
        }

        return names;
    }

    /// <summary>
    /// A folder that is named with a slash at its end need not exist, and a program need not run for nothing when it cannot.
    /// </summary>
    private void MakeOutputFolder()
    {
        if (options.Exports is not { } output || !StackPaths.IsFolder(output))
            return;

        try
        {
            Directory.CreateDirectory(output);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            throw new UserErrorException("--out", "--out", output, "cannot be made: " + refused.Message,
                "name a folder that can be written");
        }
    }

    private Dictionary<string, ObjectValue> OutputsOfOthers() =>
        options.StackOutputs.ToDictionary(entry => entry.Key, entry => OutputsOf(entry.Key, entry.Value));

    private static ObjectValue OutputsOf(string name, string path)
    {
        if (name.Split('/') is not [_, var project, var stack])
            throw new UserErrorException("--stack-outputs", "--stack-outputs", name, "must name a stack in full",
                "write organization/project/stack=FILE");

        var read = ExportReader.Read(path, project, stack);
        return read.Deployment is { } deployment
            ? deployment.Resources.FirstOrDefault(resource => resource.Node.Type == Urns.StackType)?.Node.Outputs ?? ObjectValue.Empty
            : throw new UserErrorException(path, read.Problems);
    }

    private StackPreview Compare(ProjectFile project, StackFile file, PreviewResult result)
    {
        var stack = file.Stack;
        var problems = new List<Problem>(result.Problems);
        EarlierDeployment? earlier = null;
        if (options.Against is { } against)
        {
            var read = ExportReader.Read(StackPaths.Of(against, stack), project.Name, stack);
            problems.AddRange(read.Problems);
            earlier = read.Deployment;
        }

        var plan = Planner.For(result.Graph, earlier, PackageSchemas.Replacing, DeletionFirst.Of);
        if (options.Exports is { } output && result.Succeeded)
        {
            var path = StackPaths.Of(output, stack);
            if (OutputFile.Write(path, stream => StackExport.Write(stream, result.Graph, TimeProvider.System.GetUtcNow())) is { } unwritten)
                problems.Add(unwritten);
        }

        if (options.Until is { } until && Timeline.Until(result.Graph, until) is null)
        {
            problems.Add(new(
                Severity.Error, null, "--until", until, $"no resource of {stack} has this logical name or type",
                "use one that `--format tree` shows"));
        }

        var drill = options.Format is OutputFormat.Drill or OutputFormat.DrillJson ? ZoneDrill.Of(result.Graph) : null;
        if (drill is not null)
            problems.AddRange(ZoneDrill.Problems(drill, options.MustSurvive));

        // Of a program that failed half of what a rule asks about may be missing, and a drill is about zones only.
        var policy = result.Succeeded && drill is null ? PolicyCheck.Of(result.Graph, plan, earlier, Today.Read()) : null;
        return new StackPreview(result.Graph, plan, problems, result.Duration, policy, file.Places)
        {
            Cost = options.ShowsCost ? CostComparison.Of(result.Graph, result.Graph.IsWhole ? earlier : null, Today.Read()) : null,
            Drill = drill,
        };
    }
}
