using Pulumirpc;

namespace Core.Tests.Runs;

[TestFixture]
public sealed class LogTests
{
    [Test]
    public async Task Messages_reach_the_engine_one_after_the_other_in_their_order()
    {
        var trial = new Trial();
        var (running, overlaps) = (0, 0);
        trial.Engine.Logging = async request =>
        {
            if (Interlocked.Increment(ref running) > 1)
                overlaps++;
            await Task.Delay(request.Message.EndsWith('0') ? 20 : 0);
            Interlocked.Decrement(ref running);
        };
        await trial.RunAsync(() =>
        {
            for (var i = 0; i < 30; i++)
                Log.Info($"message {i}");
        });

        Assert.That(
            trial.Engine.Requests.Select(request => request.Message), Is.EqualTo(Enumerable.Range(0, 30).Select(i => $"message {i}")));
        Assert.That(overlaps, Is.Zero);
    }

    [Test]
    public async Task Severity_resource_stream_and_lifetime_are_sent_with_the_message()
    {
        var trial = new Trial();
        await trial.RunAsync(async () =>
        {
            var bucket = new Bucket("a");
            await bucket.Urn.DataTask;
            Log.Debug("d");
            Log.Info("i", bucket, streamId: 7, ephemeral: true);
            Log.Warn("w", bucket);
        });

        Assert.That(trial.Engine.Requests, Is.EqualTo(new[]
        {
            new LogRequest { Severity = LogSeverity.Debug, Message = "d" },
            new LogRequest { Severity = LogSeverity.Info, Message = "i", Urn = Bucket.UrnOf("a"), StreamId = 7, Ephemeral = true },
            new LogRequest { Severity = LogSeverity.Warning, Message = "w", Urn = Bucket.UrnOf("a") },
        }));
    }

    [Test]
    public async Task A_message_about_a_resource_waits_for_its_urn()
    {
        var trial = new Trial();
        trial.Monitor.Registering = async (request, _) => await Task.Delay(request.Custom ? 50 : 0);
        await trial.RunAsync(() => Log.Info("i", new Bucket("a")));

        Assert.That(trial.Engine.Requests.Single().Urn, Is.EqualTo(Bucket.UrnOf("a")));
    }

    [Test]
    public async Task A_message_about_a_resource_that_is_never_registered_does_not_keep_the_failure_from_being_told()
    {
        var trial = new Trial();
        var exitCode = await trial.ExitAsync(deployment => deployment.Program(async () =>
        {
            Log.Warn("w", new Bucket("a", new() { Name = new DeferredOutput<string>().Output }));
            await Task.Yield();
            throw new RunException("no");
        }, null));

        Assert.That(exitCode, Is.EqualTo(32));
        Assert.That(trial.Engine.Logged, Is.EqualTo(new[] { "Warning: w", "Error: no" }));
    }

    [Test]
    public async Task An_error_fails_the_run_and_so_does_a_logged_exception_with_its_stack()
    {
        foreach (var log in new Action[] { () => Log.Error("e"), () => Log.Exception(new FormatException("e")) })
        {
            var trial = new Trial();
            var exitCode = await trial.ExitAsync(deployment => deployment.Program(() =>
            {
                log();
                return Task.FromResult<IDictionary<string, object?>>(new Dictionary<string, object?>());
            }, null));

            Assert.That(exitCode, Is.EqualTo(1));
            Assert.That(trial.Engine.Errors.Single(), Is.EqualTo("e").Or.EqualTo("System.FormatException: e"));
        }
    }

    [Test]
    public void Outside_of_a_run_there_is_nobody_to_tell() =>
        Assert.That(() => Log.Info("i"), Throws.InvalidOperationException.With.Message.StartWith("Trying to acquire Deployment.Instance"));
}
