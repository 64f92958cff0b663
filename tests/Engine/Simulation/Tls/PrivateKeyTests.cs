using System.Numerics;
using System.Security.Cryptography;
using Engine.Tests.Checks;
using Platform.Engine.Graph;
using Platform.Engine.Simulation;
using Platform.Engine.Simulation.Tls;

namespace Engine.Tests.Simulation.Tls;

[TestFixture]
public sealed class PrivateKeyTests
{
    private readonly TlsSample _sample = new();

    private static readonly string[] Curves = ["P224", "P256", "P384", "P521"];

    private static readonly string[] Keys = ["RSA", .. Curves];

    [TestCaseSource(nameof(Keys))]
    public void All_private_and_public_forms_are_of_one_key(string kind)
    {
        var outputs = KeyOf(kind);

        using var first = Import(kind, outputs.Text("privateKeyPem")!);
        using var second = Import(kind, outputs.Text("privateKeyPemPkcs8")!);
        var expected = outputs.Text("publicKeyPem")!.TrimEnd('\n');

        Assert.That(first.ExportSubjectPublicKeyInfoPem(), Is.EqualTo(expected));
        Assert.That(second.ExportSubjectPublicKeyInfoPem(), Is.EqualTo(expected));
        Assert.That(outputs.Text("privateKeyPem"), Does.StartWith($"-----BEGIN {(kind == "RSA" ? "RSA" : "EC")} PRIVATE KEY-----\n"));
        Assert.That(outputs.Text("privateKeyPemPkcs8"), Does.StartWith("-----BEGIN PRIVATE KEY-----\n"));
        Assert.That(outputs.Text("privateKeyPemPkcs8"), Does.EndWith("-----END PRIVATE KEY-----\n"));
    }

    [TestCaseSource(nameof(Curves))]
    public void The_order_of_a_curve_is_the_one_that_the_platform_knows(string name)
    {
        using var key = ECDsa.Create(EcCurve.Named(name)!.Parameters);

        var order = key.ExportExplicitParameters(includePrivateParameters: false).Curve.Order!;

        Assert.That(new BigInteger(order, isUnsigned: true, isBigEndian: true), Is.EqualTo(EcCurve.Named(name)!.Order));
    }

    [TestCase(2048)]
    [TestCase(2056)]
    public void An_RSA_key_has_the_size_that_was_asked_for(int bits)
    {
        using var key = Import("RSA", _sample.RsaKey("sized", bits).Text("privateKeyPem")!);

        Assert.That(key.KeySize, Is.EqualTo(bits));
    }

    [Test]
    public void The_provider_s_defaults_hold_where_nothing_is_given()
    {
        var rsa = _sample.Create(TlsProvider.PrivateKey, "rsa", Values.Object(("algorithm", "RSA"))).Outputs;
        var ecdsa = _sample.Create(TlsProvider.PrivateKey, "ecdsa", Values.Object(("algorithm", "ECDSA"))).Outputs;

        Assert.That(rsa["rsaBits"], Is.EqualTo(new NumberValue(2048)));
        Assert.That(Import("RSA", rsa.Text("privateKeyPem")!).KeySize, Is.EqualTo(2048));
        Assert.That(ecdsa.Text("ecdsaCurve"), Is.EqualTo("P224"));
        Assert.That(Import("P224", ecdsa.Text("privateKeyPem")!).KeySize, Is.EqualTo(224));
    }

    [Test]
    public void Private_forms_are_secret_and_public_ones_are_not()
    {
        var outputs = KeyOf("P256");

        Assert.That(
            outputs.Where(output => output.Value is SecretValue).Select(output => output.Key),
            Is.EqualTo(new[] { "privateKeyOpenssh", "privateKeyPem", "privateKeyPemPkcs8" }));
    }

