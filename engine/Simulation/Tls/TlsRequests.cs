using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Platform.Engine.Simulation.Tls;

/// <summary>Reads certificate requests and certificates from PEM.</summary>
internal static class TlsRequests
{
    /// <summary>Whom the request asks a certificate for. Its signature is verified.</summary>
    /// <exception cref="RefusedInputException">The text is no such request.</exception>
    public static Subject Read(string pem, string property)
    {
        const string Fix = "pass the certRequestPem of a tls.CertRequest";
        var content = Pem.Content(pem, "CERTIFICATE REQUEST", property, Fix);
        try
        {
            var request = CertificateRequest.LoadSigningRequest(
                content, HashAlgorithmName.SHA256, CertificateRequestLoadOptions.UnsafeLoadCertificateExtensions);
            return new Subject(
                DistinguishedName.Read(request.SubjectName).HandedOn(),
                AlternativeNames.Of(request.CertificateExtensions),
                request.PublicKey);
        }
        catch (Exception malformed) when (Pem.IsMalformed(malformed))
        {
            throw new RefusedInputException(property, $"is no readable certificate request: {malformed.Message}", Fix);
        }
    }

    /// <summary>The first certificate.</summary>
    /// <exception cref="RefusedInputException">The text is no certificate.</exception>
    public static X509Certificate2 ReadCertificate(string pem, string property)
    {
        const string Fix = "pass the certPem of a tls.SelfSignedCert or tls.LocallySignedCert";
        var content = Pem.Content(pem, "CERTIFICATE", property, Fix);
        try
        {
            return Decoded(X509CertificateLoader.LoadCertificate(content));
        }
        catch (Exception malformed) when (Pem.IsMalformed(malformed))
        {
            throw new RefusedInputException(property, $"is no readable certificate: {malformed.Message}", Fix);
        }
    }

    // .NET reads the parts of a certificate when they are asked for; what cannot be read shall come out here.
    private static X509Certificate2 Decoded(X509Certificate2 certificate)
    {
        try
        {
            CertificateDescription.Of(certificate);
            foreach (var extension in certificate.Extensions)
            {
                _ = extension switch
                {
                    X509KeyUsageExtension usage => (object)usage.KeyUsages,
                    X509SubjectKeyIdentifierExtension keyId => keyId.SubjectKeyIdentifierBytes,
                    _ => extension,
                };
            }

            return certificate;
        }
        catch
        {
            certificate.Dispose();
            throw;
        }
    }
}
