namespace Engine.Tests.Checks;

[TestFixture]
public sealed class TlsValueTests
{
    private static readonly RuleCase[] Cases =
    [
        new("tls:index/privateKey:PrivateKey", "algorithm", ["RSA", "ECDSA", "ED25519"], ["rsa", "DSA"]),
        new("tls:index/privateKey:PrivateKey", "ecdsaCurve", ["P224", "P521"], ["P-256"]),
        new("tls:index/privateKey:PrivateKey", "rsaBits", ["2048", "4096"], ["512"]),
        new("tls:index/selfSignedCert:SelfSignedCert", "validityPeriodHours", ["0", "8760"], ["-1"]),
        new("tls:index/selfSignedCert:SelfSignedCert", "ipAddresses", ["""["10.0.0.1","::1"]"""], ["""["host"]"""]),
        new("tls:index/selfSignedCert:SelfSignedCert", "uris", ["""["spiffe://a/b"]"""], ["""["a b"]"""]),
        new("tls:index/selfSignedCert:SelfSignedCert", "privateKeyPem",
            ["-----BEGIN EC PRIVATE KEY-----\n"],
            ["key", "-----BEGIN CERTIFICATE-----"]),
        new("tls:index/locallySignedCert:LocallySignedCert", "caCertPem",
            ["-----BEGIN CERTIFICATE-----\n"],
            ["-----BEGIN PRIVATE KEY-----"]),
        new("tls:index/locallySignedCert:LocallySignedCert", "certRequestPem",
            ["-----BEGIN CERTIFICATE REQUEST-----\n"],
            ["-----BEGIN CERTIFICATE-----"]),
        new("tls:index/selfSignedCert:SelfSignedCert", "allowedUses",
            ["""["server_auth","digital_signature"]"""],
            ["""["server-auths"]"""]),
    ];

    [TestCaseSource(nameof(Cases))]
    public void Sound_values_pass_and_others_do_not(RuleCase rule)
    {
        foreach (var value in rule.Accepted)
            Assert.That(rule.Problems(value), Is.Empty, value);
        foreach (var value in rule.Refused)
            Assert.That(rule.Problems(value), Is.Not.Empty, value);
    }

    [Test]
    public void What_is_wrong_with_a_key_is_told_without_the_key()
    {
        var problem = new RuleCase("tls:index/selfSignedCert:SelfSignedCert", "privateKeyPem", [], []).Problems("hunter2").Single();

        Assert.That(problem, Is.EqualTo("privateKeyPem: [secret]: must be PEM: it has no block -----BEGIN … PRIVATE KEY-----"));
    }
}
