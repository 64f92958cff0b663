using System.Text;

namespace Codegen;

/// <summary>The folder of generated source. It touches only what changed and keeps no file that is no longer generated.</summary>
internal static class OutputFolder
{
    /// <summary>Names every file of the last run, for the build to read.</summary>
    public const string List = "files.txt";

    public static void Write(string folder, IReadOnlyList<SourceFile> files)
    {
        Directory.CreateDirectory(folder);
        foreach (var file in files)
            WriteIfChanged(Path.Combine(folder, file.Name), file.Text);

        var names = files.Select(file => file.Name).ToHashSet(StringComparer.Ordinal);
        foreach (var path in Directory.EnumerateFiles(folder, $"*{SourceFile.Extension}"))
        {
            if (!names.Contains(Path.GetFileName(path)))
                File.Delete(path);
        }

        WriteIfChanged(Path.Combine(folder, List), string.Concat(files.Select(file => file.Name + '\n')));
    }

    private static void WriteIfChanged(string path, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        if (!File.Exists(path) || !File.ReadAllBytes(path).AsSpan().SequenceEqual(bytes))
            File.WriteAllBytes(path, bytes);
    }
}
