using System.Diagnostics;
using Platform.Engine.Recording;

namespace Platform.Engine.Programs;

/// <summary>How the program of a project is started, as the CLI's language hosts do it.</summary>
internal static class Launch
{
    private static readonly string NodeRunner = Path.Combine("node_modules", "@pulumi", "pulumi", "cmd", "run", "index.js");

    /// <summary>Makes sure that the program can run: built, where its language is built.</summary>
    /// <returns>What to start for a run, given its settings and the engine's address.</returns>
    /// <exception cref="UserErrorException">The program cannot run here.</exception>
    public static async Task<Func<RunSettings, string, ProcessStartInfo>> PrepareAsync(
        ProjectFile project, Action<string> progress, CancellationToken cancellation)
    {
        switch (project.Runtime)
        {
            case "dotnet" when project.Binary is { } named:
                var binary = Resolve(project, named);
                return Dotnet(project, binary.EndsWith(".dll", StringComparison.Ordinal) ? ["dotnet", binary] : [binary]);
            case "dotnet":
                var assembly = await ProgramBuild.EnsureAsync(project.ProgramDirectory, project.EntryPoint, progress, cancellation);
                return Dotnet(project, ["dotnet", assembly]);
            case "nodejs":
                return Node(project);
            case var runtime:
                throw new UserErrorException(
                    ProjectFile.FileName, "runtime", runtime, "is not played; dotnet and nodejs are",
                    "preview this project with the pulumi CLI");
        }
    }

    private static Func<RunSettings, string, ProcessStartInfo> Dotnet(ProjectFile project, string[] command) => (settings, address) =>
    {
        var start = Start(project, command[0], command[1..]);
        foreach (var (name, value) in ProgramEnvironment.Dotnet(settings, address, project.Root, project.ProgramDirectory))
            start.Environment[name] = value;
        return start;
    };

    /// <summary>A path starts at the program's folder; a bare name is looked up on the PATH, except that of an assembly.</summary>
    private static string Resolve(ProjectFile project, string binary) =>
        binary.Contains('/') || binary.EndsWith(".dll", StringComparison.Ordinal)
            ? Path.GetFullPath(binary, project.ProgramDirectory)
            : binary;

    private static Func<RunSettings, string, ProcessStartInfo> Node(ProjectFile project)
    {
        var runner = Above(project.ProgramDirectory).Select(folder => Path.Combine(folder, NodeRunner)).FirstOrDefault(File.Exists)
            ?? throw new UserErrorException(
                "node_modules", project.ProgramDirectory, null, "the package @pulumi/pulumi is not installed",
                "run npm ci in the project's folder");
        return (settings, address) =>
        {
            var arguments = ProgramEnvironment.NodeArguments(settings, address, project.Root, project.ProgramDirectory, project.EntryPoint);
            var start = Start(project, "node", [runner, .. arguments]);
            foreach (var (name, value) in ProgramEnvironment.Common(settings))
                start.Environment[name] = value;
            return start;
        };
    }

    private static ProcessStartInfo Start(ProjectFile project, string command, IEnumerable<string> arguments) =>
        new(command, arguments) { WorkingDirectory = project.ProgramDirectory };

    private static IEnumerable<string> Above(string folder)
    {
        for (var directory = new DirectoryInfo(folder); directory is not null; directory = directory.Parent)
            yield return directory.FullName;
    }
}
