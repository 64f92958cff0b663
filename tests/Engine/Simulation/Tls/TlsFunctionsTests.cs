using Engine.Tests.Checks;
using Platform.Engine.Graph;
using Platform.Engine.Simulation;
using Platform.Engine.Simulation.Tls;

namespace Engine.Tests.Simulation.Tls;

[TestFixture]
public sealed class TlsFunctionsTests
{
    private readonly TlsSample _sample = new();

    private static readonly string[] PublicForms =
        ["publicKeyPem", "publicKeyOpenssh", "publicKeyFingerprintMd5", "publicKeyFingerprintSha256"];

    [TestCase("RSA", "privateKeyPem")]
    [TestCase("P224", "privateKeyPem")]
    [TestCase("P521", "privateKeyPem")]
    [TestCase("RSA", "privateKeyPemPkcs8")]
    [TestCase("P256", "privateKeyPemPkcs8")]
    public void A_public_key_is_that_of_the_private_one(string kind, string form)
    {
        var key = KeyOf(kind);

        var answer = _sample.Invoke("getPublicKey", Values.Object(("privateKeyPem", key[form]!)));

        Assert.That(PublicForms.Select(answer.Text), Is.EqualTo(PublicForms.Select(key.Text)));
        Assert.That(answer.Text("algorithm"), Is.EqualTo(kind == "RSA" ? "RSA" : "ECDSA"));
        Assert.That(answer["privateKeyPem"], Is.InstanceOf<SecretValue>());
        Assert.That(answer["publicKeyPem"], Is.Not.InstanceOf<SecretValue>());
    }

    [TestCase("RSA")]
    [TestCase("P256")]
    [TestCase("P384")]
    [TestCase("P521")]
    public void OpenSSH_s_format_is_read_as_well(string kind)
    {
        var key = KeyOf(kind);

        var answer = _sample.Invoke("getPublicKey", Values.Object(("privateKeyOpenssh", key["privateKeyOpenssh"]!)));

        Assert.That(PublicForms.Select(answer.Text), Is.EqualTo(PublicForms.Select(key.Text)));
    }

    [TestCase("rsa", "2048")]
    [TestCase("ecdsa", "521")]
    public void A_key_that_ssh_keygen_made_is_read(string type, string bits)
    {
        using var scratch = new Scratch();
        var path = scratch.Write("seat", "");
        File.Delete(path);
        Tools.Run("ssh-keygen", "-q", "-t", type, "-b", bits, "-N", "", "-C", "", "-f", path);

        var answer = _sample.Invoke("getPublicKey", Values.Object(("privateKeyOpenssh", File.ReadAllText(path))));

        Assert.That(answer.Text("publicKeyOpenssh")!.Trim(), Is.EqualTo(File.ReadAllText(path + ".pub").Trim()));
    }

    [Test]
    public void A_key_with_a_passphrase_is_refused()
    {
        using var scratch = new Scratch();
        var path = scratch.Write("seat", "");
        File.Delete(path);
        Tools.Run("ssh-keygen", "-q", "-t", "ecdsa", "-N", "correct horse", "-f", path);

        Assert.That(
            () => _sample.Invoke("getPublicKey", Values.Object(("privateKeyOpenssh", File.ReadAllText(path)))),
            Throws.TypeOf<SimulationException>().With.Message.EqualTo(
                "tls:index/getPublicKey:getPublicKey: privateKeyOpenssh: has a passphrase, and the tls package takes none\n"
                + "    fix: remove it with ssh-keygen -p -N \"\""));
    }

    [Test]
    public void Every_cut_of_a_key_in_OpenSSH_s_format_is_refused_and_none_fails_otherwise()
    {
        var content = Convert.FromBase64String(string.Concat(KeyOf("P256").Text("privateKeyOpenssh")!.Split('\n')[1..^2]));

        // The filler at the end says nothing.
        for (var length = 0; length < content.Length - 16; length++)
        {
            var pem = Pem.Text("OPENSSH PRIVATE KEY", content.AsSpan(0, length));
            Assert.That(
                () => _sample.Invoke("getPublicKey", Values.Object(("privateKeyOpenssh", pem))),
                Throws.TypeOf<SimulationException>().With.Message.Contains("privateKeyOpenssh: "),
                $"cut after {length} bytes");
        }
    }

