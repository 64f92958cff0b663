namespace Platform.Tests.Golden;

/// <summary>Fixes the day on which the programs believe to run: warnings about support dates come and go with it.</summary>
[SetUpFixture]
public sealed class Day
{
    [OneTimeSetUp]
    public void Fix() => Environment.SetEnvironmentVariable("SOURCE_DATE_EPOCH", "1795219200"); // 2026-11-21
}
