using Engine.Tests.Checks;
using Platform.Engine.Graph;
using Platform.Engine.Simulation;
using Platform.Engine.Simulation.Tls;

namespace Engine.Tests.Simulation.Tls;

[TestFixture]
public sealed class TlsChecksTests
{
    private readonly TlsSample _sample = new();

    [TestCaseSource(nameof(RefusedTerms))]
    public void Terms_that_the_provider_refuses_are_errors(ObjectValue change, string problem)
    {
        var found = _sample.Problems(TlsProvider.SelfSignedCert, SelfSigned.With(change)).Single();

        Assert.That((found.Severity, found.ToString()), Is.EqualTo((Severity.Error, problem)));
    }

    private static IEnumerable<TestCaseData> RefusedTerms()
    {
        yield return new TestCaseData(
            Values.Object(("maxPathLength", 1)),
            "maxPathLength: 1: only authorities have one\n"
            + "    fix: set isCaCertificate to true, or remove maxPathLength").SetArgDisplayNames("path");
        yield return new TestCaseData(
            Values.Object(("setAuthorityKeyId", true)),
            "setAuthorityKeyId: true: there is no key id to refer to\n"
            + "    fix: set setSubjectKeyId to true as well").SetArgDisplayNames("key id");
        yield return new TestCaseData(
            Values.Object(("validityPeriodHours", 2_562_048)),
            "validityPeriodHours: 2562048: must be at most 2562047, 292 years: the provider counts no further\n"
            + "    fix: use 87600 for ten years")
            .SetArgDisplayNames("hours");
        yield return new TestCaseData(
            Values.Object(("dnsNames", Values.List("a.example", "bücher.example"))),
            "dnsNames[1]: bücher.example: must consist of ASCII characters without spaces\n"
            + "    fix: write it in its ASCII form, such as xn--bcher-kva.example")
            .SetArgDisplayNames("name beyond ASCII");
        yield return new TestCaseData(
            Values.Object(("ipAddresses", Values.List("10.1"))),
            "ipAddresses[0]: 10.1: must be an IP address").SetArgDisplayNames("address");
        yield return new TestCaseData(
            Values.Object(("isCaCertificate", true), ("subject", Values.Object(("commonName", "")))),
            "subject: an authority must have a name (RFC 5280, section 4.1.2.6)\n"
            + "    fix: set subject.commonName").SetArgDisplayNames("nameless");
        yield return new TestCaseData(
            Values.Object(("privateKeyPemWo", Values.Secret("x"))),
            "privateKeyPemWo: [secret]: must not be set together with privateKeyPem\n"
            + "    fix: remove one of the two").SetArgDisplayNames("two keys");
    }

    [TestCaseSource(nameof(DoubtfulTerms))]
    public void Terms_that_do_not_do_what_was_meant_are_warnings(ObjectValue change, string problem)
    {
        var found = _sample.Problems(TlsProvider.SelfSignedCert, SelfSigned.With(change)).Single();

        Assert.That((found.Severity, found.ToString()), Is.EqualTo((Severity.Warning, problem)));
    }

    private static IEnumerable<TestCaseData> DoubtfulTerms()
    {
        yield return new TestCaseData(
            Values.Object(("isCaCertificate", true), ("maxPathLength", 0)),
            "maxPathLength: 0: the provider takes 0 for unset and writes no limit\n"
            + "    fix: use at least 1, or remove it").SetArgDisplayNames("path");
        yield return new TestCaseData(
            Values.Object(("earlyRenewalHours", 24)),
            "earlyRenewalHours: 24: is not less than validityPeriodHours, so every update makes a new certificate\n"
            + "    fix: use a part of validityPeriodHours, such as a third").SetArgDisplayNames("renewal");
        yield return new TestCaseData(
            Values.Object(("dnsNames", Values.List("a_b.example"))),
            "dnsNames[0]: a_b.example: must be a domain name: '_' is not allowed\n"
            + "    fix: use a host name such as api.example.com: clients match no other").SetArgDisplayNames("name");
        yield return new TestCaseData(
            Values.Object(("subject", Values.Object(("commonName", "x"), ("country", "Germany")))),
            "subject.country: Germany: should be a country's two capital letters (ISO 3166): others insist on them\n"
            + "    fix: use DE for Germany").SetArgDisplayNames("country");
    }

