using Pulumi.Serialization;

namespace Core.Tests.Wire;

[TestFixture]
public sealed class DeserializerTests
{
    [Test]
    public void Numbers_are_double_lists_immutable_arrays_and_objects_immutable_dictionaries()
    {
        var data = Read("""{"n":1,"l":["a",true,null],"o":{"x":0.5}}""");
        var fields = (ImmutableDictionary<string, object?>)data.Value!;

        Assert.That((data.IsKnown, data.IsSecret), Is.EqualTo((true, false)));
        Assert.That(fields["n"], Is.EqualTo(1.0).And.TypeOf<double>());
        Assert.That((ImmutableArray<object?>)fields["l"]!, Is.EqualTo(new object?[] { "a", true, null }));
        Assert.That(((ImmutableDictionary<string, object?>)fields["o"]!)["x"], Is.EqualTo(0.5));
    }

    [Test]
    public void One_unknown_part_makes_the_whole_unknown()
    {
        Assert.That(Read($"[1,{{\"a\":{OnWire.Unknown}}}]").IsKnown, Is.False);
        Assert.That(Read(OnWire.Unknown), Is.EqualTo(OutputData<object?>.Unknown([], isSecret: false)));
    }

    [Test]
    public void One_secret_part_makes_the_whole_secret_and_the_wrapper_is_gone()
    {
        var data = Read($"[1,{OnWire.Secret("\"s\"")}]");

        Assert.That(data.IsSecret, Is.True);
        Assert.That((ImmutableArray<object?>)data.Value!, Is.EqualTo(new object?[] { 1.0, "s" }));
    }

    [Test]
    public void Wrappers_around_wrappers_are_peeled_down_to_the_value()
    {
        var data = Read(OnWire.Secret(OnWire.Secret("\"s\"")));

        Assert.That(data, Is.EqualTo(OutputData<object?>.Secret("s")));
        Assert.That(Read(OnWire.Secret(OnWire.Unknown)), Is.EqualTo(OutputData<object?>.Unknown([], isSecret: true)));
    }

    [Test]
    public void Keys_with_two_underscores_are_not_for_programs()
    {
        var data = Read($"{{\"__defaults\":[{OnWire.Unknown}],\"_one\":1}}");

        Assert.That(data.IsKnown, Is.True);
        Assert.That(((ImmutableDictionary<string, object?>)data.Value!).Keys, Is.EqualTo(new[] { "_one" }));
    }

    [Test]
    public void An_archive_with_an_unknown_asset_is_unknown() => Assert.That(
        Read(OnWire.Archive("assets", $"{{\"a\":{OnWire.Asset("text", "t")},\"b\":{OnWire.Unknown}}}")).IsKnown, Is.False);

    [Test]
    public void A_special_value_without_what_makes_it_one_is_refused()
    {
        Assert.That(
            () => Read($"{{\"{OnWire.SignatureKey}\":\"1b47061264138c4ac30d75fd1eb44270\"}}"),
            Throws.InvalidOperationException.With.Message.EqualTo("The engine sent a special value without its field value."));
        Assert.That(
            () => Read($"{{\"{OnWire.SignatureKey}\":\"c44067f5952c0a294b673a41bacd8c17\"}}"),
            Throws.InvalidOperationException.With.Message.EqualTo("The engine sent a special value without its field text."));
        Assert.That(
            () => Read($"{{\"{OnWire.SignatureKey}\":\"0def7320c3a5731c473e5ecbe6d01bc7\"}}"),
            Throws.InvalidOperationException.With.Message.EqualTo("The engine sent a special value without its field assets."));
        Assert.That(
            () => Read($"{{\"{OnWire.SignatureKey}\":\"5cf8f73096256a8f31e491e813e4eb8e\"}}"),
            Throws.InvalidOperationException.With.Message.EqualTo("The engine sent a special value without its field urn."));
    }

    [Test]
    public void A_signature_of_the_future_is_named() => Assert.That(
        () => Read($"{{\"{OnWire.SignatureKey}\":\"feed\"}}"),
        Throws.InvalidOperationException.With.Message.EqualTo(
            "The engine sent a value with the signature feed, which this SDK does not know; it is newer than this SDK."));

    private static OutputData<object?> Read(string json) => Deserializer.Deserialize(OnWire.From(json));
}
