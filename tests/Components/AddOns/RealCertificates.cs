using System.Collections.Immutable;
using Platform.Engine.Graph;
using Platform.Engine.Simulation;
using Platform.Engine.Simulation.Tls;
using Pulumi;
using Pulumi.Testing;

namespace Platform.Tests.Components.AddOns;

/// <summary>Runs a program whose keys and certificates are real: the offline engine computes them, as of a time.</summary>
/// <param name="time">When everything is made.</param>
internal sealed class RealCertificates(DateTimeOffset time) : IMocks
{
    private readonly TlsProvider _tls = new(new Clock(time));

    public static Task RunAsync(DateTimeOffset time, Action program) => Deployment.TestAsync(
        new RealCertificates(time),
            new TestOptions { IsPreview = false, StackName = "test", ProjectName = $"at-{time.ToUnixTimeSeconds()}" }, program);

    public Task<(string? id, object state)> NewResourceAsync(MockResourceArgs args)
    {
        if (!args.Type!.StartsWith("tls:", StringComparison.Ordinal))
            return Task.FromResult<(string?, object)>(($"{args.Name}-id", args.Inputs));

        var scope = new SimulationScope("acme", "platform", "test", ObjectValue.Empty);
        // The engine's keys follow from urns, so another run's authority needs another project to be another one.
        var urn = Urns.Create("test", Deployment.Instance.ProjectName, null, args.Type, args.Name!);
        var state = _tls.Create(new SimulatedResource(scope, urn, args.Type, args.Name!, (ObjectValue)Value(args.Inputs)));
        return Task.FromResult<(string?, object)>((state.Id, Plain(state.Outputs)!));
    }

    public Task<object> CallAsync(MockCallArgs args) =>
        throw new InvalidOperationException($"{args.Token}: the platform calls no functions");

    private static PropertyValue Value(object? value) => value switch
    {
        string text => text,
        bool flag => flag,
        double number => number,
        ImmutableDictionary<string, object> map => new ObjectValue(map.Select(entry => KeyValuePair.Create(entry.Key, Value(entry.Value)))),
        ImmutableArray<object> list => new ListValue([.. list.Select(Value)]),
        _ => NullValue.Instance,
    };

    private static object? Plain(PropertyValue value) => value.Plain switch
    {
        StringValue text => text.Value,
        BoolValue flag => flag.Value,
        NumberValue number => number.Value,
        ListValue list => list.Items.Select(Plain).ToImmutableArray(),
        ObjectValue map =>
            map.Where(entry => entry.Value.Plain is not NullValue).ToImmutableDictionary(entry => entry.Key, entry => Plain(entry.Value)!),
        _ => null,
    };

    private sealed class Clock(DateTimeOffset time) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => time;
    }
}
