using System.Text.Json;

namespace Core.Tests.Inputs;

/// <summary>
/// Code as programs write it, where the compiler has to choose among overloads and conversions. The declared types say what it
/// must choose; the official SDK's sources make it choose the same members. This file uses nothing but the public surface.
/// </summary>
internal static class Bindings
{
    public static readonly Output<string> Text = Output.Create("t");
    public static readonly Output<int> Number = Output.Create(1);
    public static readonly Input<string> TextInput = "i";

    public static class Apply
    {
        public static Output<int> Plain() => Text.Apply(text => text.Length);

        public static Output<int> Task() => Text.Apply(text => System.Threading.Tasks.Task.FromResult(text.Length));

        public static Output<int> Async() => Text.Apply(async text =>
        {
            await System.Threading.Tasks.Task.Yield();
            return text.Length;
        });

        public static Output<ValueTuple> AsyncEffect() => Text.Apply(async text => await System.Threading.Tasks.Task.Yield());

        public static Output<int> OutputResult() => Text.Apply(text => Number);

        public static Output<string> InputResult() => Text.Apply(text => TextInput);

        public static Output<string?> Nullable() => Text.Apply(text => text.Length > 0 ? text : null);

        public static Output<string> Conditional(bool which) => Text.Apply(text => which ? Output.Create(text) : Output.Create("other"));

        public static Output<int> TypedLambda() => Text.Apply(int (string text) => text.Length);

        public static Output<ImmutableArray<string>> Array() => Text.Apply(text => ImmutableArray.Create(text));

        public static Output<(string, int)> Tuple() => Output.Tuple(Text, Number).Apply(both => (both.Item1, both.Item2));

        public static Output<int> OnInput() => TextInput.Apply(text => text.Length);
    }

    public static class Combine
    {
        public static Output<ImmutableArray<string>> AllOutputs() => Output.All(Text, Text);

        public static Output<ImmutableArray<string>> AllInputs() => Output.All(TextInput, "plain", Text);

        public static Output<ImmutableArray<string>> AllOfSequence() => Output.All(new[] { "a", "b" }.Select(name => Output.Create(name)));

        public static Output<ImmutableArray<string>> AllOfInputList() => Output.All(new List<Input<string>> { "a", Text });

        public static Output<(string, int)> TupleOfOutputs() => Output.Tuple(Text, Number);

        public static Output<(string, int)> TupleOfInputs() => Output.Tuple(TextInput, (Input<int>)1);

        public static Output<string> Format() => Output.Format($"{Text}-{TextInput}-{1}");

        public static Output<string> Secret() => Output.CreateSecret(Text);

        public static Output<string> SecretOfTask() => Output.CreateSecret(Task.FromResult("s"));
    }

    public static class Lists
    {
        public static InputList<string> Collection() => ["a", Text, TextInput];

        public static InputList<string> Empty() => [];

        public static InputList<string> Initializer() => new() { "a", Text, { "b", "c" }, new[] { "d", "e" } };

        public static InputList<string> FromArray() => new[] { "a", "b" };

        public static InputList<string> FromOutputs() => new[] { Text, Text };

        public static InputList<string> FromQuery() => new[] { "a", "b" }.Select(name => name + "!").ToArray();

        public static InputList<string> FromOutputOfArray() => Text.Apply(text => new[] { text, text });

        public static InputList<string> FromOutputOfImmutableArray() => Text.Apply(text => ImmutableArray.Create(text, text));

        public static InputList<string> FromOutputOfList() => Text.Apply(text => new List<string> { text });

        public static InputList<string> Single() => "a";

        public static InputList<string> SingleOutput() => Text;

        public static InputList<Resource> Resources(Resource resource) => resource;

        public static InputList<Resource> ResourceCollection(Resource resource) => [resource, resource];

        public static InputList<BucketRuleArgs> Objects() => new() { new BucketRuleArgs { Prefix = "p" } };

        public static InputList<BucketRuleArgs> ObjectCollection() => [new BucketRuleArgs { Prefix = Text }];

        public static InputList<Union<string, int>> Unions() => new() { "a", 1, Text, Number };
    }

    public static class Maps
    {
        public static InputMap<string> Indexed() => new() { ["a"] = "x", ["b"] = Text, ["c"] = TextInput };

        public static InputMap<string> Pairs() => new() { { "a", "x" }, { "b", Text } };

        public static InputMap<string> Merged() => new() { new InputMap<string> { ["a"] = "x" }, { "b", "y" } };

        public static InputMap<string> Empty() => [];

        public static InputMap<string> FromDictionary() => new Dictionary<string, string> { ["a"] = "x" };

        public static InputMap<string> FromImmutable() => ImmutableDictionary<string, string>.Empty.Add("a", "x");

        public static InputMap<string> FromOutput() => Text.Apply(text => new Dictionary<string, string> { ["a"] = text });

        public static InputMap<ImmutableArray<string>> OfLists() => new() { ["a"] = new InputList<string> { "x", Text } };

        public static InputMap<object> OfAnything() => new() { ["a"] = 1, ["b"] = "x", ["c"] = Text.Apply(text => (object)text) };
    }

    public static class Others
    {
        public static InputUnion<string, int> UnionOfText() => "a";

        public static InputUnion<string, int> UnionOfNumber() => 1;

        public static InputUnion<string, int> UnionOfOutput() => Number;

        public static InputJson Json() => """{"a":1}""";

        public static InputJson JsonOfElement(JsonElement element) => element;

        public static InputJson JsonOfSerialized() => Output.JsonSerialize(Output.Create(new { a = 1 }));

        public static Input<Level> Enum() => Level.High;

        public static Input<int>? Absent() => null;

        public static Input<object> Anything() => Text.Apply(text => (object)text);

        public static Input<AssetOrArchive> Asset() => new StringAsset("t");

        public static Input<BucketRuleArgs> Object() => new BucketRuleArgs { Prefix = "p" };
    }

    /// <summary>Members that are filled in place go through the getter, which makes the list or map.</summary>
    public static BucketArgs Args() => new()
    {
        Name = Text,
        Size = 3,
        Zones = { "a", Text },
        Tags = { ["k"] = "v", ["l"] = Text },
        Rules = { new BucketRuleArgs { Prefix = "p", Days = Number } },
    };

    public static BucketArgs AssignedArgs() => new()
    {
        Name = Output.Format($"{Text}-x"),
        Zones = ["a", Text],
        Tags = new() { { "k", "v" } },
        Rules = [new BucketRuleArgs { Prefix = "p" }],
    };

    public static CustomResourceOptions Options(Resource first, Resource second) => new()
    {
        DependsOn = { first, second },
        ReplaceWith = [first],
        Aliases = { new Alias { Name = "old" }, new Alias { Urn = "urn" } },
        IgnoreChanges = { "a", "b" },
        CustomTimeouts = new() { Create = TimeSpan.FromMinutes(5) },
        ResourceTransformations = { args => new(args.Args, args.Options), _ => null },
    };

    public static Task<int>[] Programs() =>
    [
        Deployment.RunAsync(() => { }),
        Deployment.RunAsync(() => new Dictionary<string, object?> { ["a"] = 1 }),
        Deployment.RunAsync(async () => await Task.Yield()),
        Deployment.RunAsync(async () =>
        {
            await Task.Yield();
            return (IDictionary<string, object?>)new Dictionary<string, object?>();
        }),
    ];
}
