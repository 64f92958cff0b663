using System.Globalization;
using System.Numerics;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace Platform.Engine.Simulation.Tls;

/// <summary>
/// Signs certificates and requests with the content and extensions that the provider gives them. Which time it is and whose
/// certificate it is come from outside; it reads no inputs but those about the certificate's terms.
/// </summary>
internal static class Certificates
{
    private const int SerialLength = 16;

    /// <summary>A certificate request in DER.</summary>
    public static byte[] Request(SigningKey key, DistinguishedName subject, AlternativeNames names)
    {
        var request = new CertificateRequest(subject.Encode(), key.PublicKey, key.Hash);
        if (!names.IsEmpty)
            request.CertificateExtensions.Add(names.Extension(critical: false));
        return request.CreateSigningRequest(key.Generator);
    }

    /// <summary>A certificate. Its serial number follows from the urn and the subject's key.</summary>
    /// <param name="urn">Whose.</param>
    /// <param name="terms">Its inputs: uses, path length, validity, key ids.</param>
    /// <param name="subject">Whom it names, and the key it binds to the name.</param>
    /// <param name="issuer">Whose key signs.</param>
    /// <param name="start">When it begins to be valid; whole seconds.</param>
    /// <exception cref="RefusedInputException">The subject cannot have such a certificate.</exception>
    public static X509Certificate2 Issue(string urn, TlsInputs terms, Subject subject, Issuer issuer, DateTimeOffset start)
    {
        var authority = terms.Flag("isCaCertificate");
        if (authority && subject.Name.IsEmpty)
        {
            throw new RefusedInputException(
                "subject", "an authority must have a name (RFC 5280, section 4.1.2.6)", "set subject.commonName");
        }

        var request = new CertificateRequest(subject.Name.Encode(), subject.Key, issuer.Key.Hash);
        var extensions = request.CertificateExtensions;
        foreach (var extension in AllowedUses.Extensions(terms.Texts("allowedUses")))
            extensions.Add(extension);

        // The provider hands 0 to Go as "not set", so that no limit is written.
        var pathLength = terms.Whole("maxPathLength", -1);
        extensions.Add(new X509BasicConstraintsExtension(authority, authority && pathLength > 0, Math.Max(pathLength, 0), critical: true));

        var keyId = new X509SubjectKeyIdentifierExtension(subject.Key, X509SubjectKeyIdentifierHashAlgorithm.Sha1, critical: false);
        if (authority || terms.Flag("setSubjectKeyId"))
            extensions.Add(keyId);
        if (issuer.Certificate is null && terms.Flag("setAuthorityKeyId"))
            extensions.Add(X509AuthorityKeyIdentifierExtension.CreateFromSubjectKeyIdentifier(keyId));
        else if (issuer.Certificate is { } parent && issuer.KeyId is { } parentKeyId && !SameName(parent.SubjectName, request.SubjectName))
            extensions.Add(X509AuthorityKeyIdentifierExtension.CreateFromSubjectKeyIdentifier(parentKeyId));

        if (!subject.Names.IsEmpty)
            extensions.Add(subject.Names.Extension(critical: subject.Name.IsEmpty));

        return request.Create(
            issuer.Certificate?.SubjectName ?? request.SubjectName,
            issuer.Key.Generator,
            start,
            start.AddHours(terms.Whole("validityPeriodHours", 0)),
            Serial(urn, subject.Key));
    }

    /// <summary>A serial number in decimal digits, as the package shows it.</summary>
    public static string SerialText(X509Certificate2 certificate) =>
        new BigInteger(certificate.SerialNumberBytes.Span, isUnsigned: true, isBigEndian: true).ToString(CultureInfo.InvariantCulture);

    /// <summary>A time as the package shows it (RFC 3339).</summary>
    public static string TimeText(DateTime time) =>
        time.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private static bool SameName(X500DistinguishedName left, X500DistinguishedName right) =>
        left.RawData.AsSpan().SequenceEqual(right.RawData);

    // Positive, and of the same length always.
    private static byte[] Serial(string urn, PublicKey key)
    {
        var hash = SHA256.HashData([.. Encoding.UTF8.GetBytes($"tls/serial\n{urn}\n"), .. key.ExportSubjectPublicKeyInfo()]);
        hash[0] = (byte)((hash[0] & 0x3F) | 0x40);
        return hash[..SerialLength];
    }
}

/// <summary>Whom a certificate is for.</summary>
/// <param name="Name">The name.</param>
/// <param name="Names">Further names.</param>
/// <param name="Key">The public key.</param>
internal sealed record Subject(DistinguishedName Name, AlternativeNames Names, PublicKey Key);

/// <summary>Whose key signs a certificate.</summary>
/// <param name="Key">The private key.</param>
/// <param name="Certificate">The signer's own certificate; null when the certificate is its own.</param>
internal sealed record Issuer(SigningKey Key, X509Certificate2? Certificate)
{
    /// <summary>The key id in the signer's certificate; null when it has none.</summary>
    public X509SubjectKeyIdentifierExtension? KeyId => Certificate?.Extensions.OfType<X509SubjectKeyIdentifierExtension>().FirstOrDefault();
}