    [Test]
    public void A_certificate_is_described_in_Go_s_words()
    {
        var key = _sample.RsaKey("authority");
        var pem = _sample.Create(TlsProvider.SelfSignedCert, "authority", TlsSample.Terms(24, "cert_signing")
            .With("isCaCertificate", true).With("maxPathLength", 2).With("privateKeyPem", key["privateKeyPem"]!)
            .With("subject", Values.Object(("commonName", "Root"), ("organization", "Acme"), ("emailAddress", "a@b.example"))));

        var answer = _sample.Invoke("getCertificate", Values.Object(("content", pem.Outputs["certPem"]!)));
        var certificate = (ObjectValue)((ListValue)answer["certificates"]!).Items.Single();

        Assert.That(certificate.Without("certPem").Without("sha1Fingerprint"), Is.EqualTo(Values.Object(
            ("isCa", true),
            ("issuer", Subject),
            ("maxPathLength", 2),
            ("notAfter", "2031-05-07T07:08:09Z"),
            ("notBefore", "2031-05-06T07:08:09Z"),
            ("publicKeyAlgorithm", "RSA"),
            ("serialNumber", pem.Id),
            ("signatureAlgorithm", "SHA256-RSA"),
            ("subject", Subject),
            ("version", 3))));
        Assert.That(certificate.Text("certPem"), Is.EqualTo(pem.Outputs.Text("certPem")));
        Assert.That(certificate.Text("sha1Fingerprint"), Does.Match("^[0-9a-f]{40}$"));
        Assert.That(answer["verifyChain"], Is.EqualTo(new BoolValue(true)));
    }

    [TestCase("P256", "ECDSA-SHA256")]
    [TestCase("P384", "ECDSA-SHA384")]
    [TestCase("P521", "ECDSA-SHA512")]
    public void The_signature_s_hash_follows_the_curve(string curve, string algorithm)
    {
        var pem = _sample.Root("hashed", _sample.Key("hashed", curve)).CertPem;

        var answer = _sample.Invoke("getCertificate", Values.Object(("content", pem)));

        Assert.That(((ObjectValue)((ListValue)answer["certificates"]!).Items.Single()).Text("signatureAlgorithm"), Is.EqualTo(algorithm));
    }

    [Test]
    public void A_url_is_refused_for_there_is_no_network()
    {
        Assert.That(
            () => _sample.Invoke("getCertificate", Values.Object(("url", "https://example.com"))),
            Throws.TypeOf<SimulationException>().With.Message.EqualTo(
                "tls:index/getCertificate:getCertificate: url: https://example.com: "
                + "certificates are not fetched: a preview reaches no network\n"
                + "    fix: pass the certificate's PEM text as content"));
    }

    [TestCase("getCertificate", "content and url")]
    [TestCase("getPublicKey", "privateKeyPem and privateKeyOpenssh")]
    public void Exactly_one_source_must_be_given(string function, string sources)
    {
        Assert.That(
            () => _sample.Invoke(function, ObjectValue.Empty),
            Throws.TypeOf<SimulationException>().With.Message.Contains($"exactly one of {sources} must be given"));
    }

    [Test]
    public void What_is_no_certificate_is_refused()
    {
        Assert.That(
            () => _sample.Invoke("getCertificate", Values.Object(("content", Pem.Text("CERTIFICATE", [0x30, 0x00])))),
            Throws.TypeOf<SimulationException>().With.Message.Contains("content: is no readable certificate: "));
        Assert.That(
            () => _sample.Invoke("getCertificate", Values.Object(("content", "hello"))),
            Throws.TypeOf<SimulationException>().With.Message.Contains("content: is no PEM: there is no block that begins"));
    }

    // Go prints what it has no short name for by number and encoded, after all others.
    private const string Subject = "CN=Root,O=Acme,1.2.840.113549.1.9.1=#0c0b6140622e6578616d706c65";

    private ObjectValue KeyOf(string kind) => kind == "RSA" ? _sample.RsaKey("rsa") : _sample.Key("ecdsa", kind);
}
