using System.Globalization;
using System.Numerics;
using System.Text;
using Platform.Engine.Checks;
using Platform.Engine.Graph;

namespace Platform.Engine.Simulation.Random;

/// <summary>
/// Answers for the package random: results of the right form that follow from the resource's urn and keepers, so that a preview says
/// the same each time. What a real update draws is something else. The <c>seed</c> of a shuffle or integer takes part, but the result
/// is not the one that Go's generator would draw from it.
/// </summary>
internal sealed class RandomProvider() : GenericProvider("random")
{
    private const int HashCost = 10;
    private const string Token = "random:index/";

    /// <inheritdoc/>
    public override CheckedInputs Check(SimulatedResource resource)
    {
        var answer = base.Check(resource);
        var findings = new Findings(resource.Urn);
        RandomChecks.Check(resource.Type, answer.Inputs, findings);
        return new CheckedInputs(answer.Inputs, [.. answer.Problems, .. findings.Problems]);
    }

    /// <inheritdoc/>
    /// <exception cref="SimulationException">The inputs are such that a check refuses them.</exception>
    public override SimulatedState Create(SimulatedResource resource)
    {
        var errors = Check(resource).Problems.Where(problem => problem.Severity == Severity.Error).ToArray();
        if (errors.Length > 0)
            throw new SimulationException(string.Join("\n", errors.AsEnumerable()));

        var inputs = new RandomInputs(resource.Inputs);
        var made = Make(resource, inputs);
        return made is null ? base.Create(resource) : new SimulatedState(made.Id, resource.Inputs.With(made.Outputs));
    }

    /// <summary>The state of a resource that is known by its id, which for most of this package is the result itself.</summary>
    /// <exception cref="SimulationException">The id does not say what the result is.</exception>
    public override SimulatedState Read(SimulatedResource resource, string id) => NameOf(resource.Type) switch
    {
        "RandomString" or "RandomUuid" or "RandomUuid4" or "RandomUuid7" => new(id, resource.Inputs.With("result", id)),
        "RandomPet" => new(id, resource.Inputs),
        _ => throw new SimulationException(
            $"{resource.Type}: {id}: cannot be read offline: the id does not say what was drawn\n"
            + "    fix: export the value from the stack that drew it and take it from a StackReference"),
    };

    private static Made? Make(SimulatedResource resource, RandomInputs inputs)
    {
        RandomStream Stream(string purpose) => new(resource.Urn, inputs.Keepers, purpose);

        return NameOf(resource.Type) switch
        {
            "RandomId" => Id(Stream("id").Bytes(inputs.Whole("byteLength")), inputs.Text("prefix") ?? ""),
            "RandomBytes" => Bytes(Stream("bytes").Bytes(inputs.Whole("length"))),
            "RandomString" => Text(RandomTexts.Of(Stream("string"), inputs), inputs),
            "RandomPassword" => Password(RandomTexts.Of(Stream("password"), inputs), inputs, Stream("salt").Bytes(Bcrypt.SaltLength)),
            "RandomUuid" or "RandomUuid4" => Uuid(Stream("uuid").Bytes(16), version: 4),
            "RandomUuid7" => Uuid(Stream("uuid").Bytes(16), version: 7),
            "RandomPet" => Pet(Stream("pet"), inputs),
            "RandomInteger" => Integer(Stream("integer" + inputs.Text("seed")), inputs),
            "RandomShuffle" => Shuffle(Stream("shuffle" + inputs.Text("seed")), inputs),
            _ => null,
        };
    }

    private static Made Id(byte[] bytes, string prefix)
    {
        var standard = Convert.ToBase64String(bytes);
        var url = standard.TrimEnd('=').Replace('+', '-').Replace('/', '_');
        var number = new BigInteger(bytes, isUnsigned: true, isBigEndian: true);
        return new Made(url, Object(
            ("b64Std", prefix + standard),
            ("b64Url", prefix + url),
            ("dec", prefix + number.ToString(CultureInfo.InvariantCulture)),
            ("hex", prefix + Convert.ToHexStringLower(bytes))));
    }

    // The real one has its bytes as its id, too.
    private static Made Bytes(byte[] bytes)
    {
        var standard = Convert.ToBase64String(bytes);
        return new Made(standard, Object(
            ("base64", new SecretValue(standard)), ("hex", new SecretValue(Convert.ToHexStringLower(bytes)))));
    }

    private static Made Text(string text, RandomInputs inputs) => new(text, Classes(inputs).With("result", text));

    private static Made Password(string text, RandomInputs inputs, byte[] salt) => new("none", Classes(inputs)
        .With("result", new SecretValue(text))
        .With("bcryptHash", new SecretValue(Bcrypt.Hash(Encoding.UTF8.GetBytes(text), salt, HashCost))));

    private static Made Uuid(byte[] bytes, int version)
    {
        bytes[6] = (byte)((bytes[6] & 0x0F) | (version << 4));
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        var text = new Guid(bytes, bigEndian: true).ToString("D", CultureInfo.InvariantCulture);
        return new Made(text, Object(("result", text)));
    }

    private static Made Pet(RandomStream stream, RandomInputs inputs)
    {
        var (words, separator) = (inputs.Whole("length", 2), inputs.Text("separator") ?? "-");
        var name = PetNames.Of(stream, words, separator);
        return new Made(
            inputs.Text("prefix") is { Length: > 0 } prefix ? prefix + separator + name : name,
            Object(("length", (double)words), ("separator", separator)));
    }

    private static Made Integer(RandomStream stream, RandomInputs inputs)
    {
        var (least, most) = (inputs.Long("min"), inputs.Long("max"));
        var number = least + (long)stream.Below((ulong)(most - least) + 1);
        return new Made(RandomInputs.TextOf(number), Object(("result", (double)number)));
    }

    private static Made Shuffle(RandomStream stream, RandomInputs inputs)
    {
        var items = inputs.List("inputs");
        var count = inputs.Whole("resultCount", items.Count);
        var drawn = new List<PropertyValue>();
        while (items.Count > 0 && drawn.Count < count)
            drawn.AddRange(stream.Shuffle(items).Take(count - drawn.Count));
        return new Made("-", Object(("results", new ListValue(drawn))));
    }

    private static ObjectValue Classes(RandomInputs inputs) => Object(
        ("lower", inputs.Flag("lower", true)),
        ("upper", inputs.Flag("upper", true)),
        ("number", inputs.Numeric),
        ("numeric", inputs.Numeric),
        ("special", inputs.Flag("special", true)),
        ("minLower", (double)inputs.Whole("minLower")),
        ("minUpper", (double)inputs.Whole("minUpper")),
        ("minNumeric", (double)inputs.Whole("minNumeric")),
        ("minSpecial", (double)inputs.Whole("minSpecial")));

    private static string NameOf(string type) => type.StartsWith(Token, StringComparison.Ordinal) ? type.Split(':')[^1] : "";

    private static ObjectValue Object(params (string Name, PropertyValue Value)[] members) =>
        new(members.Select(member => KeyValuePair.Create(member.Name, member.Value)));

    private sealed record Made(string Id, ObjectValue Outputs);
}
