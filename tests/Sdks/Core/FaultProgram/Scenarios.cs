using System.Collections.Immutable;
using Pulumi;

namespace FaultProgram;

/// <summary>Small programs, most of which go wrong in one way; the tests choose one by its name.</summary>
internal static class Scenarios
{
    public static IReadOnlyDictionary<string, Func<Task<int>>> All { get; } = new Dictionary<string, Func<Task<int>>>
    {
        ["sound"] = () => Deployment.RunAsync(Sound),
        ["names"] = () => Deployment.RunAsync(Names),
        ["stack-options"] = () => Deployment.RunAsync(SoundLater, new StackOptions { ResourceTransformations = { Protected } }),
        ["services"] = () => Deployment.RunAsync<ServedStack>(new Services()),
        ["many"] = () => Deployment.RunAsync(Many),
        ["nothing"] = () => Deployment.RunAsync(() => { }),
        ["stack-class"] = () => Deployment.RunAsync<IncompleteStack>(),
        ["too-large"] = () => Deployment.RunAsync(TooLarge),
        ["cycle-through-outputs"] = () => Deployment.RunAsync(CycleThroughOutputs),
        ["cycle-through-parent"] = () => Deployment.RunAsync(CycleThroughParent),
        ["never-resolved"] = () => Deployment.RunAsync(NeverResolved),
        ["apply-throws"] = () => Deployment.RunAsync(ApplyThrows),
        ["registered-twice"] = () => Deployment.RunAsync(RegisteredTwice),
        ["unread-failure"] = () => Deployment.RunAsync(UnreadFailure),
        ["unawaited-task"] = () => Deployment.RunAsync(UnawaitedTask),
        ["program-throws"] = () => Deployment.RunAsync(ProgramThrows),
        ["program-throws-later"] = () => Deployment.RunAsync(ProgramThrowsLaterAsync),
        ["run-exception"] = () => Deployment.RunAsync(RefusesToRun),
        ["resource-exception"] = () => Deployment.RunAsync(ResourceFails),
        ["integer-config"] = () => Deployment.RunAsync(() => _ = new Config().RequireInt32("count")),
        ["required-config"] = () => Deployment.RunAsync(() => _ = new Config().Require("region")),
        ["unsupported-input"] = () => Deployment.RunAsync(UnsupportedInput),
        ["log-error"] = () => Deployment.RunAsync(() => Log.Error("This will not do.")),
        ["log-infos"] = () => Deployment.RunAsync(LogInfos),
    };

    private static Dictionary<string, object?> Sound()
    {
        var first = new Thing("first", new ThingArgs { Value = "one" });
        var second = new Thing("second", new ThingArgs { Value = first.Value.Apply(value => value + "-two") });
        return new() { ["value"] = second.Value };
    }

    private static async Task<IDictionary<string, object?>> SoundLater()
    {
        await Task.Delay(10);
        return Sound();
    }

    private static ResourceTransformationResult? Protected(ResourceTransformationArgs args) => args.Options is CustomResourceOptions options
        ? new(args.Args, CustomResourceOptions.Merge(options, new() { Protect = true }))
        : null;

    private static Dictionary<string, object?> Names()
    {
        var run = Deployment.Instance;
        return new()
        {
            ["names"] = $"{run.OrganizationName}/{run.ProjectName}/{run.StackName}",
            ["root"] = run.RootDirectory,
            ["preview"] = run.IsDryRun,
            ["key"] = new Config().Get("key"),
        };
    }

    private sealed class ServedStack(string exported) : Stack
    {
        [Output("value")]
        public Output<string> Value { get; private set; } = Output.Create(exported);
    }

    private sealed class Services : IServiceProvider
    {
        public object GetService(Type serviceType) => new ServedStack("from the services");
    }

    /// <summary>Nothing keeps any of these from being registered at the same time as the others.</summary>
    private static void Many()
    {
        for (var i = 0; i < 20; i++)
            _ = new Thing($"thing-{i}");
    }

    private sealed class IncompleteStack : Stack
    {
        [Output("endpoint")]
        public Output<string> Endpoint { get; private set; } = null!;
    }

    /// <summary>The same text many times over: large on the wire, small in memory.</summary>
    private static void TooLarge()
    {
        var mebibyte = new string('x', 1024 * 1024);
        _ = new Thing("large", new ThingArgs { Values = Enumerable.Repeat(mebibyte, 401).ToArray() });
    }

    private static void CycleThroughOutputs()
    {
        var later = new DeferredOutput<string>();
        var first = new Thing("first", new ThingArgs { Value = later.Output });
        var second = new Thing("second", new ThingArgs { Value = first.Value });
        later.Resolve(second.Value);
    }

    private static void CycleThroughParent()
    {
        var group = new Group("group");
        _ = new Thing("child", options: new() { Parent = group, DependsOn = group });
    }

    private static Dictionary<string, object?> NeverResolved() => new() { ["value"] = new DeferredOutput<string>().Output };

    private static void ApplyThrows() =>
        new Thing("first", new ThingArgs { Value = "one" }).Value.Apply(int (value) => throw new FormatException($"{value} is no number"));

    private static void RegisteredTwice()
    {
        var first = new Thing("same");
        _ = new Thing("same", options: new() { DependsOn = first });
    }

    private static void UnreadFailure()
    {
        _ = new Thing("first");
        _ = Output.Create("text").Apply(int.Parse);
    }

    private static void UnawaitedTask()
    {
        _ = new Thing("first");
        _ = Output.Create(FailAsync());

        static async Task<int> FailAsync()
        {
            await Task.Delay(50);
            throw new TimeoutException("the answer did not come");
        }
    }

    private static void LogInfos()
    {
        Log.Info("Here we are.");
        Log.Info("And still here.");
        Log.Info("Not much longer.");
    }

    private static void RefusesToRun() => throw new RunException("Choose a region.");

    private static void ProgramThrows()
    {
        _ = new Thing("first");
        throw new NotSupportedException("not on this planet");
    }

    private static async Task ProgramThrowsLaterAsync()
    {
        _ = new Thing("first");
        await Task.Delay(50);
        throw new NotSupportedException("not on this planet");
    }

    private static void ResourceFails()
    {
        var first = new Thing("first");
        first.Value.Apply(string (_) => throw new ResourceException("The name is taken.", first, hideStack: true));
    }

    private static void UnsupportedInput() => _ = new CustomResource(
        "test:index:Thing",
        "first",
        new DictionaryResourceArgs(ImmutableDictionary<string, object?>.Empty.Add("since", DateTime.UnixEpoch)));
}