    [Test]
    public void The_id_is_the_digest_of_the_public_key()
    {
        var state = _sample.Create(TlsProvider.PrivateKey, "id", Values.Object(("algorithm", "ECDSA"), ("ecdsaCurve", "P256")));
        using var key = Import("P256", state.Outputs.Text("publicKeyPem")!);

        Assert.That(state.Id, Is.EqualTo(Fingerprints.Sha1(key.ExportSubjectPublicKeyInfo())));
    }

    [TestCaseSource(nameof(Curves))]
    public void An_ECDSA_key_follows_from_its_urn_and_curve(string curve)
    {
        var again = new TlsSample();

        Assert.That(again.Key("same", curve).Text("privateKeyPem"), Is.EqualTo(_sample.Key("same", curve).Text("privateKeyPem")));
        Assert.That(_sample.Key("other", curve).Text("privateKeyPem"), Is.Not.EqualTo(_sample.Key("same", curve).Text("privateKeyPem")));
    }

    [Test]
    public void An_RSA_key_stays_the_same_within_a_run_for_many_threads()
    {
        var keys = new string[8];

        Parallel.For(0, keys.Length, index => keys[index] = _sample.RsaKey("shared").Text("privateKeyPem")!);

        Assert.That(keys.Distinct().Count(), Is.EqualTo(1));
        Assert.That(_sample.RsaKey("another").Text("privateKeyPem"), Is.Not.EqualTo(keys[0]));
    }

    [TestCase("RSA")]
    [TestCase("P256")]
    [TestCase("P384")]
    [TestCase("P521")]
    public void Ssh_keygen_reads_the_private_key_and_finds_the_same_public_key_and_fingerprints(string kind)
    {
        using var scratch = new Scratch();
        var outputs = KeyOf(kind);
        var privateKey = scratch.Write("key", outputs.Text("privateKeyOpenssh")!);
        var publicKey = scratch.Write("key.pub", outputs.Text("publicKeyOpenssh")!);

        Assert.That(Tools.Run("ssh-keygen", "-y", "-P", "", "-f", privateKey), Is.EqualTo((0, outputs.Text("publicKeyOpenssh"))));
        Assert.That(Tools.Run("ssh-keygen", "-l", "-f", publicKey).Output, Does.Contain($" {outputs.Text("publicKeyFingerprintSha256")} "));
        Assert.That(
            Tools.Run("ssh-keygen", "-l", "-E", "md5", "-f", publicKey).Output,
            Does.Contain($" MD5:{outputs.Text("publicKeyFingerprintMd5")} "));
    }

    [Test]
    public void A_key_on_P224_has_no_form_for_OpenSSH()
    {
        var outputs = KeyOf("P224");

        Assert.That(outputs.Text("publicKeyOpenssh"), Is.Empty);
        Assert.That(outputs.Text("privateKeyOpenssh"), Is.Empty);
        Assert.That(outputs.Text("publicKeyFingerprintMd5"), Is.Empty);
        Assert.That(outputs.Text("publicKeyFingerprintSha256"), Is.Empty);
    }

    [TestCaseSource(nameof(Keys))]
    public void Openssl_finds_nothing_wrong_with_the_key(string kind)
    {
        using var scratch = new Scratch();
        var path = scratch.Write("key.pem", KeyOf(kind).Text("privateKeyPem")!);

        Assert.That(Tools.Run("openssl", "pkey", "-in", path, "-check", "-noout").Output, Does.Contain("Key is valid"));
    }

    [TestCaseSource(nameof(Refused))]
    public void A_key_that_cannot_be_made_is_a_problem_with_a_fix(ObjectValue inputs, string problem)
    {
        var problems = _sample.Problems(TlsProvider.PrivateKey, inputs);

        Assert.That(problems.Single().ToString(), Is.EqualTo(problem));
        Assert.That(problems.Single().Severity, Is.EqualTo(Severity.Error));
        Assert.That(
            () => _sample.Create(TlsProvider.PrivateKey, "refused", inputs),
            Throws.TypeOf<SimulationException>().With.Message.EqualTo(problem));
    }

