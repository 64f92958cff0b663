using System.Collections.Immutable;
using System.Reflection;
using Pulumi.Protocol;
using Pulumi.Testing;

namespace Pulumi;

public sealed partial class Deployment
{
    /// <summary>Runs the program that an engine has started, and answers its exit code; return it from <c>Main</c>.</summary>
    public static Task<int> RunAsync(Action action) => RunAsync(() =>
    {
        action();
        return NoOutputs;
    });

    /// <summary>As above; what the function returns are the stack's outputs.</summary>
    public static Task<int> RunAsync(Func<IDictionary<string, object?>> func) => RunAsync(() => Task.FromResult(func()));

    /// <inheritdoc cref="RunAsync(Action)"/>
    public static Task<int> RunAsync(Func<Task> func) => RunAsync(async () =>
    {
        await func();
        return NoOutputs;
    });

    /// <inheritdoc cref="RunAsync(Func{IDictionary{string, object?}})"/>
    public static Task<int> RunAsync(Func<Task<IDictionary<string, object?>>> func, StackOptions? options = null) =>
        RunOnEngineAsync(deployment => deployment.Program(func, options));

    /// <summary>As above; the program is the constructor of a stack class.</summary>
    public static Task<int> RunAsync<TStack>() where TStack : Stack, new() =>
        RunOnEngineAsync(_ => Construct(() => Create<TStack>()));

    /// <summary>As above; the stack comes from the services.</summary>
    public static Task<int> RunAsync<TStack>(IServiceProvider serviceProvider) where TStack : Stack
    {
        ArgumentNullException.ThrowIfNull(serviceProvider);
        return RunOnEngineAsync(_ => Construct(() => Resolve<TStack>(serviceProvider)));
    }

    /// <summary>Runs a stack on mocks, and answers the resources it registered, itself among them.</summary>
    /// <exception cref="RunException">The stack failed.</exception>
    /// <exception cref="AggregateException">It failed in several places.</exception>
    public static async Task<ImmutableArray<Resource>> TestAsync<TStack>(IMocks mocks, TestOptions? options = null)
        where TStack : Stack, new() => await TestRun.StackAsync(mocks, options, Create<TStack>);

    /// <inheritdoc cref="TestAsync{TStack}(IMocks, TestOptions?)"/>
    public static async Task<ImmutableArray<Resource>> TestWithServiceProviderAsync<TStack>(
        IMocks mocks, IServiceProvider serviceProvider, TestOptions? options = null)
        where TStack : Stack => await TestRun.StackAsync(mocks, options, () => Resolve<TStack>(serviceProvider));

    /// <summary>Runs a program on mocks, and answers the resources it registered and the outputs it returned.</summary>
    /// <inheritdoc cref="TestAsync{TStack}(IMocks, TestOptions?)"/>
    public static async Task<(ImmutableArray<Resource> Resources, IDictionary<string, object?> Outputs)> TestAsync(
        IMocks testMocks, TestOptions testOptions, Func<Task<IDictionary<string, object?>>> createResources) =>
        await TestRun.ProgramAsync(testMocks, testOptions, createResources);

    /// <inheritdoc cref="TestAsync(IMocks, TestOptions, Func{Task{IDictionary{string, object?}}})"/>
    public static Task<(ImmutableArray<Resource> Resources, IDictionary<string, object?> Outputs)> TestAsync(
        IMocks testMocks, TestOptions testOptions, Func<IDictionary<string, object?>> createResources) =>
        TestAsync(testMocks, testOptions, () => Task.FromResult(createResources()));

    /// <summary>Runs a program on mocks, and answers the resources it registered.</summary>
    /// <inheritdoc cref="TestAsync{TStack}(IMocks, TestOptions?)"/>
    public static async Task<ImmutableArray<Resource>> TestAsync(IMocks testMocks, TestOptions testOptions, Func<Task> createResources)
    {
        var (resources, _) = await TestRun.ProgramAsync(testMocks, testOptions, async () =>
        {
            await createResources();
            return NoOutputs;
        });
        return resources;
    }

