using System.Diagnostics;

namespace Engine.Tests.CommandLine;

/// <summary>Interrupts the engine as a user at the keyboard does, and looks whether anything is left.</summary>
[TestFixture]
[Platform(Exclude = "Win", Reason = "signals are those of Unix")]
public class InterruptTests
{
    [TestCase("INT")]
    [TestCase("TERM")]
    public async Task A_signal_ends_the_program_with_the_engine(string signal)
    {
        var root = Directory.CreateTempSubdirectory("interrupt-").FullName;
        var marker = $"33{TestContext.CurrentContext.Random.NextUInt(1_000_000)}";
        try
        {
            File.WriteAllText(Path.Combine(root, "Pulumi.yaml"), "name: slow\nruntime:\n  name: dotnet\n  options: { binary: ./program }\n");
            File.WriteAllText(Path.Combine(root, "Pulumi.dev.yaml"), "config: {}\n");
            File.WriteAllText(Path.Combine(root, "program"), $"#!/bin/sh\nsleep {marker}\n");
            Process.Start("chmod", ["u+x", Path.Combine(root, "program")]).WaitForExit();

            using var engine = Process.Start(new ProcessStartInfo("dotnet", [EngineAssembly, "preview", "--cwd", root])
            {
                RedirectStandardError = true,
                RedirectStandardOutput = true,
            })!;
            await UntilAsync(() => IsRunning(marker), "the program never started");
            Process.Start("kill", [$"-{signal}", $"{engine.Id}"]).WaitForExit();

            Assert.That(engine.WaitForExit(TimeSpan.FromSeconds(20)), "the engine is still there");
            Assert.That(engine.ExitCode, Is.Not.Zero);
            await UntilAsync(() => !IsRunning(marker), "the program is still there");
        }
        finally
        {
            Directory.Delete(root, recursive: true);
        }
    }

    private static string EngineAssembly => typeof(Platform.Engine.Graph.ResourceGraph).Assembly.Location;

    private static bool IsRunning(string marker)
    {
        using var search = Process.Start("sh", ["-c", $"ps -eo args | grep -v grep | grep -q '^sleep {marker}$'"]);
        search.WaitForExit();
        return search.ExitCode == 0;
    }

    private static async Task UntilAsync(Func<bool> condition, string otherwise)
    {
        for (var attempt = 0; attempt < 100; attempt++)
        {
            if (condition())
                return;
            await Task.Delay(100);
        }

        Assert.Fail(otherwise);
    }
}
