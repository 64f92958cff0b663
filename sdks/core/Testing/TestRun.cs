using System.Collections.Concurrent;
using System.Collections.Immutable;
using Pulumirpc;

namespace Pulumi.Testing;

/// <summary>Runs a program on mocks and turns its errors into exceptions.</summary>
internal static class TestRun
{
    public static async Task<ImmutableArray<Resource>> StackAsync(IMocks mocks, TestOptions? options, Func<Stack> create)
    {
        var (deployment, engine, monitor) = Open(mocks, options);
        await deployment.RunToEndAsync(_ => Deployment.Construct(create));
        engine.ThrowErrors();
        return monitor.Resources;
    }

    public static async Task<(ImmutableArray<Resource> Resources, IDictionary<string, object?> Outputs)> ProgramAsync(
        IMocks mocks, TestOptions? options, Func<Task<IDictionary<string, object?>>> program)
    {
        var (deployment, engine, monitor) = Open(mocks, options);
        IDictionary<string, object?> outputs = ImmutableDictionary<string, object?>.Empty;
        await deployment.RunToEndAsync(running => running.Program(async () => outputs = await program(), options: null));
        engine.ThrowErrors();
        return ([.. monitor.Resources.Where(resource => resource is not Stack)], outputs);
    }

    private static (Deployment, MockEngine, MockMonitor) Open(IMocks mocks, TestOptions? options)
    {
        var settings = new DeploymentSettings(
            options?.ProjectName ?? "project", options?.StackName ?? "stack", options?.OrganizationName ?? "organization",
            options?.IsPreview ?? true, options?.RootDirectory);
        var engine = new MockEngine();
        var monitor = new MockMonitor(mocks, settings);
        return (new Deployment(settings, ConfigValues.FromEnvironment(), engine, monitor), engine, monitor);
    }

    /// <summary>Keeps the errors that a program logs.</summary>
    private sealed class MockEngine : IEngine
    {
        private readonly ConcurrentQueue<string> _errors = new();

        public Task LogAsync(LogRequest request)
        {
            if (request.Severity == LogSeverity.Error)
                _errors.Enqueue(request.Message);
            return Task.CompletedTask;
        }

        public Task RequirePulumiVersionAsync(string range) => Task.CompletedTask;

        public void ThrowErrors()
        {
            var errors = _errors.Select(error => new RunException(error)).ToArray();
            if (errors.Length > 0)
                throw errors.Length == 1 ? errors[0] : new AggregateException(errors);
        }
    }
}
