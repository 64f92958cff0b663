using System.Globalization;
using System.Numerics;
using System.Text;
using Engine.Tests.Checks;
using Platform.Engine.Graph;
using Platform.Engine.Simulation;
using Platform.Engine.Simulation.Random;

namespace Engine.Tests.Simulation.Random;

[TestFixture]
public sealed class RandomProviderTests
{
    private const string Special = "!@#$%&*()-_=+[]{}<>:?";

    private readonly RandomProvider _provider = new();

    [Test]
    public void An_id_is_one_number_in_five_forms()
    {
        var state = Create("RandomId", ("byteLength", 9), ("prefix", "p-"));

        var bytes = Convert.FromHexString(state.Outputs.Text("hex")![2..]);
        var standard = Convert.ToBase64String(bytes);
        var url = standard.TrimEnd('=').Replace('+', '-').Replace('/', '_');
        Assert.That(bytes, Has.Length.EqualTo(9));
        Assert.That(state.Outputs.Text("b64Std"), Is.EqualTo("p-" + standard));
        Assert.That(state.Outputs.Text("b64Url"), Is.EqualTo("p-" + url));
        Assert.That(state.Id, Is.EqualTo(url));
        Assert.That(state.Outputs.Text("dec"), Is.EqualTo("p-" + new BigInteger(bytes, isUnsigned: true, isBigEndian: true)));
    }

    [Test]
    public void Bytes_are_secret()
    {
        var state = Create("RandomBytes", ("length", 40));

        Assert.That(Convert.FromHexString(state.Outputs.Text("hex")!), Has.Length.EqualTo(40));
        Assert.That(Convert.ToBase64String(Convert.FromHexString(state.Outputs.Text("hex")!)), Is.EqualTo(state.Outputs.Text("base64")));
        Assert.That((state.Outputs["hex"], state.Outputs["base64"]), Is.EqualTo((
            new SecretValue(state.Outputs.Text("hex")!), new SecretValue(state.Outputs.Text("base64")!))));
    }

    [Test]
    public void A_password_and_its_hash_are_secret_and_belong_together()
    {
        var outputs = Create("RandomPassword", ("length", 20)).Outputs;
        var (password, hash) = (outputs.Text("result")!, outputs.Text("bcryptHash")!);

        Assert.That(password, Has.Length.EqualTo(20));
        Assert.That((outputs["result"], outputs["bcryptHash"]), Is.EqualTo((new SecretValue(password), new SecretValue(hash))));
        Assert.That(hash, Does.Match(@"^\$2a\$10\$[./A-Za-z0-9]{53}$"));
        Assert.That(Bcrypt.Hash(Encoding.UTF8.GetBytes(password), Salt(hash), 10), Is.EqualTo(hash));
    }

    [Test]
    public void A_string_holds_the_classes_that_are_asked_for()
    {
        for (var index = 0; index < 50; index++)
        {
            var text = Create($"RandomString", $"classes-{index}", [
                ("length", 12), ("lower", false), ("minUpper", 2), ("minNumeric", 3), ("minSpecial", 4), ("overrideSpecial", "_ü"),
            ]).Outputs.Text("result")!;

            Assert.That(text, Has.Length.EqualTo(12));
            Assert.That(text.Count(char.IsAsciiLetterUpper), Is.AtLeast(2), text);
            Assert.That(text.Count(char.IsAsciiDigit), Is.AtLeast(3), text);
            Assert.That(text.Count(c => "_ü".Contains(c)), Is.AtLeast(4), text);
            Assert.That(text.All(c => char.IsAsciiLetterUpper(c) || char.IsAsciiDigit(c) || "_ü".Contains(c)), Is.True, text);
        }
    }

    [Test]
    public void By_default_all_classes_take_part()
    {
        var text = Create("RandomString", ("length", 2000)).Outputs.Text("result")!;

        Assert.That(text.Distinct(), Is.EquivalentTo(
            "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789" + Special));
    }

    [TestCase("number")]
    [TestCase("numeric")]
    public void Digits_are_left_out_under_both_names(string property)
    {
        var outputs = Create("RandomString", ("length", 500), (property, false)).Outputs;

        Assert.That(outputs.Text("result")!.Any(char.IsAsciiDigit), Is.False);
        Assert.That((outputs["number"], outputs["numeric"]), Is.EqualTo((new BoolValue(false), new BoolValue(false))));
    }

