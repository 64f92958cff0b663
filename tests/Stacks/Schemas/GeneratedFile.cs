using Engine.Tests.Support;

namespace Platform.Tests.Stacks.Schemas;

/// <summary>Compares a text with a file that is written from the specs. With <c>ACCEPT=1</c> the file is written instead.</summary>
internal static class GeneratedFile
{
    public static void Check(string path, string text)
    {
        var file = Repository.PathOf(path);
        if (Environment.GetEnvironmentVariable("ACCEPT") == "1")
            File.WriteAllText(file, text);

        Assert.That(File.Exists(file), $"{path}: not there; run the test with ACCEPT=1");
        Assert.That(
            text, Is.EqualTo(File.ReadAllText(file)), $"{path}: is not what the specs say; run the test with ACCEPT=1, and read the diff");
    }
}
