using System.Globalization;
using System.Security.Cryptography.X509Certificates;
using Engine.Tests.Checks;
using Platform.Engine.Graph;

namespace Engine.Tests.Simulation.Tls;

[TestFixture]
public sealed class ChainTests
{
    private const string Host = "api.example.com";

    private readonly TlsSample _sample = new();

    private static readonly string[] Keys = ["RSA", "P224", "P256", "P384", "P521"];

    [TestCaseSource(nameof(Keys))]
    public void A_chain_of_authority_intermediate_and_leaf_validates(string kind)
    {
        var chain = Chain(kind);

        Assert.That(Errors(chain.Leaf, chain.Intermediate.CertPem, chain.Root.CertPem), Is.Empty);
    }

    [Test]
    public void Keys_of_different_kinds_sign_each_other()
    {
        var root = _sample.Root("mixed-root", _sample.RsaKey("mixed-root"));
        var intermediate = _sample.Intermediate("mixed-intermediate", root, _sample.Key("mixed-intermediate", "P384"));
        var leaf = _sample.Leaf("mixed-leaf", intermediate, _sample.RsaKey("mixed-leaf"), Host, "server_auth");

        Assert.That(Errors(leaf, intermediate.CertPem, root.CertPem), Is.Empty);
    }

    [Test]
    public void A_rogue_authority_of_the_same_name_is_refused()
    {
        var chain = Chain("P256");
        var rogue = _sample.Root("rogue", _sample.Key("rogue"));

        Assert.That(rogue.CertPem, Is.Not.EqualTo(chain.Root.CertPem));
        Assert.That(Errors(chain.Leaf, chain.Intermediate.CertPem, rogue.CertPem), Is.Not.Empty);
    }

    [Test]
    public void A_chain_without_its_intermediate_is_refused()
    {
        var chain = Chain("P256");

        Assert.That(Errors(chain.Leaf, null, chain.Root.CertPem), Does.Contain(X509ChainStatusFlags.PartialChain));
    }

    [Test]
    public void A_certificate_is_refused_once_its_hours_are_over()
    {
        var chain = Chain("P256");

        Assert.That(
            Errors(chain.Leaf, chain.Intermediate.CertPem, chain.Root.CertPem, TlsSample.Now.AddHours(12.1)),
            Does.Contain(X509ChainStatusFlags.NotTimeValid));
    }

    [Test]
    public void A_path_that_is_longer_than_allowed_is_refused()
    {
        var key = _sample.Key("short");
        var root = new Authority(
            _sample.Create("tls:index/selfSignedCert:SelfSignedCert", "short", TlsSample.Terms(48, "cert_signing")
                .With("isCaCertificate", true).With("maxPathLength", 1)
                .With("privateKeyPem", key["privateKeyPem"]!)
                .With("subject", Values.Object(("commonName", "Short")))).Outputs.Text("certPem")!,
            key);
        var first = _sample.Intermediate("first", root, _sample.Key("first"), "First");
        var second = _sample.Intermediate("second", first, _sample.Key("second"), "Second");
        var allowed = _sample.Leaf("allowed", first, _sample.Key("allowed"), Host, "server_auth");
        var tooLong = _sample.Leaf("too-long", second, _sample.Key("too-long"), Host, "server_auth");

        Assert.That(Errors(allowed, first.CertPem, root.CertPem), Is.Empty);
        Assert.That(Errors(tooLong, first.CertPem + second.CertPem, root.CertPem), Is.Not.Empty);
    }

    [TestCaseSource(nameof(Keys))]
    public void Openssl_verifies_the_chain_strictly(string kind)
    {
        using var scratch = new Scratch();
        var chain = Chain(kind);
        var time = TlsSample.Now.AddMinutes(1).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        string[] arguments =
        [
            "verify", "-x509_strict", "-attime", time, "-purpose", "sslserver", "-verify_hostname", Host,
            "-CAfile", scratch.Write("root.pem", chain.Root.CertPem),
            "-untrusted", scratch.Write("intermediate.pem", chain.Intermediate.CertPem),
            scratch.Write("leaf.pem", chain.Leaf),
        ];

        var (status, output) = Tools.Run("openssl", arguments);

        Assert.That((status, output), Is.EqualTo((0, $"{arguments[^1]}: OK\n")));
    }

    [Test]
    public void Openssl_refuses_the_rogue_authority()
    {
        using var scratch = new Scratch();
        var chain = Chain("P256");
        var rogue = _sample.Root("rogue", _sample.Key("rogue"));
        var time = TlsSample.Now.AddMinutes(1).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);

        var (status, output) = Tools.Run(
            "openssl", "verify", "-x509_strict", "-attime", time, "-CAfile", scratch.Write("root.pem", rogue.CertPem),
            "-untrusted", scratch.Write("intermediate.pem", chain.Intermediate.CertPem), scratch.Write("leaf.pem", chain.Leaf));

        Assert.That(status, Is.Not.Zero, output);
    }

    private (Authority Root, Authority Intermediate, string Leaf) Chain(string kind)
    {
        ObjectValue Key(string name) => kind == "RSA" ? _sample.RsaKey(name) : _sample.Key(name, kind);

        var root = _sample.Root($"{kind}-root", Key($"{kind}-root"));
        var intermediate = _sample.Intermediate($"{kind}-intermediate", root, Key($"{kind}-intermediate"));
        return (root, intermediate, _sample.Leaf($"{kind}-leaf", intermediate, Key($"{kind}-leaf"), Host, "server_auth"));
    }

    private static X509ChainStatusFlags[] Errors(string leaf, string? intermediates, string root, DateTimeOffset? time = null)
    {
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.ChainPolicy.VerificationTime = (time ?? TlsSample.Now.AddMinutes(1)).UtcDateTime;
        chain.ChainPolicy.CustomTrustStore.ImportFromPem(root);
        if (intermediates is not null)
            chain.ChainPolicy.ExtraStore.ImportFromPem(intermediates);

        using var certificate = Load(leaf);
        return chain.Build(certificate) ? [] : [.. chain.ChainStatus.Select(status => status.Status)];
    }

    private static X509Certificate2 Load(string pem) => X509Certificate2.CreateFromPem(pem);
}
