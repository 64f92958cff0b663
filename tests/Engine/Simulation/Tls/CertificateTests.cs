using System.Globalization;
using System.Numerics;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Engine.Tests.Checks;
using Platform.Engine.Graph;
using Platform.Engine.Simulation.Tls;

namespace Engine.Tests.Simulation.Tls;

[TestFixture]
public sealed class CertificateTests
{
    private readonly TlsSample _sample = new();

    private static readonly string[] Keys = ["RSA", "P224", "P256", "P384", "P521"];

    [TestCaseSource(nameof(Keys))]
    public void A_request_s_signature_verifies_and_it_holds_what_was_asked_for(string kind)
    {
        var key = KeyOf(kind);
        var outputs = _sample.Create(TlsProvider.CertRequest, "request", Values.Object(
            ("privateKeyPem", key["privateKeyPem"]!),
            ("subject", Values.Object(("commonName", "api.example.com"), ("emailAddress", "ops@example.com"))),
            ("dnsNames", Values.List("api.example.com", "*.example.com")),
            ("ipAddresses", Values.List("10.0.0.1", "2001:db8::1")),
            ("uris", Values.List("spiffe://example.com/api")))).Outputs;

        var request = CertificateRequest.LoadSigningRequestPem(
            outputs.Text("certRequestPem")!, HashAlgorithmName.SHA256, CertificateRequestLoadOptions.UnsafeLoadCertificateExtensions);
        var names = AlternativeNames.Of(request.CertificateExtensions);

        Assert.That(outputs.Text("keyAlgorithm"), Is.EqualTo(kind == "RSA" ? "RSA" : "ECDSA"));
        Assert.That(Pem(request.PublicKey), Is.EqualTo(key.Text("publicKeyPem")));
        Assert.That(request.SubjectName.Name, Is.EqualTo("E=ops@example.com, CN=api.example.com"));
        Assert.That(names.DnsNames, Is.EqualTo(new[] { "api.example.com", "*.example.com" }));
        Assert.That(names.Addresses.Select(address => address.ToString()), Is.EqualTo(new[] { "10.0.0.1", "2001:db8::1" }));
        Assert.That(names.Uris, Is.EqualTo(new[] { "spiffe://example.com/api" }));
        Assert.That(outputs["privateKeyPem"], Is.InstanceOf<SecretValue>());
    }

    [Test]
    public void A_request_whose_signature_was_broken_is_refused()
    {
        var content = Convert.FromBase64String(string.Concat(Request("broken").Text("certRequestPem")!.Split('\n')[1..^2]));
        content[^1] ^= 1;

        Assert.That(
            Problems(Signing(new string(PemEncoding.Write("CERTIFICATE REQUEST", content)))).Single().ToString(),
            Does.StartWith("certRequestPem: is no readable certificate request: "));
    }

    [Test]
    public void A_certificate_binds_the_request_s_names_to_its_key()
    {
        var key = _sample.Key("names");
        var request = _sample.Create(TlsProvider.CertRequest, "names", Values.Object(
            ("privateKeyPem", key["privateKeyPem"]!),
            ("subject", FullSubject.With("emailAddress", "ops@example.com")),
            ("dnsNames", Values.List("api.example.com")),
            ("ipAddresses", Values.List("10.0.0.1")),
            ("uris", Values.List("spiffe://example.com/api")))).Outputs;

        using var certificate = Load(_sample.Signed("names", Root(), request, TlsSample.Terms(1)));
        var names = AlternativeNames.Of(certificate.Extensions);

        Assert.That(Pem(certificate.PublicKey), Is.EqualTo(key.Text("publicKeyPem")));
        Assert.That(certificate.IssuerName.Name, Is.EqualTo("CN=Root, O=Acme"));
        Assert.That(DistinguishedName.Read(certificate.SubjectName).ToString(), Is.EqualTo(FullSubjectText));
        Assert.That(names.DnsNames.Single(), Is.EqualTo("api.example.com"));
        Assert.That(names.Addresses.Single().ToString(), Is.EqualTo("10.0.0.1"));
        Assert.That(names.Uris.Single(), Is.EqualTo("spiffe://example.com/api"));
    }

    [Test]
    public void Every_part_of_the_subject_arrives_in_Go_s_order()
    {
        using var certificate = Load(SelfSigned(TlsSample.Terms(1).With("subject", FullSubject)));

        Assert.That(DistinguishedName.Read(certificate.SubjectName).ToString(), Is.EqualTo(FullSubjectText));
        Assert.That(certificate.SubjectName.RawData, Is.EqualTo(certificate.IssuerName.RawData));
    }

