using Pulumi.Utilities;
using RegisterResourceRequest = Pulumirpc.RegisterResourceRequest;

namespace Core.Tests.Resources;

[TestFixture]
public sealed class AliasTests
{
    private const string OldUrn = "urn:pulumi:old::project::test:index:Bucket::a";

    [Test]
    public async Task Aliases_travel_as_what_was_different()
    {
        var request = await RequestAsync(new Trial(), () =>
        {
            var group = new Group("g");
            return
            [
                new Alias { Urn = OldUrn }, new Alias { Name = "old" }, new Alias { Type = "test:index:Old", Stack = "s", Project = "p" },
                new Alias { NoParent = true }, new Alias { Parent = group }, new Alias { ParentUrn = OldUrn },
                Output.Create(new Alias { Name = Output.Create("late") }),
            ];
        });

        Assert.That(request.Aliases, Is.EqualTo(new Pulumirpc.Alias[]
        {
            new() { Urn = OldUrn },
            new() { Spec = new() { Name = "old", NoParent = false } },
            new() { Spec = new() { Type = "test:index:Old", Stack = "s", Project = "p", NoParent = false } },
            new() { Spec = new() { NoParent = true } },
            new() { Spec = new() { ParentUrn = Group.UrnOf("g") } },
            new() { Spec = new() { ParentUrn = OldUrn } },
            new() { Spec = new() { Name = "late", NoParent = false } },
        }));
        Assert.That(request.AliasURNs, Is.Empty);
    }

    [Test]
    public async Task An_alias_with_the_same_parent_says_so_rather_than_nothing()
    {
        var request = await RequestAsync(new Trial(), () => [new Alias { Name = "old" }]);

        Assert.That(request.Aliases.Single().Spec.ParentCase, Is.EqualTo(Pulumirpc.Alias.Types.Spec.ParentOneofCase.NoParent));
    }

    [Test]
    public async Task An_unknown_alias_is_left_out()
    {
        var unknown = OutputUtilities.CreateUnknown(new Alias { Name = "x" });
        var request = await RequestAsync(new Trial(), () => [unknown, new Alias { Name = "y" }]);

        Assert.That(request.Aliases.Select(alias => alias.Spec.Name), Is.EqualTo(new[] { "y" }));
    }

    [Test]
    public async Task An_engine_without_specs_gets_the_urns_they_stand_for()
    {
        var request = await RequestAsync(WithoutSpecs(), () =>
        [
            new Alias { Urn = OldUrn }, new Alias { Name = "old" }, new Alias { Type = "test:index:Old", Stack = "s", Project = "p" },
            new Alias { NoParent = true, Name = "root" }, new Alias { ParentUrn = OldUrn }, new Alias { Name = "old" },
        ]);

        Assert.That(request.AliasURNs, Is.EqualTo(new[]
        {
            OldUrn,
            "urn:pulumi:stack::project::test:index:Bucket::old",
            "urn:pulumi:s::p::test:index:Old::a",
            "urn:pulumi:stack::project::test:index:Bucket::root",
            "urn:pulumi:old::project::test:index:Bucket$test:index:Bucket::a",
        }));
        Assert.That(request.Aliases, Is.Empty);
    }

    [Test]
    public async Task A_child_inherits_the_aliases_of_its_parent_with_the_parent_s_part_of_its_name()
    {
        var trial = WithoutSpecs();
        await trial.RunAsync(() =>
        {
            var parent = new Group("new", new() { Aliases = { new Alias { Name = "old" } } });
            _ = new Bucket("new-bucket", options: new() { Parent = parent, Aliases = { new Alias { Name = "was" } } });
            _ = new Bucket("other", options: new() { Parent = parent });
        });

        Assert.That(trial.Monitor.Registration("new-bucket").AliasURNs, Is.EqualTo(new[]
        {
            "urn:pulumi:stack::project::test:index:Group$test:index:Bucket::was",
            "urn:pulumi:stack::project::test:index:Group$test:index:Bucket::old-bucket",
        }));
        Assert.That(trial.Monitor.Registration("other").AliasURNs, Is.EqualTo(new[]
        {
            "urn:pulumi:stack::project::test:index:Group$test:index:Bucket::other",
        }));
    }

    private static IEnumerable<TestCaseData> Contradictions()
    {
        yield return new TestCaseData(new Alias { Urn = OldUrn, Name = "n" }, "Alias should not specify both Urn and Name");
        yield return new TestCaseData(new Alias { Urn = OldUrn, Type = "t" }, "Alias should not specify both Urn and Type");
        yield return new TestCaseData(new Alias { Urn = OldUrn, NoParent = true }, "Alias should not specify both Urn and NoParent");
        yield return new TestCaseData(
            new Alias { NoParent = true, ParentUrn = OldUrn }, "Only specify one of 'Parent', 'ParentUrn' or 'NoParent' in an Alias");
    }

    [TestCaseSource(nameof(Contradictions))]
    public async Task An_alias_that_contradicts_itself_is_refused(Alias alias, string message)
    {
        foreach (var trial in new[] { new Trial(), WithoutSpecs() })
        {
            var failure = await trial.FailAsync(() => _ = new Bucket("a", options: new() { Aliases = { alias } }));
            Assert.That(failure, Does.Contain($"System.ArgumentException: {message}"));
        }
    }

    [Test]
    public async Task An_alias_comes_back_from_the_wire_as_it_was()
    {
        Alias[] aliases =
        [
            new() { Urn = OldUrn }, new() { Name = "n", Type = "t", Stack = "s", Project = "p" }, new() { NoParent = true },
            new() { ParentUrn = OldUrn },
        ];

        foreach (var alias in aliases)
        {
            var wire = await AliasUrns.ToWireAsync(alias);
            Assert.That(await AliasUrns.ToWireAsync(AliasUrns.FromWire(wire!)), Is.EqualTo(wire));
        }
    }

    private static Trial WithoutSpecs() => new() { Monitor = { MissingFeatures = { "aliasSpecs" } } };

    private static async Task<RegisterResourceRequest> RequestAsync(Trial trial, Func<List<Input<Alias>>> aliases)
    {
        await trial.RunAsync(() => _ = new Bucket("a", options: new() { Aliases = aliases() }));
        return trial.Monitor.Registration("a");
    }
}
