using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Platform.Engine.Simulation.Tls;

/// <summary>
/// A private key, RSA or ECDSA, in the encodings of the tls package: PEM with the line break at the end that the provider leaves
/// there. It neither makes keys nor certificates.
/// </summary>
internal sealed class SigningKey : IDisposable
{
    /// <summary>Takes over the key.</summary>
    public SigningKey(RSA key) => Key = key;

    /// <summary>Takes over the key, which lies on the curve.</summary>
    public SigningKey(ECDsa key, EcCurve curve)
    {
        Key = key;
        Curve = curve;
    }

    /// <summary>The key, an <see cref="RSA"/> or an <see cref="ECDsa"/>.</summary>
    public AsymmetricAlgorithm Key { get; }

    /// <summary>The curve; null for RSA.</summary>
    public EcCurve? Curve { get; }

    /// <summary><c>RSA</c> or <c>ECDSA</c>.</summary>
    public string Algorithm => Curve is null ? "RSA" : "ECDSA";

    /// <summary>The hash of its signatures on certificates and requests.</summary>
    public HashAlgorithmName Hash => Curve?.Hash ?? HashAlgorithmName.SHA256;

    /// <summary>The private key: PKCS #1 (RFC 8017) for RSA, SEC 1 (RFC 5915) for ECDSA.</summary>
    public string PrivatePem => (Key is RSA rsa ? rsa.ExportRSAPrivateKeyPem() : ((ECDsa)Key).ExportECPrivateKeyPem()) + "\n";

    /// <summary>The private key as PKCS #8 (RFC 5208).</summary>
    public string Pkcs8Pem => Key.ExportPkcs8PrivateKeyPem() + "\n";

    /// <summary>The public key as SubjectPublicKeyInfo (RFC 5280).</summary>
    public string PublicPem => Key.ExportSubjectPublicKeyInfoPem() + "\n";

    /// <summary>The id of the key's resource: SHA-1 of its public key, in hexadecimal digits.</summary>
    public string Id => Fingerprints.Id(Key.ExportSubjectPublicKeyInfo());

    /// <summary>The public key.</summary>
    public PublicKey PublicKey => PublicKey.CreateFromSubjectPublicKeyInfo(Key.ExportSubjectPublicKeyInfo(), out _);

    /// <summary>What signs certificates and requests.</summary>
    public X509SignatureGenerator Generator => Key is RSA rsa
        ? X509SignatureGenerator.CreateForRSA(rsa, RSASignaturePadding.Pkcs1)
        : X509SignatureGenerator.CreateForECDsa((ECDsa)Key);

    /// <inheritdoc/>
    public void Dispose() => Key.Dispose();
}