    [Test]
    public void A_subject_beyond_ASCII_is_kept()
    {
        using var certificate = Load(SelfSigned(TlsSample.Terms(1).With("subject", Values.Object(("organization", "Bücher & Söhne, #1")))));

        var part = certificate.SubjectName.EnumerateRelativeDistinguishedNames().Single();
        Assert.That(part.GetSingleElementValue(), Is.EqualTo("Bücher & Söhne, #1"));
    }

    [TestCaseSource(nameof(Uses))]
    public void Each_allowed_use_sets_its_own_bit_or_purpose(string use, X509KeyUsageFlags flag, string? purpose)
    {
        using var certificate = Load(SelfSigned(TlsSample.Terms(1, use)));

        var flags = certificate.Extensions.OfType<X509KeyUsageExtension>().SingleOrDefault();
        var purposes = certificate.Extensions.OfType<X509EnhancedKeyUsageExtension>().SingleOrDefault();

        Assert.That(flags?.KeyUsages ?? X509KeyUsageFlags.None, Is.EqualTo(flag));
        Assert.That(purposes?.EnhancedKeyUsages.Cast<Oid>().Single().Value, Is.EqualTo(purpose));
    }

    private static IEnumerable<TestCaseData> Uses()
    {
        TestCaseData Bit(string use, X509KeyUsageFlags flag) => new(use, flag, null);
        TestCaseData Purpose(string use, string oid) => new(use, X509KeyUsageFlags.None, oid);

        yield return Bit("digital_signature", X509KeyUsageFlags.DigitalSignature);
        yield return Bit("content_commitment", X509KeyUsageFlags.NonRepudiation);
        yield return Bit("key_encipherment", X509KeyUsageFlags.KeyEncipherment);
        yield return Bit("data_encipherment", X509KeyUsageFlags.DataEncipherment);
        yield return Bit("key_agreement", X509KeyUsageFlags.KeyAgreement);
        yield return Bit("cert_signing", X509KeyUsageFlags.KeyCertSign);
        yield return Bit("crl_signing", X509KeyUsageFlags.CrlSign);
        yield return Bit("encipher_only", X509KeyUsageFlags.EncipherOnly);
        yield return Bit("decipher_only", X509KeyUsageFlags.DecipherOnly);
        yield return Purpose("any_extended", "2.5.29.37.0");
        yield return Purpose("server_auth", "1.3.6.1.5.5.7.3.1");
        yield return Purpose("client_auth", "1.3.6.1.5.5.7.3.2");
        yield return Purpose("code_signing", "1.3.6.1.5.5.7.3.3");
        yield return Purpose("email_protection", "1.3.6.1.5.5.7.3.4");
        yield return Purpose("ipsec_end_system", "1.3.6.1.5.5.7.3.5");
        yield return Purpose("ipsec_tunnel", "1.3.6.1.5.5.7.3.6");
        yield return Purpose("ipsec_user", "1.3.6.1.5.5.7.3.7");
        yield return Purpose("timestamping", "1.3.6.1.5.5.7.3.8");
        yield return Purpose("ocsp_signing", "1.3.6.1.5.5.7.3.9");
        yield return Purpose("microsoft_server_gated_crypto", "1.3.6.1.4.1.311.10.3.3");
        yield return Purpose("netscape_server_gated_crypto", "2.16.840.1.113730.4.1");
        yield return Purpose("microsoft_commercial_code_signing", "1.3.6.1.4.1.311.2.1.22");
        yield return Purpose("microsoft_kernel_code_signing", "1.3.6.1.4.1.311.61.1.1");
    }

    [Test]
    public void Every_use_that_the_rules_know_is_among_those_tested()
    {
        var known = Platform.Engine.Checks.Rules.TlsRules.KeyUsages.Concat(Platform.Engine.Checks.Rules.TlsRules.ExtendedKeyUsages);

        Assert.That(Uses().Select(use => use.Arguments[0]), Is.EquivalentTo(known));
    }

