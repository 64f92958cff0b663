using System.Collections.Concurrent;
using System.Collections.Immutable;
using Pulumi.Protocol;
using Pulumi.Serialization;

namespace Pulumi;

/// <summary>A task of the deployment that failed.</summary>
/// <param name="Task">What was being done.</param>
/// <param name="Exception">Why it failed.</param>
internal sealed record Failure(string Task, Exception Exception);

/// <summary>
/// Knows what is still going on, and so when a program is done: when nothing is, or at the first failure. It also notices a
/// program that waits for itself. It does not report.
/// </summary>
internal sealed class Runner
{
    private static readonly TimeSpan WatchInterval = TimeSpan.FromMilliseconds(500);

    // Within three quiet intervals a continuation that is due has long run, also on a loaded machine.
    private const int QuietIntervals = 3;

    private readonly TaskCompletionSource _settled = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly ConcurrentQueue<Failure> _failures = new();
    private readonly ConcurrentDictionary<string, int> _registering = new();

    // The program itself is the first task; SettleAsync gives it back.
    private int _inFlight = 1;
    private int _busy;
    private long _progress;

    /// <summary>Completes when nothing is in flight any more, or at the first failure.</summary>
    public Task Settled => _settled.Task;

    /// <summary>The program waits for the task and fails with it.</summary>
    public void Track(string description, Task task)
    {
        if (task.IsCompletedSuccessfully)
            return;

        Interlocked.Increment(ref _inFlight);
        Interlocked.Increment(ref _progress);
        task.ContinueWith(
            (done, state) => Finish((string)state!, done),
            description, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
    }

    /// <summary>Tracks a resource's registration, so that a program that waits for itself can be told by whom.</summary>
    public void TrackRegistration(string description, Task task)
    {
        _registering.AddOrUpdate(description, 1, static (_, count) => count + 1);
        Track(description, FinishRegistrationAsync(description, task));
    }

    /// <summary>Marks a call to the engine for as long as the mark lives.</summary>
    public Busy Call() => new(this);

    /// <summary>Marks code of the user for as long as the mark lives; it may wait for anything outside of this program.</summary>
    public Busy UserCode() => new(this);

    /// <summary>Waits until nothing is in flight, or for the first failure.</summary>
    /// <returns>The failures; empty when all went well.</returns>
    public async Task<ImmutableArray<Failure>> SettleAsync()
    {
        Release();
        await Task.WhenAny(_settled.Task, WatchAsync());
        return [.. _failures.DistinctBy(failure => CauseOf(failure.Exception))];
    }

    /// <summary>
    /// Notes a failure before anything that waits for the failed task can fail in turn, so that the cause is what gets reported.
    /// </summary>
    public void Fail(string description, Exception exception)
    {
        _failures.Enqueue(new(description, exception));
        _settled.TrySetResult();
    }

    /// <summary>
    /// What several failures have in common when they are one: the same exception that reached all of them, or an engine that is
    /// gone, which fails everything that waits for it.
    /// </summary>
    private static object CauseOf(Exception failure) => PropertyException.Root(failure) switch
    {
        RpcException { Status: StatusCode.Unavailable or StatusCode.Cancelled } => typeof(RpcException),
        LogException => typeof(LogException),
        var root => root,
    };

    private async Task FinishRegistrationAsync(string description, Task task)
    {
        await task;
        _registering.TryRemove(description, out _);
    }

    private void Finish(string description, Task task)
    {
        Interlocked.Increment(ref _progress);
        if (task.IsFaulted)
            _failures.Enqueue(new(description, task.Exception!.InnerExceptions[0]));
        else if (task.IsCanceled)
            _failures.Enqueue(new(description, new TaskCanceledException(task)));

        Release();
    }

    private void Release()
    {
        if (Interlocked.Decrement(ref _inFlight) == 0 || !_failures.IsEmpty)
            _settled.TrySetResult();
    }

    /// <summary>
    /// Nothing can make progress any more when tasks are in flight while no call to the engine is, no code of the user runs or
    /// waits, and the process has been idle.
    /// </summary>
    private async Task WatchAsync()
    {
        var (quiet, progress, cpu) = (0, -1L, TimeSpan.Zero);
        while (!_settled.Task.IsCompleted)
        {
            await Task.WhenAny(_settled.Task, Task.Delay(WatchInterval));
            var (progressNow, cpuNow) = (Interlocked.Read(ref _progress), Environment.CpuUsage.TotalTime);
            var idle = progressNow == progress && Volatile.Read(ref _busy) == 0 && ThreadPool.PendingWorkItemCount == 0
                && cpuNow - cpu < WatchInterval / 10;
            (quiet, progress, cpu) = (idle ? quiet + 1 : 0, progressNow, cpuNow);
            if (quiet < QuietIntervals)
                continue;

            var waiting = _registering.Keys.Order(StringComparer.Ordinal).ToArray();
            var whom = waiting.Length == 0 ? "an output" : string.Join(", ", waiting);
            Fail("running the program", new RunException(
                $"The program waits for itself: nothing is left to do, yet these are not settled: {whom}. "
                + "An input or DependsOn of one of them leads back to itself, or a DeferredOutput is never resolved."));
        }
    }

    /// <summary>Something outside of this SDK is under way, so that waiting is no standstill.</summary>
    internal readonly struct Busy : IDisposable
    {
        private readonly Runner _runner;

        public Busy(Runner runner)
        {
            _runner = runner;
            Interlocked.Increment(ref runner._busy);
        }

        public void Dispose()
        {
            Interlocked.Increment(ref _runner._progress);
            Interlocked.Decrement(ref _runner._busy);
        }
    }
}
