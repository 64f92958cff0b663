using System.Diagnostics;
using System.Text.Json;
using System.Xml.Linq;

namespace Platform.Engine.Programs;

/// <summary>Finds a .NET program's built assembly, and builds it first when a source is newer.</summary>
internal static class ProgramBuild
{
    private static readonly string[] SourceEndings = [".cs", ".csproj", ".props", ".targets", ".json", ".yaml", ".resx", ".txt", ".proto"];
    private static readonly string[] SharedFiles =
        ["Directory.Build.props", "Directory.Build.targets", "Directory.Packages.props", "global.json"];

    /// <summary>The assembly to run.</summary>
    /// <param name="directory">The program's folder.</param>
    /// <param name="entryPoint"><c>.</c> or a project file in it.</param>
    /// <param name="progress">Told when a build starts.</param>
    /// <param name="cancellation">Ends a build that is under way.</param>
    /// <exception cref="UserErrorException">There is no one project, or it does not build.</exception>
    public static async Task<string> EnsureAsync(
        string directory, string entryPoint, Action<string> progress, CancellationToken cancellation)
    {
        var project = ProjectIn(directory, entryPoint);
        if (Fresh(project) is { } built)
            return built;

        progress($"building {Path.GetFileName(project)}");
        await BuildAsync(project, cancellation);
        return Assembly(project) ?? throw new UserErrorException(
            Path.GetFileName(project), project, null, "was built, but no program came out of it",
            "set <OutputType>Exe</OutputType> in the project");
    }

    private static string ProjectIn(string directory, string entryPoint)
    {
        if (entryPoint != ".")
            return Path.Combine(directory, entryPoint);

        var projects = Directory.GetFiles(directory, "*.*proj");
        return projects.Length == 1 ? projects[0] : throw new UserErrorException(
            ProjectFile.FileName, "main", directory,
            projects.Length == 0 ? "holds no project file" : "holds more than one project file", "name the project file");
    }

    /// <summary>The assembly, when nothing it was built from is newer.</summary>
    private static string? Fresh(string project)
    {
        if (Assembly(project) is not { } assembly)
            return null;

        var built = File.GetLastWriteTimeUtc(assembly);
        return Folders(project).All(folder => Newest(folder) <= built) && NewestShared(project) <= built ? assembly : null;
    }

    /// <summary>The newest build output of the project's name, debug or release.</summary>
    private static string? Assembly(string project)
    {
        var output = Path.Combine(Path.GetDirectoryName(project)!, "bin");
        if (!Directory.Exists(output))
            return null;

        var name = XDocument.Load(project).Descendants("AssemblyName").FirstOrDefault()?.Value ?? Path.GetFileNameWithoutExtension(project);
        return Directory.EnumerateFiles(output, name + ".dll", SearchOption.AllDirectories)
            .Where(file => File.Exists(Path.ChangeExtension(file, ".runtimeconfig.json")))
            .OrderByDescending(File.GetLastWriteTimeUtc)
            .FirstOrDefault();
    }

    /// <summary>The folders of the project and of all projects it references, as the last restore found them.</summary>
    private static IEnumerable<string> Folders(string project)
    {
        var folder = Path.GetDirectoryName(project)!;
        yield return folder;

        var assets = Path.Combine(folder, "obj", "project.assets.json");
        if (!File.Exists(assets))
            yield break;

        using var document = JsonDocument.Parse(File.ReadAllBytes(assets));
        foreach (var library in document.RootElement.GetProperty("libraries").EnumerateObject())
        {
            if (library.Value.GetProperty("type").GetString() == "project")
                yield return Path.GetDirectoryName(Path.GetFullPath(library.Value.GetProperty("path").GetString()!, folder))!;
        }
    }

    private static DateTime Newest(string folder)
    {
        var newest = DateTime.MinValue;
        var waiting = new Stack<DirectoryInfo>([new DirectoryInfo(folder)]);
        while (waiting.TryPop(out var directory))
        {
            foreach (var entry in directory.EnumerateFileSystemInfos())
            {
                if (entry is DirectoryInfo child)
                {
                    if (child.Name is not ("bin" or "obj" or "node_modules") && !child.Name.StartsWith('.'))
                        waiting.Push(child);
                }
                else if (SourceEndings.Contains(entry.Extension) && entry.LastWriteTimeUtc > newest)
                {
                    newest = entry.LastWriteTimeUtc;
                }
            }
        }

        return newest;
    }

    private static DateTime NewestShared(string project)
    {
        var newest = DateTime.MinValue;
        for (var folder = Directory.GetParent(project); folder is not null; folder = folder.Parent)
        {
            foreach (var file in SharedFiles.Select(name => Path.Combine(folder.FullName, name)).Where(File.Exists))
            {
                var written = File.GetLastWriteTimeUtc(file);
                newest = written > newest ? written : newest;
            }
        }

        return newest;
    }

    private static async Task BuildAsync(string project, CancellationToken cancellation)
    {
        var start = new ProcessStartInfo("dotnet", ["build", "-nologo", "-v", "quiet", "-clp:NoSummary", project])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        var run = await ChildProcess.RunAsync(start, cancellation);
        if (run.ExitCode != 0)
        {
            throw new UserErrorException(
                Path.GetFileName(project), "dotnet build " + Path.GetFileName(project), null, "failed:\n" + run.Output.Trim(),
                "correct the errors above");
        }
    }
}
