namespace Codegen.Tests.Support;

/// <summary>Compares a text with the accepted one beside the tests. ACCEPT=1 accepts what it sees.</summary>
internal static class GoldenFile
{
    public static void Check(string name, string actual)
    {
        var verified = Repository.TestPath($"Golden/{name}.verified.txt");
        var received = Repository.TestPath($"Golden/{name}.received.txt");
        if (Environment.GetEnvironmentVariable("ACCEPT") == "1")
            File.WriteAllText(verified, actual);

        if (File.Exists(verified) && File.ReadAllText(verified) == actual)
        {
            File.Delete(received);
            return;
        }

        File.WriteAllText(received, actual);
        var expected = File.Exists(verified) ? File.ReadAllText(verified) : "";
        Assert.That(actual, Is.EqualTo(expected), $"compare {received} with the accepted file; accept with ACCEPT=1");
    }
}