    /// <inheritdoc cref="TestAsync(IMocks, TestOptions, Func{Task})"/>
    public static Task<ImmutableArray<Resource>> TestAsync(IMocks testMocks, TestOptions testOptions, Action createResources) =>
        TestAsync(testMocks, testOptions, () =>
        {
            createResources();
            return Task.CompletedTask;
        });

    /// <summary>Fails the deployment unless the engine's version is in the range, such as <c>&gt;=3.200.0</c>.</summary>
    public static async Task RequirePulumiVersionAsync(string pulumiVersionRange)
    {
        var deployment = Internal;
        try
        {
            using (deployment.Runner.Call())
                await deployment.Engine.RequirePulumiVersionAsync(pulumiVersionRange);
        }
        catch (RpcException refused) when (refused.Status == StatusCode.Unimplemented)
        {
            throw new RunException(
                "The installed version of the CLI does not support the `RequirePulumiVersion` RPC. Please upgrade the Pulumi CLI.");
        }
        catch (RpcException refused)
        {
            throw new RunException(refused.Detail, refused);
        }
    }

    /// <summary>Starts the program; what it does is tracked from here on.</summary>
    internal Task Program(Func<Task<IDictionary<string, object?>>> program, StackOptions? options)
    {
        var stack = new Stack(program, options);
        Runner.Track("running the program", stack.Outputs.DataTask);
        return Task.CompletedTask;
    }

    /// <summary>Constructs a stack class and exports its properties.</summary>
    internal static Task Construct(Func<Stack> create)
    {
        create().ExportProperties();
        return Task.CompletedTask;
    }

    /// <summary>Runs to the end and reports on the way out.</summary>
    /// <param name="start">Starts the program; a failure of it is the program's.</param>
    /// <returns>The exit code and what failed.</returns>
    internal async Task<(int ExitCode, ImmutableArray<Failure> Failures)> RunToEndAsync(Func<Deployment, Task> start)
    {
        Enter(this);
        try
        {
            await start(this);
        }
        catch (Exception failure)
        {
            Runner.Track("running the program", Task.FromException(failure));
        }

        var failures = await Runner.SettleAsync();
        if (failures.IsEmpty && !Log.HasErrors)
        {
            try
            {
                // The engine still calls transforms until it is done.
                await Monitor.SignalAndWaitForShutdownAsync();
            }
            catch (Exception failure)
            {
                failures = [new Failure("waiting for the engine to finish", failure)];
            }
        }

        await Callbacks.DisposeAsync();
        return (await FailureReport.SendAsync(this, failures), failures);
    }

    private static readonly IDictionary<string, object?> NoOutputs = ImmutableDictionary<string, object?>.Empty;

    private static async Task<int> RunOnEngineAsync(Func<Deployment, Task> start)
    {
        if (Current is not null)
            throw new InvalidOperationException("Deployment.RunAsync was called inside a deployment; a program runs once.");

        try
        {
            var settings = EngineConnection.Settings();
            using var engine = EngineConnection.Client("PULUMI_ENGINE");
            using var monitor = EngineConnection.Client("PULUMI_MONITOR");
            var deployment = new Deployment(
                settings, ConfigValues.FromEnvironment(), new GrpcEngine(engine), new GrpcMonitor(monitor));
            var (exitCode, _) = await deployment.RunToEndAsync(start);

            // Also for programs that await this method without returning its result.
            Environment.ExitCode = exitCode;
            return exitCode;
        }
        catch (RunException notStarted)
        {
            await Console.Error.WriteLineAsync(notStarted.Message);
            return Environment.ExitCode = 1;
        }
    }

    private static TStack Create<TStack>() where TStack : Stack, new() =>
        (TStack)Activator.CreateInstance(typeof(TStack), BindingFlags.DoNotWrapExceptions, null, null, null)!;

    private static TStack Resolve<TStack>(IServiceProvider services) where TStack : Stack =>
        services.GetService(typeof(TStack)) as TStack ?? throw new InvalidOperationException(
            $"Failed to resolve instance of type {typeof(TStack)} from service provider. "
            + "Register the type with the service provider before calling RunAsync.");
}
