using System.Collections.Immutable;
using Pulumi;

namespace PeerProgram;

/// <summary>Every kind of value, alone and inside lists and maps.</summary>
internal static class Values
{
    public static Anything Declare(Platform platform, Output<string> token)
    {
        var vpc = platform.Network.Vpc;
        var first = new Anything("first", new TextArgs { Text = "plain" });
        _ = new Anything("odd::name with spaces/ünïcödé", new TextArgs { Text = first.Result });
        return new Anything("values", new Dictionary<string, object?>
        {
            ["text"] = "with \"quotes\", ünïcödé, \u2028 and \n lines",
            ["empty"] = "",
            ["zero"] = 0,
            ["negative"] = -1,
            ["large"] = 2147483647,
            ["fraction"] = 0.1,
            ["huge"] = 1e21,
            ["yes"] = true,
            ["no"] = false,
            ["missing"] = null,
            ["nothing"] = null,
            ["nothingInMap"] = new Dictionary<string, object?> { ["a"] = "a", ["nothing"] = null },
            ["nothingInList"] = new object?[] { "a", null },
            ["emptyList"] = new InputList<string>(),
            ["emptyMap"] = new InputMap<string>(),
            ["list"] = new InputList<string> { "a", vpc.Id, Output.CreateSecret("hidden"), first.Result },
            ["lists"] = new object[] { new[] { "a" }, ImmutableArray<string>.Empty, new InputList<string> { vpc.Id } },
            ["map"] = new InputMap<string>
            {
                ["plain"] = "a",
                ["unknown"] = vpc.Id,
                ["secret"] = token,
                ["key with spaces"] = first.Result,
            },
            ["maps"] = Map("outer", Map("inner", Map("leaf", first.Items))),
            ["wholeSecret"] = Output.CreateSecret(new Dictionary<string, object> { ["a"] = "1", ["b"] = 2 }),
            ["secretUnknown"] = Output.CreateSecret(vpc.Arn),
            ["unsecret"] = Output.Unsecret(token),
            ["all"] = Output.All(vpc.Id, first.Result).Apply(both => $"{both[0]}/{both[1]}"),
            ["allWithSecret"] = Output.Tuple(token, Output.Create("b")).Apply(both => $"{both.Item1}{both.Item2}"),
            ["formatted"] = Output.Format($"{first.Result} in {vpc.Id}"),
            ["knownApply"] = Output.Create("a").Apply(text => $"{text}b"),
            ["nestedApply"] = Output.Create("a").Apply(text => first.Id.Apply(id => $"{text}{id}")),
            ["item"] = first.Items.Apply(items => items[1]),
            ["label"] = first.Labels.Apply(labels => labels["of"]),
            ["password"] = first.Password,
            ["jsonText"] = Output.JsonSerialize(first.Id.Apply(id => new { id, list = new[] { 1, 2 }, flag = true })),
            ["resource"] = first,
            ["component"] = platform,
            ["resources"] = new[] { first },
            ["json"] = (InputJson)"""{"a":[1,null,{"b":true,"c":null}],"d":"\u00e9"}""",
            ["enumText"] = Effect.NoSchedule,
            ["enumNumber"] = Level.High,
            ["enumList"] = new InputList<Effect> { Effect.NoSchedule, Effect.NoExecute },
            ["deep"] = Nested(40),
            ["partlyKnown"] = platform.Network.Subnets[0].Tags.Apply(tags => tags?["Name"]),
            ["lifted"] = platform.Network.Subnets[0].Tags.Apply(tags => tags?["Name"]),
        });
    }

    private static Dictionary<string, object> Map(string key, object value) => new() { [key] = value };

    private static object Nested(int levels) => levels == 0
        ? "bottom"
        : Map("inner", levels % 2 == 0 ? new[] { Nested(levels - 1) } : Nested(levels - 1));

    private enum Level
    {
        Low = 1,
        High = 3,
    }

    [EnumType]
    private readonly struct Effect : IEquatable<Effect>
    {
        private readonly string _value;

        private Effect(string value)
        {
            _value = value;
        }

        public static Effect NoSchedule { get; } = new("NO_SCHEDULE");

        public static Effect NoExecute { get; } = new("NO_EXECUTE");

        public static explicit operator string(Effect value) => value._value;

        public bool Equals(Effect other) => _value == other._value;

        public override bool Equals(object? obj) => obj is Effect other && Equals(other);

        public override int GetHashCode() => _value.GetHashCode(StringComparison.Ordinal);
    }
}
