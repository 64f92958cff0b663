using Pulumi.Tls;
using Pulumi.Tls.Inputs;

namespace PeerProgram;

/// <summary>A key and a certificate, with secrets that their schema names.</summary>
internal static class Certificates
{
    public static void Declare()
    {
        var key = new PrivateKey("authority", new() { Algorithm = "ECDSA", EcdsaCurve = "P384" });
        _ = new SelfSignedCert("authority", new()
        {
            PrivateKeyPem = key.PrivateKeyPem,
            IsCaCertificate = true,
            ValidityPeriodHours = 8760,
            AllowedUses = { "cert_signing", "crl_signing" },
            Subject = new SelfSignedCertSubjectArgs { CommonName = "peers", Organization = "Peers" },
        });
    }
}
