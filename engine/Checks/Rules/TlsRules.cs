using Platform.Engine.Graph;
using static Platform.Engine.Checks.Rules.Rule;

namespace Platform.Engine.Checks.Rules;

/// <summary>What the TLS provider refuses (hashicorp/terraform-provider-tls, 4.x): algorithms, curves, uses, PEM texts.</summary>
internal static class TlsRules
{
    /// <summary>What a key may be used for, without the extended uses.</summary>
    public static readonly string[] KeyUsages =
    [
        "digital_signature", "content_commitment", "key_encipherment", "data_encipherment", "key_agreement", "cert_signing", "crl_signing",
        "encipher_only", "decipher_only",
    ];

    /// <summary>What else a certificate may be used for.</summary>
    public static readonly string[] ExtendedKeyUsages =
    [
        "any_extended", "server_auth", "client_auth", "code_signing", "email_protection", "ipsec_end_system", "ipsec_tunnel", "ipsec_user",
        "timestamping", "ocsp_signing", "microsoft_server_gated_crypto", "netscape_server_gated_crypto",
        "microsoft_commercial_code_signing", "microsoft_kernel_code_signing",
    ];

    /// <summary>All rules.</summary>
    public static IEnumerable<RuleEntry> All() =>
    [
        new("index/PrivateKey", "algorithm", OneOf("RSA", "ECDSA", "ED25519")),
        new("index/PrivateKey", "ecdsaCurve", OneOf("P224", "P256", "P384", "P521")),
        new("index/PrivateKey", "rsaBits", Between(1024, 16384)),
        new("index/*Cert", "allowedUses", Each(Use)),
        new("index/*Cert", "validityPeriodHours", AtLeast(0)),
        new("index/*Cert", "earlyRenewalHours", AtLeast(0)),
        new("index/*Cert", "maxPathLength", AtLeast(-1)),
        new("index/*", "ipAddresses", Each(Text(Ip.Any))),
        new("index/*", "dnsNames", Each(Text(name => name.Length == 0 ? "must not be empty" : null))),
        new("index/*", "uris", Each(Text(uri => Uri.TryCreate(uri, UriKind.Absolute, out _) ? null : "must be a URI"))),
        new("index/*", "privateKeyPem", Text(Pem("PRIVATE KEY"))),
        new("index/*", "caPrivateKeyPem", Text(Pem("PRIVATE KEY"))),
        new("index/LocallySignedCert", "caCertPem", Text(Pem("CERTIFICATE"))),
        new("index/LocallySignedCert", "certRequestPem", Text(Pem("CERTIFICATE REQUEST"))),
        new("index/SelfSignedCert", RuleEntry.Itself, Subject),
    ];

    // An unknown use is left out by the provider, with a warning.
    private static void Use(PropertyValue value, RuleContext context)
    {
        if (value is not StringValue { Value: var use } || KeyUsages.Contains(use) || ExtendedKeyUsages.Contains(use))
            return;

        var nearest = NearestName.Of(use, KeyUsages.Concat(ExtendedKeyUsages));
        context.Findings.Warning(value, "is no use that the provider knows: it leaves it out", nearest is null ? null
            : $"did you mean {nearest}?");
    }

    private static Func<string, Complaint?> Pem(string label) => text =>
        text.Contains("-----BEGIN ", StringComparison.Ordinal) && text.Contains($"{label}-----", StringComparison.Ordinal)
            ? null
            : $"must be PEM: it has no block -----BEGIN {(label == "PRIVATE KEY" ? "… " : "")}{label}-----";

    private static void Subject(PropertyValue value, RuleContext context)
    {
        if (value is not ObjectValue certificate || certificate["isCaCertificate"]?.Plain is not BoolValue { Value: true }
            || certificate["subject"]?.Plain is ObjectValue { Count: > 0 } or UnknownValue)
        {
            return;
        }

        context.Findings.Enter("subject");
        context.Findings.Error(certificate["subject"], "is required for the certificate of an authority",
            "set at least subject.commonName");
        context.Findings.Leave();
    }
}