    [TestCase("RandomUuid", '4')]
    [TestCase("RandomUuid4", '4')]
    [TestCase("RandomUuid7", '7')]
    public void A_uuid_has_its_version_s_form(string type, char version)
    {
        var state = Create(type);

        Assert.That(state.Id, Does.Match($"^[0-9a-f]{{8}}-[0-9a-f]{{4}}-{version}[0-9a-f]{{3}}-[89ab][0-9a-f]{{3}}-[0-9a-f]{{12}}$"));
        Assert.That(state.Outputs.Text("result"), Is.EqualTo(state.Id));
    }

    [TestCase(null, null, null, "^[a-z]+-[a-z]+$")]
    [TestCase(1.0, null, null, "^[a-z]+$")]
    [TestCase(4.0, "_", null, "^[a-z]+ly_[a-z]+ly_[a-z]+_[a-z]+$")]
    [TestCase(2.0, ".", "blue", @"^blue\.[a-z]+\.[a-z]+$")]
    public void A_pet_s_name_has_the_words_that_were_asked_for(double? length, string? separator, string? prefix, string form)
    {
        var inputs = new List<(string, PropertyValue)>();
        if (length is { } words)
            inputs.Add(("length", words));
        if (separator is not null)
            inputs.Add(("separator", separator));
        if (prefix is not null)
            inputs.Add(("prefix", prefix));

        var state = Create("RandomPet", [.. inputs]);

        Assert.That(state.Id, Does.Match(form));
        Assert.That(state.Outputs.Text("separator"), Is.EqualTo(separator ?? "-"));
    }

    [Test]
    public void Integers_reach_both_ends_and_nothing_beyond()
    {
        var drawn = Enumerable.Range(0, 200)
            .Select(index => Create("RandomInteger", $"integer-{index}", [("min", -2), ("max", 2)]))
            .ToArray();

        var numbers = drawn.Select(state => ((NumberValue)state.Outputs["result"]!).Value).ToArray();
        Assert.That(numbers.Distinct(), Is.EquivalentTo(new[] { -2.0, -1, 0, 1, 2 }));
        Assert.That(
            drawn.Select(state => state.Id),
            Is.EqualTo(numbers.Select(number => number.ToString(CultureInfo.InvariantCulture))));
    }

    [TestCase(null, 4)]
    [TestCase(0.0, 0)]
    [TestCase(2.0, 2)]
    [TestCase(11.0, 11)]
    public void A_shuffle_uses_every_item_before_it_repeats_one(double? count, int expected)
    {
        var inputs = Values.Object(("inputs", Values.List("a", "b", "c", "d")));
        if (count is { } wanted)
            inputs = inputs.With("resultCount", wanted);

        var state = _provider.Create(Resource("RandomShuffle", "shuffle", inputs));

        var drawn = ((ListValue)state.Outputs["results"]!).Items;
        Assert.That(state.Id, Is.EqualTo("-"));
        Assert.That(drawn, Has.Count.EqualTo(expected));
        foreach (var round in drawn.Chunk(4).Where(round => round.Length == 4))
            Assert.That(round, Is.EquivalentTo(new PropertyValue[] { "a", "b", "c", "d" }));
    }

    [Test]
    public void Shuffles_of_different_resources_differ()
    {
        var items = Values.List([.. Enumerable.Range(0, 20).Select(index => (PropertyValue)$"{index}")]);

        Assert.That(
            Create("RandomShuffle", "one", [("inputs", items)]).Outputs["results"],
            Is.Not.EqualTo(Create("RandomShuffle", "two", [("inputs", items)]).Outputs["results"]));
    }

    [TestCaseSource(nameof(All))]
    public void Every_result_follows_from_urn_and_keepers(string type, ObjectValue inputs)
    {
        SimulatedState Again(string name, ObjectValue given) => new RandomProvider().Create(Resource(type, name, given));
        var kept = inputs.With("keepers", Values.Object(("zone", "a")));
        var other = inputs.With("keepers", Values.Object(("zone", "b")));

        var first = Again("same", kept);

        Assert.That(Again("same", kept), Is.EqualTo(first));
        Assert.That(Again("same", other).Outputs.Without("keepers"), Is.Not.EqualTo(first.Outputs.Without("keepers")));
        Assert.That(Again("other", kept).Outputs, Is.Not.EqualTo(first.Outputs));
    }

    private static IEnumerable<TestCaseData> All()
    {
        yield return new TestCaseData("RandomBytes", Values.Object(("length", 16))).SetArgDisplayNames("bytes");
        yield return new TestCaseData("RandomId", Values.Object(("byteLength", 8))).SetArgDisplayNames("id");
        yield return new TestCaseData("RandomInteger", Values.Object(("min", 0), ("max", 1e15))).SetArgDisplayNames("integer");
        yield return new TestCaseData("RandomPassword", Values.Object(("length", 16))).SetArgDisplayNames("password");
        yield return new TestCaseData("RandomString", Values.Object(("length", 16))).SetArgDisplayNames("string");
        yield return new TestCaseData("RandomUuid", ObjectValue.Empty).SetArgDisplayNames("uuid");
    }

