using System.Text.Json;
using Pulumi.Serialization;

namespace Core.Tests.Wire;

[TestFixture]
public sealed class ConverterTests
{
    [Test]
    public void A_value_that_fits_becomes_the_type_without_a_word()
    {
        Assert.That(Read<string>("\"a\""), Is.EqualTo("a"));
        Assert.That(Read<bool>("true"), Is.True);
        Assert.That(Read<double>("0.5"), Is.EqualTo(0.5));
        Assert.That(Read<int>("7"), Is.EqualTo(7));
        Assert.That(Read<int>("7.9"), Is.EqualTo(7));
        Assert.That(Read<int?>("7"), Is.EqualTo(7));
        Assert.That(Read<int?>("null"), Is.Null);
        Assert.That(Read<Level>("7"), Is.EqualTo(Level.High));
        Assert.That(Read<Tier>("\"hot\""), Is.EqualTo(Tier.Hot));
        Assert.That((double)Read<Size>("0.5"), Is.EqualTo(0.5));
        Assert.That(Read<object>("\"a\""), Is.EqualTo("a"));
        Assert.That(Read<ImmutableArray<int>>("[1,2]"), Is.EqualTo(new[] { 1, 2 }));
        Assert.That(Read<ImmutableDictionary<string, int>>("""{"a":1}""")["a"], Is.EqualTo(1));
        Assert.That(Read<Asset>(OnWire.Asset("text", "t")), Is.TypeOf<StringAsset>());
        Assert.That(Read<Archive>(OnWire.Archive("path", "\"p\"")), Is.TypeOf<FileArchive>());
        Assert.That(Read<AssetOrArchive>(OnWire.Archive("path", "\"p\"")), Is.TypeOf<FileArchive>());
    }

    [Test]
    public void Nothing_becomes_the_default()
    {
        Assert.That(Read<string>("null"), Is.Null);
        Assert.That(Read<bool>("null"), Is.False);
        Assert.That(Read<double>("null"), Is.Zero);
        Assert.That(Read<int>("null"), Is.Zero);
        Assert.That(Read<Tier>("null"), Is.EqualTo(default(Tier)));
        Assert.That(Read<ImmutableArray<int>>("null").IsDefaultOrEmpty, Is.True);
        Assert.That(Read<ImmutableDictionary<string, int>>("null"), Is.Null);
        Assert.That(Read<Union<string, int>>("null"), Is.EqualTo(default(Union<string, int>)));
        Assert.That(Read<Asset>("null"), Is.Null);
        Assert.That(Read<Rule>("null"), Is.Null);
        Assert.That(Read<Resource>("null"), Is.Null);
    }

    [Test]
    public void A_value_that_does_not_fit_is_a_warning_and_the_default()
    {
        Assert.That(Misread<string>("1", "value: expected a string, got Double"), Is.Null);
        Assert.That(Misread<bool>("\"true\"", "value: expected a boolean, got String"), Is.False);
        Assert.That(Misread<double>("\"1\"", "value: expected a number, got String"), Is.Zero);
        Assert.That(Misread<int>("true", "value: expected a number, got Boolean"), Is.Zero);
        Assert.That(Misread<Level>("\"Low\"", "value: expected a number, got String"), Is.EqualTo((Level)0));
        Assert.That(Misread<Tier>("1", "value: expected a string, got Double"), Is.EqualTo(default(Tier)));
        Assert.That(Misread<Size>("\"1\"", "value: expected a number, got String"), Is.EqualTo(default(Size)));
        Assert.That(Misread<ImmutableArray<int>>("1", "value: expected a list, got Double").IsDefaultOrEmpty, Is.True);
        Assert.That(Misread<ImmutableDictionary<string, int>>("1", "value: expected an object, got Double"), Is.Null);
        Assert.That(Misread<Rule>("1", "value: expected an object, got Double"), Is.Null);
        Assert.That(
            Misread<Union<string, int>>("true", "value: expected String or Int32, got Boolean"), Is.EqualTo(default(Union<string, int>)));
        Assert.That(Misread<Asset>("1", "value: expected an asset, got Double"), Is.TypeOf<InvalidAsset>());
        Assert.That(Misread<Archive>("1", "value: expected an archive, got Double"), Is.TypeOf<InvalidArchive>());
        Assert.That(Misread<Bucket>("1", "value: expected Bucket, got Double"), Is.Null);
    }