    [TestCase(TlsProvider.CertRequest, "privateKeyPem")]
    [TestCase(TlsProvider.SelfSignedCert, "privateKeyPem")]
    [TestCase(TlsProvider.LocallySignedCert, "caPrivateKeyPem")]
    public void A_key_is_required(string type, string property)
    {
        Assert.That(
            _sample.Problems(type, ObjectValue.Empty).Select(problem => problem.ToString()),
            Does.Contain($"{property}: is required\n    fix: set {property} to the privateKeyPem of a tls.PrivateKey, or {property}Wo"));
    }

    [TestCase("-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n", "privateKeyPem: is no readable private key: ")]
    [TestCase("-----BEGIN RSA PRIVATE KEY-----\nAAAA\n-----END RSA PRIVATE KEY-----\n", "privateKeyPem: is no readable private key: ")]
    [TestCase("-----BEGIN EC PRIVATE KEY-----\nMAA=\n-----END EC PRIVATE KEY-----\n", "privateKeyPem: is no readable private key: ")]
    [TestCase("-----BEGIN ENCRYPTED PRIVATE KEY-----\nMAA=\n-----END ENCRYPTED PRIVATE KEY-----\n", "privateKeyPem: is encrypted, ")]
    [TestCase("-----BEGIN OPENSSH PRIVATE KEY-----\nMAA=\n-----END OPENSSH PRIVATE KEY-----\n", "privateKeyPem: is in OpenSSH's format, ")]
    [TestCase(Ed25519, "privateKeyPem: is an ED25519 key, with which this engine cannot sign")]
    [TestCase(Brainpool, "privateKeyPem: lies on a curve that the tls package does not know")]
    public void A_key_that_cannot_be_used_is_an_error_that_does_not_show_it(string pem, string start)
    {
        var found = _sample.Problems(TlsProvider.SelfSignedCert, SelfSigned.With("privateKeyPem", pem)).Single();

        Assert.That(found.ToString(), Does.StartWith(start));
        Assert.That(found.ToString(), Does.Not.Contain("BEGIN").And.Not.Contain(pem.Split('\n')[1]));
        Assert.That(
            () => _sample.Create(TlsProvider.SelfSignedCert, "probe", SelfSigned.With("privateKeyPem", pem)),
            Throws.TypeOf<SimulationException>().With.Message.StartsWith(start));
    }

    [Test]
    public void An_authority_s_key_must_belong_to_its_certificate()
    {
        var root = _sample.Root("root", _sample.Key("root"));

        Assert.That(
            _sample.Problems(TlsProvider.LocallySignedCert, Signing(root with { Key = _sample.Key("stranger") })).Single().ToString(),
            Is.EqualTo("caPrivateKeyPem: does not belong to caCertPem\n"
            + "    fix: pass the key that the authority's certificate was made with"));
    }

    [Test]
    public void A_certificate_in_place_of_a_request_is_named()
    {
        var root = _sample.Root("root", _sample.Key("root"));

        Assert.That(
            _sample.Problems(TlsProvider.LocallySignedCert, Signing(root).With("certRequestPem", root.CertPem))
                .Select(problem => problem.Path),
            Is.EqualTo(new[] { "certRequestPem" }));
    }

    [TestCase("caCertPem", "CERTIFICATE")]
    [TestCase("certRequestPem", "CERTIFICATE REQUEST")]
    [TestCase("caPrivateKeyPem", "EC PRIVATE KEY")]
    public void A_single_wrong_byte_anywhere_is_a_problem_at_most(string property, string label)
    {
        var inputs = Signing(_sample.Root("root", _sample.Key("root")));
        var content = Pem.Content(inputs.Text(property)!, label, property, "");

        for (var index = 0; index < content.Length; index++)
        {
            var damaged = content.ToArray();
            damaged[index] ^= 0x15;
            var problems = _sample.Problems(TlsProvider.LocallySignedCert, inputs.With(property, Pem.Text(label, damaged)));

            Assert.That(
                problems.Where(problem => problem.Severity == Severity.Error).Select(problem => problem.Path),
                Is.SubsetOf(new[] { property, "caPrivateKeyPem" }),
                $"byte {index}");
        }
    }

