using Platform.Engine.Graph;

namespace Platform.Engine.Readers;

/// <summary>
/// Writes a file whole or not at all: into a new file beside it, which takes its place at the end. Whatever goes wrong, what stood
/// there before stays and nothing half-written is left.
/// </summary>
internal static class OutputFile
{
    /// <summary>Writes the file.</summary>
    /// <param name="path">Where; the folder must exist.</param>
    /// <param name="write">Writes the contents.</param>
    /// <returns>What went wrong; null when the file is written.</returns>
    public static Problem? Write(string path, Action<Stream> write)
    {
        if (Check(path) is { } refused)
            return refused;

        var target = Path.GetFullPath(path);
        var beside = Path.Combine(Path.GetDirectoryName(target)!, $".{Path.GetFileName(target)}.{Guid.NewGuid():N}.tmp");
        try
        {
            using (var stream = new FileStream(beside, FileMode.CreateNew, FileAccess.Write, FileShare.None))
            {
                write(stream);
                stream.Flush(flushToDisk: true);
            }

            File.Move(beside, target, overwrite: true);
            return null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            var reason = error.Message.Replace(beside, path, StringComparison.Ordinal);
            return Failed(path, $"cannot be written: {reason}", "make room or choose another folder");
        }
        finally
        {
            Remove(beside);
        }
    }

    /// <summary>What keeps a file from being at the path, as far as can be told without writing one; null when nothing does.</summary>
    public static Problem? Check(string path)
    {
        string target;
        try
        {
            target = Path.GetFullPath(path);
        }
        catch (Exception error) when (error is ArgumentException or NotSupportedException or PathTooLongException)
        {
            return Failed(path, error.Message, "give a path of a file");
        }

        if (Directory.Exists(target))
            return Failed(path, "is a folder", "give a path of a file in it");
        if (!Directory.Exists(Path.GetDirectoryName(target)))
            return Failed(path, "its folder does not exist", $"make the folder: mkdir -p {Path.GetDirectoryName(path)}");
        return null;
    }

    private static void Remove(string file)
    {
        try
        {
            File.Delete(file);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // The reason why the file could not be written is the one worth telling, and this one is the same.
        }
    }

    private static Problem Failed(string path, string rule, string fix) => new(Severity.Error, null, path, null, rule, fix);
}
