namespace Core.Tests.Resources;

[TestFixture]
public sealed class OptionsMergeTests
{
    private static readonly Resource A = Marked.Sources[0];
    private static readonly Resource B = Marked.Sources[1];

    private static CustomResourceOptions First() => new()
    {
        Id = "id-1",
        Parent = A,
        Protect = true,
        Version = "1.0.0",
        PluginDownloadURL = "url-1",
        CustomTimeouts = new() { Create = TimeSpan.FromSeconds(1) },
        Urn = "urn-1",
        RetainOnDelete = true,
        DeletedWith = A,
        ReplacementTrigger = (Input<object>)"1",
        DeleteBeforeReplace = true,
        ImportId = "import-1",
        DependsOn = { A },
        ReplaceWith = { A },
        IgnoreChanges = { "i1" },
        ReplaceOnChanges = { "r1" },
        HideDiffs = { "h1" },
        Aliases = { new Alias { Name = "a1" } },
        AdditionalSecretOutputs = { "s1" },
        EnvVarMappings = { ["BOTH"] = "1", ["ONE"] = "1" },
        ResourceTransformations = { _ => null },
        ResourceTransforms = { (_, _) => Task.FromResult<ResourceTransformResult?>(null) },
    };

    private static CustomResourceOptions Second() => new()
    {
        Id = "id-2",
        Parent = B,
        Protect = false,
        Version = "2.0.0",
        PluginDownloadURL = "url-2",
        CustomTimeouts = new() { Create = TimeSpan.FromSeconds(2) },
        Urn = "urn-2",
        RetainOnDelete = false,
        DeletedWith = B,
        ReplacementTrigger = (Input<object>)"2",
        DeleteBeforeReplace = false,
        ImportId = "import-2",
        DependsOn = { B },
        ReplaceWith = { B },
        IgnoreChanges = { "i2" },
        ReplaceOnChanges = { "r2" },
        HideDiffs = { "h2" },
        Aliases = { new Alias { Name = "a2" } },
        AdditionalSecretOutputs = { "s2" },
        EnvVarMappings = { ["BOTH"] = "2", ["TWO"] = "2" },
        ResourceTransformations = { _ => null },
        ResourceTransforms = { (_, _) => Task.FromResult<ResourceTransformResult?>(null) },
    };

    private const string FirstText =
        "id-1 a True 1.0.0 url-1 00:00:01 urn-1 True a 1 True import-1 | a | a | i1 | r1 | h1 | a1 | s1 | BOTH=1,ONE=1 | 1 | 1";

    private const string SecondText =
        "id-2 b False 2.0.0 url-2 00:00:02 urn-2 False b 2 False import-2 | b | b | i2 | r2 | h2 | a2 | s2 | BOTH=2,TWO=2 | 1 | 1";

    [Test]
    public async Task Single_values_of_the_second_win_and_lists_are_joined() => Assert.That(
        await TextAsync(CustomResourceOptions.Merge(First(), Second())),
        Is.EqualTo(
            "id-2 b False 2.0.0 url-2 00:00:02 urn-2 False b 2 False import-2 | "
            + "a b | a b | i1 i2 | r1 r2 | h1 h2 | a1 a2 | s1 s2 | BOTH=2,ONE=1,TWO=2 | 2 | 2"));

    [Test]
    public async Task What_the_second_does_not_say_stays_as_the_first_said_it()
    {
        Assert.That(await TextAsync(CustomResourceOptions.Merge(First(), new())), Is.EqualTo(FirstText));
        Assert.That(await TextAsync(CustomResourceOptions.Merge(First(), null)), Is.EqualTo(FirstText));
        Assert.That(await TextAsync(CustomResourceOptions.Merge(new(), Second())), Is.EqualTo(SecondText));
        Assert.That(await TextAsync(CustomResourceOptions.Merge(null, Second())), Is.EqualTo(SecondText));
    }

