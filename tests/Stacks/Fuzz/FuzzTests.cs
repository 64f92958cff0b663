using System.Text.Json;
using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using Platform.Stacks.Environments;
using Platform.Stacks.Rules;
using Platform.Stacks.Specs;
using Platform.Tests.Support;
using Pulumi;

namespace Platform.Tests.Stacks.Fuzz;

/// <summary>
/// Thousands of mutated stack files: none may end in anything but an environment that makes sense and can be composed, or messages that
/// name a key, a rule and a way out.
/// </summary>
[TestFixture]
public class FuzzTests
{
    /// <summary>Stands among the secrets.</summary>
    public const string Secret = "s3cr3t-b3longs-nowh3r3";

    private const int Files = 2000;

    /// <summary>Composing takes its time, and most of what can go wrong goes wrong before.</summary>
    private const int ComposedEvery = 10;

    private static readonly DateOnly Day = new(2026, 11, 21);

    private static readonly Gen<(int File, int[] Mutations)> Mutated =
        from file in Gen.Choose(0, StackFiles.All.Count - 1)
        from count in Gen.Choose(1, 3)
        from mutations in Gen.Choose(0, int.MaxValue - 1).ListOf(count)
        select (file, mutations.ToArray());

    /// <summary>The same files in every run; a failure prints the seed of the smallest of them.</summary>
    private static FsCheck.Config Settings => FsCheck.Config.QuickThrowOnFailure.WithMaxTest(Files).WithReplay(20261121, 5);

    private static Arbitrary<(int File, int[] Mutations)> Arbitrary => Arb.From(Mutated, Smaller);

    private static IEnumerable<(int File, int[] Mutations)> Smaller((int File, int[] Mutations) mutated) =>
        mutated.Mutations.Length == 1 ? [] : mutated.Mutations.Select((_, left) => (mutated.File, mutated.Mutations.Where((_, index) => index != left).ToArray()));

    [Test]
    public void A_mutated_stack_file_is_refused_with_a_key_and_a_fix_or_makes_sense_and_composes()
    {
        var accepted = 0;
        Prop.ForAll(Arbitrary, mutated =>
        {
            if (Check(Mutate(mutated)) is { } environment && accepted++ % ComposedEvery == 0)
                Recording.OfAsync(() => PlatformEnvironment.Build(environment, _ => Output.CreateSecret(Secret))).GetAwaiter().GetResult();
        }).Check(Settings);

        Assert.That(accepted, Is.InRange(Files / 20, Files * 3 / 4), "files are mutated too much, or too little");
    }

    private static EnvironmentSpec? Check(JsonObject config)
    {
        var given = Given(config);
        try
        {
            var (environment, warnings) = EnvironmentReader.Read("prod", given, Day);
            Assert.That(Invariants.Nonsense(environment), Is.Empty, () => config.ToJsonString());
            Hold(warnings, config);
            return environment;
        }
        catch (ConfigurationException refused)
        {
            Hold(refused.Problems, config);
            return null;
        }
    }

    private static void Hold(IReadOnlyCollection<Problem> problems, JsonObject config)
    {
        var keys = Invariants.Keys(config.Select(entry => entry.Key));
        Assert.That(problems.SelectMany(problem => Invariants.Faults(problem, keys).Select(fault => $"{fault}: {problem}")), Is.Empty, () => config.ToJsonString());
    }

    private static JsonObject Mutate((int File, int[] Mutations) mutated)
    {
        var config = (JsonObject)StackFiles.All[mutated.File].DeepClone();
        config["platform:secrets"] = new JsonObject { ["slackWebhook"] = Secret };
        foreach (var number in mutated.Mutations)
            Mutation.Apply(config, number);
        return config;
    }

    /// <summary>As the CLI hands it over: texts, with JSON for what is a map or a list.</summary>
    private static StackConfiguration Given(JsonObject config)
    {
        var texts = config.ToDictionary(entry => entry.Key, entry => entry.Value switch
        {
            null => "",
            JsonValue value when value.GetValueKind() == JsonValueKind.String => value.GetValue<string>(),
            var node => node.ToJsonString(),
        });
        return StackConfiguration.Read(variable => variable switch
        {
            StackConfiguration.Variable => JsonSerializer.Serialize(texts),
            "PULUMI_CONFIG_SECRET_KEYS" => """["platform:secrets"]""",
            "PULUMI_DRY_RUN" => "true",
            _ => null,
        });
    }
}