    private static IEnumerable<TestCaseData> Refused()
    {
        yield return new TestCaseData(
            Values.Object(("algorithm", "ED25519")),
            "algorithm: ED25519: keys of this algorithm cannot be computed offline\n"
            + "    fix: use algorithm ECDSA with ecdsaCurve P256, or RSA")
            .SetArgDisplayNames("ED25519");
        yield return new TestCaseData(
            Values.Object(("algorithm", "ECDAS")),
            "algorithm: ECDAS: must be RSA, ECDSA or ED25519\n    fix: did you mean ECDSA?").SetArgDisplayNames("misspelt algorithm");
        yield return new TestCaseData(
            Values.Object(("algorithm", "ECDSA"), ("ecdsaCurve", "P-256")),
            "ecdsaCurve: P-256: must be P224, P256, P384 or P521\n    fix: did you mean P256?").SetArgDisplayNames("misspelt curve");
        yield return new TestCaseData(
            Values.Object(("algorithm", "RSA"), ("rsaBits", 512)),
            "rsaBits: 512: must be between 1024 and 16384").SetArgDisplayNames("small");
        yield return new TestCaseData(
            Values.Object(("algorithm", "RSA"), ("rsaBits", 16384)),
            "rsaBits: 16384: cannot be computed offline: must be a multiple of 8 up to 8192\n"
            + "    fix: use 2048, 3072 or 4096").SetArgDisplayNames("large");
        yield return new TestCaseData(
            Values.Object(("algorithm", "RSA"), ("rsaBits", 2049)),
            "rsaBits: 2049: cannot be computed offline: must be a multiple of 8 up to 8192\n"
            + "    fix: use 2048, 3072 or 4096").SetArgDisplayNames("odd");
    }

    [Test]
    public void What_has_no_effect_or_is_weak_is_a_warning()
    {
        var idle = _sample.Problems(TlsProvider.PrivateKey, Values.Object(("algorithm", "RSA"), ("ecdsaCurve", "P256")));
        var weak = _sample.Problems(TlsProvider.PrivateKey, Values.Object(("algorithm", "RSA"), ("rsaBits", 1024)));

        Assert.That(idle.Single().ToString(), Is.EqualTo("ecdsaCurve: P256: has no effect with algorithm RSA\n    fix: remove ecdsaCurve"));
        Assert.That(
            weak.Single().ToString(), Is.EqualTo("rsaBits: 1024: is weak: authorities and browsers ask for at least 2048\n"
            + "    fix: use 2048"));
        Assert.That(idle.Concat(weak).Select(problem => problem.Severity), Is.All.EqualTo(Severity.Warning));
    }

    [Test]
    public void An_unknown_input_is_no_problem()
    {
        var inputs = Values.Object(("algorithm", Values.Unknown), ("rsaBits", Values.Unknown));

        Assert.That(_sample.Problems(TlsProvider.PrivateKey, inputs), Is.Empty);
    }

    [Test]
    public void A_key_cannot_be_read_back_by_its_id()
    {
        var scope = new SimulationScope("acme", "shop", "dev", ObjectValue.Empty);
        var resource = new SimulatedResource(scope, "urn", TlsProvider.PrivateKey, "old", ObjectValue.Empty);

        Assert.That(
            () => new TlsProvider(TimeProvider.System).Read(resource, "abc"),
            Throws.TypeOf<SimulationException>().With.Message.Contains("kept only in the state of the stack that made them"));
    }

    private ObjectValue KeyOf(string kind) => kind == "RSA" ? _sample.RsaKey("rsa") : _sample.Key("ecdsa", kind);

    private static AsymmetricAlgorithm Import(string kind, string pem)
    {
        AsymmetricAlgorithm key = kind == "RSA" ? RSA.Create() : ECDsa.Create();
        key.ImportFromPem(pem);
        return key;
    }
}