    [Test]
    public void Validity_begins_at_the_run_s_one_time_and_lasts_the_hours_that_were_asked_for()
    {
        var first = SelfSigned(TlsSample.Terms(36));
        var second = _sample.Create(TlsProvider.SelfSignedCert, "later", Own(TlsSample.Terms(1))).Outputs;
        using var certificate = Load(first);

        Assert.That(first.Text("validityStartTime"), Is.EqualTo("2031-05-06T07:08:09Z"));
        Assert.That(first.Text("validityEndTime"), Is.EqualTo("2031-05-07T19:08:09Z"));
        Assert.That(second.Text("validityStartTime"), Is.EqualTo("2031-05-06T07:08:09Z"));
        Assert.That(certificate.NotBefore.ToUniversalTime(), Is.EqualTo(new DateTime(2031, 5, 6, 7, 8, 9, DateTimeKind.Utc)));
        Assert.That(certificate.NotAfter.ToUniversalTime(), Is.EqualTo(new DateTime(2031, 5, 7, 19, 8, 9, DateTimeKind.Utc)));
    }

    [Test]
    public void The_id_is_the_serial_number_and_follows_from_urn_and_key()
    {
        var state = _sample.Create(TlsProvider.SelfSignedCert, "serial", Own(TlsSample.Terms(1)));
        var again = new TlsSample().Create(TlsProvider.SelfSignedCert, "serial", Own(TlsSample.Terms(1)));
        using var certificate = Load(state.Outputs);

        var serial = BigInteger.Parse("0" + certificate.SerialNumber, NumberStyles.HexNumber, CultureInfo.InvariantCulture);
        Assert.That(state.Id, Is.EqualTo(serial.ToString(CultureInfo.InvariantCulture)));
        Assert.That(again.Id, Is.EqualTo(state.Id));
        Assert.That(_sample.Create(TlsProvider.SelfSignedCert, "other", Own(TlsSample.Terms(1))).Id, Is.Not.EqualTo(state.Id));
    }

    [Test]
    public void The_same_request_gets_the_same_answer_within_a_run()
    {
        var certificate = SelfSigned(TlsSample.Terms(5)).Text("certPem");

        Assert.That(SelfSigned(TlsSample.Terms(5)).Text("certPem"), Is.EqualTo(certificate));
        Assert.That(SelfSigned(TlsSample.Terms(6)).Text("certPem"), Is.Not.EqualTo(certificate));
    }

    [TestCase(false, false)]
    [TestCase(true, false)]
    [TestCase(true, true)]
    public void Key_ids_are_there_where_they_were_asked_for(bool subjectKey, bool authorityKey)
    {
        using var certificate = Load(SelfSigned(
            TlsSample.Terms(1).With("setSubjectKeyId", subjectKey).With("setAuthorityKeyId", authorityKey)));

        var own = certificate.Extensions.OfType<X509SubjectKeyIdentifierExtension>().SingleOrDefault();
        var above = certificate.Extensions.OfType<X509AuthorityKeyIdentifierExtension>().SingleOrDefault();

        Assert.That(own is not null, Is.EqualTo(subjectKey));
        Assert.That(above is not null, Is.EqualTo(authorityKey));
        if (authorityKey)
            Assert.That(above!.KeyIdentifier!.Value.ToArray(), Is.EqualTo(own!.SubjectKeyIdentifierBytes.ToArray()));
    }

    [Test]
    public void An_authority_always_has_a_key_id_and_what_it_signs_refers_to_it()
    {
        var root = Root();
        using var authority = X509CertificateLoader.LoadCertificate(PemBytes(root.CertPem));
        using var signed = Load(_sample.Signed("referring", root, Request("referring"), TlsSample.Terms(1)));

        var keyId = authority.Extensions.OfType<X509SubjectKeyIdentifierExtension>().Single().SubjectKeyIdentifierBytes.ToArray();
        Assert.That(
            signed.Extensions.OfType<X509AuthorityKeyIdentifierExtension>().Single().KeyIdentifier!.Value.ToArray(), Is.EqualTo(keyId));
        Assert.That(Fingerprints.Sha1(authority.PublicKey.EncodedKeyValue.RawData), Is.EqualTo(Convert.ToHexStringLower(keyId)));
    }