    [Test]
    public void A_union_takes_its_first_alternative_if_that_fits()
    {
        Assert.That(Read<Union<double, int>>("1"), Is.EqualTo(Union<double, int>.FromT0(1.0)));
        Assert.That(Read<Union<string, int>>("1"), Is.EqualTo(Union<string, int>.FromT1(1)));
        Assert.That(Read<Union<ImmutableArray<string>, string>>("\"a\"").AsT1, Is.EqualTo("a"));
        Assert.That(Read<Union<ImmutableArray<string>, ImmutableArray<int>>>("[1]").AsT1, Is.EqualTo(new[] { 1 }));
    }

    [Test]
    public void JSON_is_any_value()
    {
        var json = Read<JsonElement>("""{"b":[1,null,true],"a":{"c":"x"}}""");

        Assert.That(json.GetProperty("b").GetRawText(), Is.EqualTo("[1,null,true]"));
        Assert.That(json.GetProperty("a").GetProperty("c").GetString(), Is.EqualTo("x"));
        Assert.That(Read<JsonElement>("\"a\"").GetString(), Is.EqualTo("a"));
    }

    [Test]
    public async Task An_output_inside_a_value_keeps_its_own_marks()
    {
        var converted = Read<ImmutableArray<Output<int>>>($"[1,{OnWire.OutputValue("\"value\":2,\"secret\":true")}]");

        Assert.That(await converted[0].SeenAsync(), Is.EqualTo(Seen.Known(1)));
        Assert.That(await converted[1].SeenAsync(), Is.EqualTo(new Seen<int>(2, IsSecret: true)));
    }

    [Test]
    public void The_marks_of_the_value_are_the_marks_of_the_result()
    {
        Assert.That(Data<string>(OnWire.Secret("\"s\"")), Is.EqualTo(OutputData<string>.Secret("s")));
        Assert.That(Data<int>(OnWire.Unknown), Is.EqualTo(OutputData<int>.Unknown([], isSecret: false)));
        Assert.That(Data<ImmutableArray<string>>($"[{OnWire.Unknown}]").IsKnown, Is.False);
        Assert.That(Data<Rule>($"{{\"name\":{OnWire.Secret("\"n\"")}}}"), Has.Property("IsSecret").True);
    }

    private static IEnumerable<Type> Wrong() =>
    [
        typeof(long), typeof(DateTime), typeof(List<string>), typeof(string[]), typeof(ImmutableDictionary<int, string>),
        typeof(ImmutableArray<Guid>), typeof(ImmutableDictionary<string, List<int>>), typeof(Union<string, long>), typeof(Output<decimal>),
        typeof(long?), typeof(Dictionary<string, string>),
    ];

    [TestCaseSource(nameof(Wrong))]
    public void A_type_that_no_value_can_become_is_refused_with_its_place(Type type) => Assert.That(
        () => Converter.Check("[Output] A.B", type),
        Throws.InvalidOperationException.With.Message.Matches(
            @"^\[Output\] A\.B: \S+ cannot be an output; use bool, int, double, string, object, JsonElement, an \[EnumType\], "
            + @"an \[OutputType\], a resource, or ImmutableArray, ImmutableDictionary with string keys, Union or Output of these$"));

    private static T Read<T>(string json) => Converter.Convert<T>(Assert.Fail, "value", OnWire.From(json)).Value;

    private static OutputData<T> Data<T>(string json) => Converter.Convert<T>(Assert.Fail, "value", OnWire.From(json));

    private static T Misread<T>(string json, string warning)
    {
        var warnings = new List<string>();
        var value = Converter.Convert<T>(warnings.Add, "value", OnWire.From(json)).Value;
        Assert.That(warnings, Is.EqualTo(new[] { warning }));
        return value;
    }
}
