using System.Runtime.CompilerServices;

namespace Engine.Tests.Support;

/// <summary>
/// Compares a text with the file <c>X.verified.*</c> beside the test. With the environment variable <c>ACCEPT=1</c> the file is
/// written instead; the reviewer reads its diff.
/// </summary>
internal static class Verified
{
    /// <param name="text">What came out.</param>
    /// <param name="name">The file's name up to <c>.verified</c>.</param>
    /// <param name="extension">The file's extension.</param>
    /// <param name="source">The test's own file; left to the compiler.</param>
    public static void Text(string text, string name, string extension = "txt", [CallerFilePath] string source = "")
    {
        var path = Path.Combine(Path.GetDirectoryName(Repository.Source(source))!, $"{name}.verified.{extension}");
        if (Environment.GetEnvironmentVariable("ACCEPT") == "1")
            File.WriteAllText(path, text);

        Assert.That(File.Exists(path), $"{path}: not there; run the test with ACCEPT=1, and read the file before committing it");
        Assert.That(text, Is.EqualTo(File.ReadAllText(path)), $"{path}: differs; run the test with ACCEPT=1, and read the diff");
    }
}
