using System.Globalization;
using System.Text.Json;

namespace Core.Tests.Configuration;

[TestFixture]
public sealed class ConfigTests
{
    private sealed record Pool(string Name, int Size);

    private static readonly JsonSerializerOptions AnyCase = new() { PropertyNameCaseInsensitive = true };

    private static Trial Configured() => new()
    {
        Config =
        {
            ["project:text"] = "t",
            ["project:flag"] = "true",
            ["project:count"] = "-42",
            ["project:ratio"] = "1.5e2",
            ["project:pool"] = """{"name":"p","size":3}""",
            ["project:nothing"] = "null",
            ["aws:region"] = "eu-west-1",
        },
    };

    [Test]
    public Task Values_are_read_as_the_type_that_is_asked_for() => ReadAsync(config =>
    {
        Assert.That((config.Get("text"), config.Require("text")), Is.EqualTo(("t", "t")));
        Assert.That((config.GetBoolean("flag"), config.RequireBoolean("flag")), Is.EqualTo(((bool?)true, true)));
        Assert.That((config.GetInt32("count"), config.RequireInt32("count")), Is.EqualTo(((int?)-42, -42)));
        Assert.That((config.GetDouble("ratio"), config.RequireDouble("ratio")), Is.EqualTo(((double?)150, 150.0)));
        Assert.That(config.GetObject<Pool>("pool", AnyCase), Is.EqualTo(new Pool("p", 3)));
        Assert.That(config.RequireObject<Pool>("pool", AnyCase), Is.EqualTo(new Pool("p", 3)));
        Assert.That(config.GetObject<Dictionary<string, JsonElement>>("pool")!["size"].GetInt32(), Is.EqualTo(3));
        Assert.That(config.RequireObject<Dictionary<string, JsonElement>>("pool")["size"].GetInt32(), Is.EqualTo(3));
    });

    [Test]
    public Task Secrets_are_the_same_values_as_secret_outputs() => ReadAsync(async config =>
    {
        Assert.That(await config.GetSecret("text")!.SeenAsync(), Is.EqualTo(Secret("t")));
        Assert.That(await config.RequireSecret("text").SeenAsync(), Is.EqualTo(Secret("t")));
        Assert.That(await config.GetSecretBoolean("flag")!.SeenAsync(), Is.EqualTo(Secret(true)));
        Assert.That(await config.RequireSecretBoolean("flag").SeenAsync(), Is.EqualTo(Secret(true)));
        Assert.That(await config.GetSecretInt32("count")!.SeenAsync(), Is.EqualTo(Secret(-42)));
        Assert.That(await config.RequireSecretInt32("count").SeenAsync(), Is.EqualTo(Secret(-42)));
        Assert.That(await config.GetSecretDouble("ratio")!.SeenAsync(), Is.EqualTo(Secret(150.0)));
        Assert.That(await config.RequireSecretDouble("ratio").SeenAsync(), Is.EqualTo(Secret(150.0)));
        Assert.That(await config.GetSecretObject<Pool>("pool", AnyCase)!.SeenAsync(), Is.EqualTo(Secret(new Pool("p", 3))));
        Assert.That(await config.RequireSecretObject<Pool>("pool", AnyCase).SeenAsync(), Is.EqualTo(Secret(new Pool("p", 3))));
        Assert.That(
            await config.GetSecretObject<JsonElement>("pool")!.Apply(pool => pool.GetRawText()).SeenAsync(),
            Is.EqualTo(Secret("""{"name":"p","size":3}""")));
        Assert.That(
            await config.RequireSecretObject<JsonElement>("count").Apply(count => count.GetInt32()).SeenAsync(), Is.EqualTo(Secret(-42)));
    });

    [Test]
    public Task A_key_that_is_not_set_is_nothing() => ReadAsync(config =>
    {
        Assert.That(new object?[]
        {
            config.Get("x"), config.GetBoolean("x"), config.GetInt32("x"), config.GetDouble("x"), config.GetObject<Pool>("x"),
            config.GetObject<Pool>("x", AnyCase), config.GetSecret("x"), config.GetSecretBoolean("x"), config.GetSecretInt32("x"),
            config.GetSecretDouble("x"), config.GetSecretObject<Pool>("x"), config.GetSecretObject<Pool>("x", AnyCase),
        }, Is.All.Null);
        Assert.That(config.GetObject<int>("x"), Is.Zero);
    });