    [TestCase(null, null)]
    [TestCase(-1.0, null)]
    [TestCase(0.0, null)]
    [TestCase(1.0, 1)]
    [TestCase(3.0, 3)]
    public void The_path_length_is_written_as_the_provider_does(double? given, int? written)
    {
        var terms = TlsSample.Terms(1, "cert_signing").With("isCaCertificate", true);
        var outputs = SelfSigned(given is { } length ? terms.With("maxPathLength", length) : terms);
        using var certificate = Load(outputs);

        var constraints = certificate.Extensions.OfType<X509BasicConstraintsExtension>().Single();

        Assert.That((constraints.CertificateAuthority, constraints.Critical), Is.EqualTo((true, true)));
        Assert.That(constraints.HasPathLengthConstraint ? constraints.PathLengthConstraint : (int?)null, Is.EqualTo(written));
        Assert.That(outputs["maxPathLength"], Is.EqualTo(given is { } number ? new NumberValue(number) : null));
    }

    [Test]
    public void Further_names_are_critical_where_there_is_no_other_name()
    {
        using var nameless = Load(SelfSigned(Values.Object(
            ("validityPeriodHours", 1),
            ("allowedUses", Values.List()),
            ("subject", Values.Object()),
            ("dnsNames", Values.List("a.example")))));
        using var named = Load(SelfSigned(TlsSample.Terms(1).With("dnsNames", Values.List("a.example"))));

        Assert.That(nameless.Extensions["2.5.29.17"]!.Critical, Is.True);
        Assert.That(named.Extensions["2.5.29.17"]!.Critical, Is.False);
    }

    [Test]
    public void Outputs_hold_the_defaults_and_no_write_only_input()
    {
        var outputs = _sample.Create(TlsProvider.SelfSignedCert, "outputs", TlsSample.Terms(8760, "server_auth")
            .With("privateKeyPemWo", _sample.Key("outputs")["privateKeyPem"]!)
            .With("privateKeyPemWoVersion", 3)).Outputs;

        Assert.That(outputs.Names, Is.EqualTo(new[]
        {
            "allowedUses", "certPem", "earlyRenewalHours", "isCaCertificate", "keyAlgorithm", "privateKeyPemWoVersion", "readyForRenewal",
            "setAuthorityKeyId", "setSubjectKeyId", "validityEndTime", "validityPeriodHours", "validityStartTime",
        }));
        Assert.That(outputs["earlyRenewalHours"], Is.EqualTo(new NumberValue(0)));
        Assert.That(outputs["readyForRenewal"], Is.EqualTo(new BoolValue(false)));
    }

    private static ObjectValue FullSubject { get; } = Values.Object(
        ("commonName", "api"), ("country", "DE"), ("locality", "Berlin"), ("organization", "Acme, Inc."), ("organizationalUnit", "Ops"),
        ("postalCode", "10115"), ("province", "BE"), ("serialNumber", "7"), ("streetAddresses", Values.List("Weg 1", "Weg 2")));

    private const string FullSubjectText =
        @"SERIALNUMBER=7,CN=api,POSTALCODE=10115,STREET=Weg 1+STREET=Weg 2,ST=BE,L=Berlin,OU=Ops,O=Acme\, Inc.,C=DE";

    private ObjectValue KeyOf(string kind) => kind == "RSA" ? _sample.RsaKey("rsa") : _sample.Key("ecdsa", kind);

    private Authority Root() => _sample.Root("root", _sample.Key("root"));

    private ObjectValue Request(string name) => _sample.Request(name, _sample.Key(name), Values.Object(("commonName", name)));

    private ObjectValue SelfSigned(ObjectValue terms) => _sample.Create(TlsProvider.SelfSignedCert, "self", Own(terms)).Outputs;

    private ObjectValue Own(ObjectValue terms) => Values.Object(("subject", Values.Object(("commonName", "self"))))
        .With(terms)
        .With("privateKeyPem", _sample.Key("self")["privateKeyPem"]!);

    private ObjectValue Signing(string request)
    {
        var root = Root();
        return TlsSample.Terms(1)
            .With("certRequestPem", request).With("caCertPem", root.CertPem).With("caPrivateKeyPem", root.Key["privateKeyPem"]!);
    }

    private IReadOnlyList<Problem> Problems(ObjectValue inputs) => _sample.Problems(TlsProvider.LocallySignedCert, inputs);

    private static X509Certificate2 Load(ObjectValue outputs) => X509CertificateLoader.LoadCertificate(PemBytes(outputs.Text("certPem")!));

    private static byte[] PemBytes(string pem) => Convert.FromBase64String(pem[PemEncoding.Find(pem).Base64Data]);

    private static string Pem(PublicKey key) => new string(PemEncoding.Write("PUBLIC KEY", key.ExportSubjectPublicKeyInfo())) + "\n";
}