    [Test]
    public void A_name_is_read_back_from_its_id_and_a_password_is_not()
    {
        var read = _provider.Read(Resource("RandomString", "old", ObjectValue.Empty), "k8x");

        Assert.That((read.Id, read.Outputs.Text("result")), Is.EqualTo(("k8x", "k8x")));
        Assert.That(
            () => _provider.Read(Resource("RandomPassword", "old", ObjectValue.Empty), "none"),
            Throws.TypeOf<SimulationException>().With.Message.Contains("the id does not say what was drawn"));
    }

    [TestCaseSource(nameof(Wrong))]
    public void Wrong_inputs_are_problems_and_nothing_is_drawn_from_them(string type, ObjectValue inputs, string problem)
    {
        var found = _provider.Check(Resource(type, "wrong", inputs)).Problems.Single();

        Assert.That((found.Severity, found.ToString()), Is.EqualTo((Severity.Error, problem)));
        Assert.That(
            () => _provider.Create(Resource(type, "wrong", inputs)),
            Throws.TypeOf<SimulationException>().With.Message.EqualTo(problem));
    }

    private static IEnumerable<TestCaseData> Wrong()
    {
        TestCaseData Case(string name, string type, string problem, params (string, PropertyValue)[] inputs) =>
            new TestCaseData(type, Values.Object(inputs), problem).SetArgDisplayNames(name);

        yield return Case("missing", "RandomId", "byteLength: is required\n    fix: set byteLength");
        yield return Case(
            "misspelt", "RandomPet", "seperator: _: is no input of this resource\n    fix: did you mean separator?", ("seperator", "_"));
        yield return Case("type", "RandomPassword", "length: long: must be a whole number", ("length", "long"));
        yield return Case("fraction", "RandomPassword", "length: 1.5: must be a whole number", ("length", 1.5));
        yield return Case("empty", "RandomString", "length: 0: must be at least 1", ("length", 0));
        yield return Case("huge", "RandomString", "length: 1000001: must be at most 1000000", ("length", 1000001));
        yield return Case("negative", "RandomString", "minLower: -1: must not be negative", ("length", 4), ("minLower", -1));
        yield return Case(
            "short",
            "RandomString",
            "length: 4: is less than minLower, minUpper, minNumeric and minSpecial together, 5\n    fix: use 5 or more",
            ("length", 4), ("minLower", 3), ("minSpecial", 2));
        yield return Case(
            "nothing",
            "RandomString",
            "special: false: leaves no character to choose from\n    fix: set lower, upper, numeric or special to true",
            ("length", 4), ("lower", false), ("upper", false), ("numeric", false), ("special", false));
        yield return Case(
            "contradiction",
            "RandomString",
            "number: true: contradicts numeric, of which it is the old name\n    fix: remove number",
            ("length", 4), ("number", true), ("numeric", false));
        yield return Case(
            "range", "RandomInteger", "max: 1: must not be less than min\n    fix: use 3 or more", ("min", 3), ("max", 1));
        yield return Case("list", "RandomShuffle", "inputs: a: must be a list of text", ("inputs", "a"));
    }

    [Test]
    public void Unknown_inputs_are_no_problem()
    {
        var inputs = Values.Object(("length", Values.Unknown), ("minLower", 5), ("keepers", Values.Object(("vpc", Values.Unknown))));

        Assert.That(_provider.Check(Resource("RandomPassword", "unknown", inputs)).Problems, Is.Empty);
    }

    private SimulatedState Create(string type, params (string, PropertyValue)[] inputs) => Create(type, "sample", inputs);

    private SimulatedState Create(string type, string name, (string, PropertyValue)[] inputs) =>
        _provider.Create(Resource(type, name, Values.Object(inputs)));

    private static SimulatedResource Resource(string type, string name, ObjectValue inputs)
    {
        var token = $"random:index/{char.ToLowerInvariant(type[0])}{type[1..]}:{type}";
        return new(new("acme", "shop", "dev", ObjectValue.Empty), Urns.Create("dev", "shop", null, token, name), token, name, inputs);
    }

    private static byte[] Salt(string hash)
    {
        const string Digits = "./ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
        var bits = string.Concat(hash[7..29].Select(c => Digits.IndexOf(c).ToString("b6", CultureInfo.InvariantCulture)));
        return [.. Enumerable.Range(0, 16).Select(index => Convert.ToByte(bits[(index * 8)..((index * 8) + 8)], 2))];
    }
}
