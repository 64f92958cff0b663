namespace Core.Tests.Configuration;

/// <summary>Reads environment variables that the whole process shares.</summary>
[TestFixture]
[NonParallelizable]
public sealed class ConfigValuesTests
{
    [TearDown]
    public void Forget() => Hand(null, null);

    [Test]
    public void Values_and_secret_keys_are_handed_over_as_JSON()
    {
        Hand("""{"project:a":"1","aws:config:region":"r"}""", """["project:a","aws:config:region"]""");
        var values = ConfigValues.FromEnvironment();

        Assert.That((values.Get("project:a"), values.IsSecret("project:a")), Is.EqualTo(("1", true)));
        Assert.That((values.Get("aws:region"), values.IsSecret("aws:region")), Is.EqualTo(("r", true)), "an old way to write aws:region");
        Assert.That((values.Get("project:b"), values.IsSecret("project:b")), Is.EqualTo(((string?)null, false)));
    }

    [TestCase(null)]
    [TestCase("")]
    [TestCase("null")]
    public void What_is_not_handed_over_is_empty(string? text)
    {
        Hand(text, text);
        var values = ConfigValues.FromEnvironment();

        Assert.That((values.Get("project:a"), values.IsSecret("project:a")), Is.EqualTo(((string?)null, false)));
    }

    [Test]
    public void What_is_not_JSON_is_not_shown()
    {
        Hand("{\"project:password\":s3cret}", null);

        Assert.That(
            ConfigValues.FromEnvironment,
            Throws.TypeOf<RunException>().With.Message.EqualTo(
                "PULUMI_CONFIG is not the JSON that the engine hands over; re-run using the `pulumi` CLI").And.InnerException.Null);
        Hand("{}", "{\"a\":1}");
        Assert.That(
            ConfigValues.FromEnvironment,
            Throws.TypeOf<RunException>().With.Message.EqualTo(
                "PULUMI_CONFIG_SECRET_KEYS is not the JSON that the engine hands over; re-run using the `pulumi` CLI"));
    }

    private static void Hand(string? config, string? secretKeys)
    {
        Environment.SetEnvironmentVariable("PULUMI_CONFIG", config);
        Environment.SetEnvironmentVariable("PULUMI_CONFIG_SECRET_KEYS", secretKeys);
    }
}
