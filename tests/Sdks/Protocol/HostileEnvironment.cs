namespace Protocol.Tests;

/// <summary>Runs every test of the assembly with proxies and web settings that would break it, were they heeded.</summary>
[SetUpFixture]
public sealed class HostileEnvironment
{
    public const string Nowhere = "http://127.0.0.1:9";

    [OneTimeSetUp]
    public void Set()
    {
        foreach (var name in new[] { "HTTP_PROXY", "http_proxy", "ALL_PROXY", "ASPNETCORE_URLS", "DOTNET_URLS" })
            Environment.SetEnvironmentVariable(name, Nowhere);
        Environment.SetEnvironmentVariable("NO_PROXY", null);
        Environment.SetEnvironmentVariable("no_proxy", null);
    }
}