    private static IEnumerable<TestCaseData> Required()
    {
        yield return Case(config => config.Require("x"), "Require");
        yield return Case(config => config.RequireBoolean("x"), "RequireBoolean");
        yield return Case(config => config.RequireInt32("x"), "RequireInt32");
        yield return Case(config => config.RequireDouble("x"), "RequireDouble");
        yield return Case(config => config.RequireObject<Pool>("x"), "RequireObject");
        yield return Case(config => config.RequireObject<Pool>("x", AnyCase), "RequireObject, options");
        yield return Case(config => config.RequireSecret("x"), "RequireSecret");
        yield return Case(config => config.RequireSecretBoolean("x"), "RequireSecretBoolean");
        yield return Case(config => config.RequireSecretInt32("x"), "RequireSecretInt32");
        yield return Case(config => config.RequireSecretDouble("x"), "RequireSecretDouble");
        yield return Case(config => config.RequireSecretObject<Pool>("x"), "RequireSecretObject");
        yield return Case(config => config.RequireSecretObject<Pool>("x", AnyCase), "RequireSecretObject, options");
    }

    private static TestCaseData Case(Func<Config, object?> read, string name) => new TestCaseData(read).SetArgDisplayNames(name);

    [TestCaseSource(nameof(Required))]
    public Task A_key_that_must_be_set_is_named_with_the_command_that_sets_it(Func<Config, object?> read) => ReadAsync(config => Refuses(
        () => read(config),
        "Missing Required configuration variable 'project:x'\n"
        + "\tplease set a value using the command `pulumi config set project:x <value>`"));

    [Test]
    public Task A_value_of_the_wrong_type_is_shown_with_its_key_and_the_type() => ReadAsync(config =>
    {
        Refuses(() => config.GetBoolean("text"), "Configuration 'project:text' value 't' is not a valid Boolean");
        Refuses(() => config.RequireInt32("ratio"), "Configuration 'project:ratio' value '1.5e2' is not a valid Int32");
        Refuses(() => config.GetSecretDouble("flag"), "Configuration 'project:flag' value 'true' is not a valid Double");
        Refuses(
            () => config.GetObject<Pool>("text"),
            "Configuration 'project:text' value 't' is not a valid Core.Tests.Configuration.ConfigTests+Pool");
        Refuses(
            () => config.RequireSecretObject<int[]>("pool"),
            "Configuration 'project:pool' value '{\"name\":\"p\",\"size\":3}' is not a valid System.Int32[]");
    });

    [TestCase("True")]
    [TestCase("1")]
    [TestCase("yes")]
    [TestCase("")]
    public Task Only_true_and_false_are_booleans(string text) => ReadAsync(
        config => Refuses(() => config.GetBoolean("flag"), $"Configuration 'project:flag' value '{text}' is not a valid Boolean"),
        new Trial { Config = { ["project:flag"] = text } });

    [Test]
    public Task A_secret_is_never_shown() => ReadAsync(
        config =>
        {
            Refuses(() => config.RequireInt32("count"), "Configuration 'project:count' value '[secret]' is not a valid Int32");
            var failure = Assert.Throws<RunException>(() => config.GetObject<Pool>("count"));
            Assert.That(failure!.ToString(), Does.Not.Contain("s3cret"));
        },
        new Trial { Config = { ["project:count"] = "s3cret" }, SecretKeys = { "project:count" } });

    [Test]
    public Task Another_namespace_is_named_with_or_without_its_old_suffix() => Configured().RunAsync(() =>
    {
        Assert.That(new Config("aws").Require("region"), Is.EqualTo("eu-west-1"));
        Assert.That(new Config("aws:config").Require("region"), Is.EqualTo("eu-west-1"));
        Assert.That(new Config("aws").Get("text"), Is.Null);
    });

    [Test]
    public Task Numbers_are_read_alike_in_every_culture() => ReadAsync(config =>
    {
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = Cultures.WithDecimalComma;
        try
        {
            Assert.That((config.RequireInt32("count"), config.RequireDouble("ratio")), Is.EqualTo((-42, 150.0)));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    });

    private static Seen<T> Secret<T>(T value) => new(value, IsSecret: true);

    private static void Refuses(Func<object?> read, string message) =>
        Assert.That(() => read(), Throws.InstanceOf<RunException>().With.Message.EqualTo(message));

    private static Task ReadAsync(Action<Config> test, Trial? trial = null) => (trial ?? Configured()).RunAsync(() => test(new Config()));

    private static Task ReadAsync(Func<Config, Task> test) => Configured().RunAsync(() => test(new Config()));
}
