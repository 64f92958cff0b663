using Pulumi;

namespace Benchmarks.Workload;

/// <summary>The program that is measured: it declares things, with the same values as nodejs/thing.js.</summary>
internal sealed class Things(int count, bool readOutputs)
{
    private int _reads;

    /// <summary>How many outputs have been read so far.</summary>
    public int Reads => _reads;

    public void Declare()
    {
        for (var i = 0; i < count; i++)
        {
            var thing = new Thing($"thing-{i}", new ThingArgs
            {
                Capacity = i % 100,
                Comment = $"the thing with the number {i}",
                Enabled = i % 2 == 0,
                Image = "registry.example/images/thing:1.2.3",
                Label = $"thing-{i}",
                Region = "eu-west-1",
                Rule = new ThingRuleArgs { Port = 8000 + (i % 1000), Protocol = "tcp" },
                Share = 0.75,
                Tags = { ["environment"] = "benchmark", ["owner"] = "platform", ["number"] = $"{i}" },
                Zones = { "eu-west-1a", "eu-west-1b", "eu-west-1c" },
            });
            if (readOutputs)
                ReadAll(thing);
        }
    }

    private void ReadAll(Thing thing)
    {
        Read(thing.Capacity);
        Read(thing.Comment);
        Read(thing.Enabled);
        Read(thing.Image);
        Read(thing.Label);
        Read(thing.Region);
        Read(thing.Rule);
        Read(thing.Share);
        Read(thing.Tags);
        Read(thing.Zones);
    }

    private void Read<T>(Output<T> output) => output.Apply(value =>
    {
        if (value is not null)
            Interlocked.Increment(ref _reads);
        return value;
    });
}
