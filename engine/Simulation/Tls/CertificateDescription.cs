using System.Security.Cryptography.X509Certificates;
using Platform.Engine.Graph;

namespace Platform.Engine.Simulation.Tls;

/// <summary>What <c>getCertificate</c> says of a certificate, in the words of Go's library.</summary>
internal static class CertificateDescription
{
    /// <summary>The members of <c>getCertificateCertificate</c>.</summary>
    public static ObjectValue Of(X509Certificate2 certificate) => ObjectValue.FromSorted(
    [
        new("certPem", Pem.Text("CERTIFICATE", certificate.RawData)),
        new("isCa", Constraints(certificate) is { CertificateAuthority: true }),
        new("issuer", DistinguishedName.Read(certificate.IssuerName).ToString()),
        new("maxPathLength", MaxPathLength(certificate)),
        new("notAfter", Certificates.TimeText(certificate.NotAfter)),
        new("notBefore", Certificates.TimeText(certificate.NotBefore)),
        new("publicKeyAlgorithm", PublicKeyAlgorithm(certificate.PublicKey.Oid.Value)),
        new("serialNumber", Certificates.SerialText(certificate)),
        new("sha1Fingerprint", Fingerprints.Sha1(certificate.RawData)),
        new("signatureAlgorithm", SignatureAlgorithm(certificate.SignatureAlgorithm.Value)),
        new("subject", DistinguishedName.Read(certificate.SubjectName).ToString()),
        new("version", (double)certificate.Version),
    ]);

    private static X509BasicConstraintsExtension? Constraints(X509Certificate2 certificate) =>
        certificate.Extensions.OfType<X509BasicConstraintsExtension>().FirstOrDefault();

    // Go leaves 0 where a certificate says nothing of constraints, and -1 where it does and sets no limit.
    private static double MaxPathLength(X509Certificate2 certificate) => Constraints(certificate) switch
    {
        null => 0,
        { HasPathLengthConstraint: true } constraints => constraints.PathLengthConstraint,
        _ => -1,
    };

    private static string PublicKeyAlgorithm(string? oid) => oid switch
    {
        "1.2.840.113549.1.1.1" => "RSA",
        "1.2.840.10045.2.1" => "ECDSA",
        "1.2.840.10040.4.1" => "DSA",
        "1.3.101.112" => "Ed25519",
        _ => "0",
    };

    private static string SignatureAlgorithm(string? oid) => oid switch
    {
        "1.2.840.113549.1.1.5" => "SHA1-RSA",
        "1.2.840.113549.1.1.11" => "SHA256-RSA",
        "1.2.840.113549.1.1.12" => "SHA384-RSA",
        "1.2.840.113549.1.1.13" => "SHA512-RSA",
        "1.2.840.10045.4.1" => "ECDSA-SHA1",
        "1.2.840.10045.4.3.2" => "ECDSA-SHA256",
        "1.2.840.10045.4.3.3" => "ECDSA-SHA384",
        "1.2.840.10045.4.3.4" => "ECDSA-SHA512",
        "1.3.101.112" => "Ed25519",
        _ => "0",
    };
}