    [Test]
    public async Task Merging_changes_neither_of_the_two_and_shares_nothing_with_them()
    {
        var (first, second) = (First(), Second());
        foreach (var merged in new[] { CustomResourceOptions.Merge(first, second), CustomResourceOptions.Merge(first, null) })
        {
            merged.DependsOn.Add(B);
            merged.ReplaceWith.Add(B);
            merged.IgnoreChanges.Add("x");
            merged.ReplaceOnChanges.Add("x");
            merged.HideDiffs.Add("x");
            merged.Aliases.Add(new Alias { Name = "x" });
            merged.AdditionalSecretOutputs.Add("x");
            merged.EnvVarMappings["x"] = "x";
            merged.ResourceTransformations.Clear();
            merged.ResourceTransforms.Clear();
            merged.CustomTimeouts!.Create = TimeSpan.Zero;
        }

        Assert.That(await TextAsync(first), Is.EqualTo(FirstText));
        Assert.That(await TextAsync(second), Is.EqualTo(SecondText));
    }

    [Test]
    public void Merging_nothing_with_nothing_is_nothing()
    {
        var merged = CustomResourceOptions.Merge(null, null);

        Assert.That(
            (merged.HasDependsOn, merged.HasReplaceWith, merged.Protect, merged.Provider),
            Is.EqualTo((false, false, (bool?)null, (object?)null)));
        Assert.That(merged.AliasesOrNone, Is.Empty);
        Assert.That(ComponentResourceOptions.Merge(null, null).ProvidersOrNone, Is.Empty);
    }

    [Test]
    public async Task Of_two_providers_for_a_package_the_second_counts_and_the_order_stays() => await new Trial().RunAsync(() =>
    {
        var (aws1, aws2) = (Provider("aws", "1"), Provider("aws", "2"));
        var (gcp, tls) = (Provider("gcp", "1"), Provider("tls", "1"));
        var merged = ComponentResourceOptions.Merge(
            new() { Providers = { aws1, gcp }, Protect = true }, new() { Providers = { tls, aws2 }, IgnoreChanges = { "x" } });

        Assert.That(merged.Providers, Is.EqualTo(new[] { gcp, tls, aws2 }));
        Assert.That((merged.Protect, merged.IgnoreChanges.Single()), Is.EqualTo((true, "x")));
        Assert.That(ComponentResourceOptions.Merge(new() { Provider = aws1 }, new() { Provider = aws2 }).Provider, Is.SameAs(aws2));
        Assert.That(CustomResourceOptions.Merge(new() { Provider = aws1 }, new()).Provider, Is.SameAs(aws1));
    });

    [Test]
    public async Task Options_given_to_a_resource_are_not_changed_by_it() => await new Trial().RunAsync(() =>
    {
        var group = new Group("g", new() { Protect = true, Provider = Provider("test", "p") });
        var options = new CustomResourceOptions { Parent = group };
        _ = new Bucket("a", options: options);

        Assert.That((options.Protect, options.Provider, options.HasDependsOn), Is.EqualTo(((bool?)null, (ProviderResource?)null, false)));
    });

    private static ProviderResource Provider(string package, string name) => new(package, $"{package}-{name}", ResourceArgs.Empty);

    private static async Task<string> TextAsync(CustomResourceOptions o)
    {
        var aliases = await Task.WhenAll(o.Aliases.Select(async alias => (await alias.Apply(known => known.Name!).SeenAsync()).Value));
        var id = (await o.Id!.SeenAsync()).Value;
        var trigger = (await o.ReplacementTrigger!.SeenAsync()).Value;
        var variables = o.EnvVarMappings.OrderBy(entry => entry.Key).Select(entry => $"{entry.Key}={entry.Value}");
        return string.Join(" | ",
            $"{id} {Letter(o.Parent)} {o.Protect} {o.Version} {o.PluginDownloadURL} {o.CustomTimeouts!.Create} {o.Urn} {o.RetainOnDelete} "
            + $"{Letter(o.DeletedWith)} {trigger} {o.DeleteBeforeReplace} {o.ImportId}",
            await LettersAsync(o.DependsOn), await LettersAsync(o.ReplaceWith), string.Join(" ", o.IgnoreChanges),
            string.Join(" ", o.ReplaceOnChanges), string.Join(" ", o.HideDiffs), string.Join(" ", aliases),
            string.Join(" ", o.AdditionalSecretOutputs), string.Join(",", variables),
            o.ResourceTransformations.Count, o.ResourceTransforms.Count);
    }

    private static string Letter(Resource? resource) => ReferenceEquals(resource, A) ? "a" : ReferenceEquals(resource, B) ? "b" : "?";

    private static async Task<string> LettersAsync(InputList<Resource> list) =>
        string.Join(" ", (await list.ToOutput().DataTask).Value.Select(Letter));
}