    [Test]
    public void Who_may_not_sign_and_who_ends_early_is_a_warning()
    {
        var key = _sample.Key("leaf");
        var leaf = _sample.Create(TlsProvider.SelfSignedCert, "leaf", SelfSigned.With("privateKeyPem", key["privateKeyPem"]!)).Outputs;

        var problems = _sample.Problems(
            TlsProvider.LocallySignedCert,
            Signing(new Authority(leaf.Text("certPem")!, key)).With("validityPeriodHours", 25));

        Assert.That(problems.Select(problem => (problem.Severity, problem.ToString())), Is.EqualTo(new[]
        {
            (Severity.Warning, "caCertPem: is no authority's certificate, so clients refuse what it signs\n"
            + "    fix: set isCaCertificate on the authority"),
            (Severity.Warning, "caCertPem: may not sign certificates\n    fix: add cert_signing to the allowedUses of the authority"),
            (Severity.Warning, "validityPeriodHours: outlives the authority, whose certificate ends at 2031-05-07T07:08:09Z\n"
                + "    fix: use fewer hours than the authority has"),
        }));
    }

    [Test]
    public void Unknown_inputs_are_no_problem()
    {
        var unknown = new ObjectValue(SelfSigned.Names.Append("isCaCertificate").Append("setSubjectKeyId").Append("dnsNames")
            .Select(name => KeyValuePair.Create(name, Values.Unknown)));

        var inputs = unknown.With("setAuthorityKeyId", true).With("maxPathLength", 1);

        Assert.That(_sample.Problems(TlsProvider.SelfSignedCert, inputs), Is.Empty);
    }

    [Test]
    public void An_unknown_property_is_the_schema_s_affair()
    {
        Assert.That(
            _sample.Problems(TlsProvider.SelfSignedCert, SelfSigned.With("dnsName", "a.example")).Single().ToString(),
            Does.StartWith("dnsName: ").And.Contain("dnsNames"));
    }

    // openssl genpkey -algorithm ed25519
    private const string Ed25519 = """
        -----BEGIN PRIVATE KEY-----
        MC4CAQAwBQYDK2VwBCIEIAABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhscHR4f
        -----END PRIVATE KEY-----
        """;

    // openssl ecparam -name brainpoolP256r1 -genkey
    private const string Brainpool = """
        -----BEGIN PRIVATE KEY-----
        MIGIAgEAMBQGByqGSM49AgEGCSskAwMCCAEBBwRtMGsCAQEEIGv2ToOJPUDLR8On
        tY/CjWuc/el/KMtJ9M9x42kxlVNxoUQDQgAEbKaUOYZZzVK68x+R3X1oJXJck7vh
        wCK6kPMhsKyFp/dMkYfRsPL6ZD2pbGneKIPJi9Qg3b0FNrgPAwANmAqXmA==
        -----END PRIVATE KEY-----
        """;

    private ObjectValue SelfSigned => TlsSample.Terms(24, "digital_signature")
        .With("subject", Values.Object(("commonName", "self")))
        .With("privateKeyPem", _sample.Key("self")["privateKeyPem"]!);

    private ObjectValue Asking => _sample.Request("asking", _sample.Key("asking"), Values.Object(("commonName", "asking")));

    private ObjectValue Signing(Authority authority) => TlsSample.Terms(1, "server_auth")
        .With("certRequestPem", Asking["certRequestPem"]!)
        .With("caCertPem", authority.CertPem)
        .With("caPrivateKeyPem", authority.Key["privateKeyPem"]!);
}
