using FsCheck;
using FsCheck.Fluent;
using Platform.Engine.Graph;
using Platform.Engine.Recording;
using Pulumi.Protocol;
using Struct = Google.Protobuf.WellKnownTypes.Struct;
using Value = Google.Protobuf.WellKnownTypes.Value;

namespace Engine.Tests.Recording;

[TestFixture]
public class WireValuesTests
{
    private static Gen<PropertyValue> Values(int depth)
    {
        var leaves = Gen.OneOf(
            ArbMap.Default.GeneratorFor<NonNull<string>>().Select(text => (PropertyValue)text.Get),
            ArbMap.Default.GeneratorFor<bool>().Select(flag => (PropertyValue)flag),
            ArbMap.Default.GeneratorFor<NormalFloat>().Select(number => (PropertyValue)number.Get),
            Gen.Constant((PropertyValue)UnknownValue.Instance),
            Gen.Constant((PropertyValue)new ResourceReferenceValue("urn:pulumi:s::p::a:b:c::n", "id")),
            Gen.Constant((PropertyValue)new AssetValue(false, "text", "content", ObjectValue.Empty)));
        if (depth == 0)
            return leaves;

        var inner = Values(depth - 1);
        return Gen.OneOf(
            leaves,
            inner.ArrayOf(3).Select(items => (PropertyValue)new ListValue(items)),
            inner.Select(value => (PropertyValue)new SecretValue(value.Plain)),
            inner.ArrayOf(3).Select(items => (PropertyValue)new ObjectValue(
                items.Select((item, index) => KeyValuePair.Create($"key{index}", item)))));
    }

    [Test]
    public void A_value_comes_back_from_the_wire_as_it_went() => Prop.ForAll(
        Values(3).ToArbitrary(),
        value => WireValues.FromWire(WireValues.ToWire(value, new WireForm(Secrets: true, References: true))).Equals(value)).QuickCheckThrowOnFailure();

    [TestCase("1c4a061d-8072-4f0a-a4cb-0ff528b18fe7")]
    [TestCase("3eeb2bf0-c639-47a8-9e75-3b44932eb421")]
    [TestCase("04da6b54-80e4-46f7-96ec-b56ff0331ba9")]
    public void Every_kind_of_unknown_is_understood_and_one_is_sent(string sentinel)
    {
        var value = WireValues.FromWire(Value.ForString(sentinel));

        Assert.That(value, Is.SameAs(UnknownValue.Instance));
        Assert.That(WireValues.ToWire(value, WireForm.Transform).StringValue, Is.EqualTo(Signatures.Unknown));
    }

    [Test]
    public void A_null_in_an_object_does_not_exist_and_in_a_list_keeps_its_place()
    {
        var fields = new Struct { Fields = { ["gone"] = Value.ForNull(), ["list"] = Value.ForList(Value.ForNull(), Value.ForString("b")) } };

        Assert.That(WireValues.FromWire(fields), Is.EqualTo(
            ObjectValue.Empty.With("list", new ListValue([NullValue.Instance, new StringValue("b")]))));
    }

    [Test]
    public void A_secret_prints_no_value() => Assert.That(new SecretValue("hush").ToString(), Does.Not.Contain("hush"));

    [Test]
    public void Sixty_levels_of_nesting_survive()
    {
        PropertyValue value = "leaf";
        for (var level = 0; level < 60; level++)
            value = ObjectValue.Empty.With("next", value);
        var wire = WireValues.ToWire((ObjectValue)value, WireForm.Transform);

        using var bytes = new MemoryStream();
        Google.Protobuf.MessageExtensions.WriteTo(wire, bytes);
        Assert.That(WireValues.FromWire(Struct.Parser.ParseDeep(bytes.ToArray().AsMemory())), Is.EqualTo(value));
    }
}
