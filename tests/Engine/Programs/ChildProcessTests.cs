using System.Diagnostics;
using Platform.Engine.Programs;

namespace Engine.Tests.Programs;

[TestFixture]
[Platform(Exclude = "Win", Reason = "the scripts are for sh")]
public class ChildProcessTests
{
    [Test]
    public async Task What_a_program_prints_and_its_exit_code_come_back()
    {
        var (exitCode, output) = await ChildProcess.RunAsync(Shell("echo out; echo err >&2; exit 7"), CancellationToken.None);

        Assert.That(exitCode, Is.EqualTo(7));
        Assert.That(output.Split('\n'), Is.SupersetOf(new[] { "out", "err" }));
    }

    [Test]
    public async Task Of_megabytes_only_the_end_is_kept()
    {
        var (_, output) = await ChildProcess.RunAsync(Shell("yes line 2>/dev/null | head -n 1000000; echo the end"), CancellationToken.None);

        Assert.That(output, Has.Length.LessThan(70_000));
        Assert.That(output, Does.StartWith("[").And.EndsWith("the end\n"));
    }

    [Test]
    public async Task A_cancelled_program_is_gone_with_its_children()
    {
        var marker = $"{TestContext.CurrentContext.Random.NextUInt()}";
        using var cancellation = new CancellationTokenSource(TimeSpan.FromMilliseconds(500));

        await Assert.ThrowsAsync<TaskCanceledException>(() =>
            ChildProcess.RunAsync(Shell($"sleep 3{marker} & sleep 3{marker}"), cancellation.Token));

        var (_, left) = await ChildProcess.RunAsync(Shell($"sleep 0.5; pgrep -f 'sleep 3{marker}' | grep -v $$ || true"), CancellationToken.None);
        Assert.That(left.Trim(), Is.Empty);
    }

    [Test]
    public async Task A_command_that_is_not_installed_is_a_mistake_by_name()
    {
        var mistake = await Assert.ThrowsAsync<UserErrorException>(() =>
            ChildProcess.RunAsync(new ProcessStartInfo("no-such-command-here"), CancellationToken.None));

        Assert.That(mistake!.Message, Does.StartWith("no-such-command-here: cannot be started:"));
    }

    private static ProcessStartInfo Shell(string script) => new("sh", ["-c", script]);
}
