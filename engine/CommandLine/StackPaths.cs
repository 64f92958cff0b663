namespace Platform.Engine.CommandLine;

/// <summary>Which file of a path option belongs to which stack: the path itself, or in a folder the file named after the stack.</summary>
internal static class StackPaths
{
    /// <summary>Whether the path means a folder with a file per stack.</summary>
    public static bool IsFolder(string path) =>
        path.EndsWith('/') || path.EndsWith(Path.DirectorySeparatorChar) || Directory.Exists(path);

    public static string Of(string path, string stack) => IsFolder(path) ? Path.Combine(path, $"{stack}.json") : path;
}
