using System.Formats.Asn1;
using System.Security.Cryptography;

namespace Platform.Engine.Simulation.Tls;

/// <summary>Reads private keys from PEM: PKCS #1, SEC 1, PKCS #8, and OpenSSH's own format where that is asked for.</summary>
internal static class PrivateKeys
{
    private const string OpenSshLabel = "OPENSSH PRIVATE KEY";
    private const string Fix = "pass the privateKeyPem of a tls.PrivateKey";

    /// <summary>The key of the first PEM block.</summary>
    /// <param name="pem">The text.</param>
    /// <param name="property">The property it came from; named when it is refused.</param>
    /// <exception cref="RefusedInputException">The text is no key, or one that the tls package or this engine does not know.</exception>
    public static SigningKey Read(string pem, string property)
    {
        var block = Pem.First(pem, property, Fix);
        try
        {
            return block.Label switch
            {
                "RSA PRIVATE KEY" => Rsa(rsa => rsa.ImportRSAPrivateKey(block.Content, out _)),
                "EC PRIVATE KEY" => Ecdsa(key => key.ImportECPrivateKey(block.Content, out _), property),
                "PRIVATE KEY" => Pkcs8(block.Content, property),
                OpenSshLabel => throw new RefusedInputException(property, "is in OpenSSH's format, which only getPublicKey reads", Fix),
                "ENCRYPTED PRIVATE KEY" => throw new RefusedInputException(
                    property, "is encrypted, and the tls package takes no password", "decrypt the key"),
                _ => throw new RefusedInputException(property, $"must hold a private key, but holds a {block.Label}", Fix),
            };
        }
        catch (Exception malformed) when (Pem.IsMalformed(malformed))
        {
            throw new RefusedInputException(property, $"is no readable private key: {malformed.Message}", Fix);
        }
    }

    /// <summary>The key of the first PEM block, which may also be in OpenSSH's own format.</summary>
    /// <exception cref="RefusedInputException">As <see cref="Read"/>.</exception>
    public static SigningKey ReadOpenSsh(string pem, string property)
    {
        var block = Pem.First(pem, property, "pass the privateKeyOpenssh of a tls.PrivateKey");
        return block.Label == OpenSshLabel ? OpenSshReader.Read(block.Content, property) : Read(pem, property);
    }

    /// <summary>The key on one of the package's curves.</summary>
    /// <exception cref="RefusedInputException">The curve is another.</exception>
    public static SigningKey OnKnownCurve(ECDsa key, string property)
    {
        if (EcCurve.Of(key) is { } curve)
            return new SigningKey(key, curve);

        key.Dispose();
        throw new RefusedInputException(
            property,
            "lies on a curve that the tls package does not know",
            $"use one of {string.Join(", ", EcCurve.All.Select(curve => curve.Name))}");
    }

    // Go's reader, which the provider uses, knows RSA, EC and ED25519 in PKCS #8; this one the first two.
    private static SigningKey Pkcs8(byte[] content, string property)
    {
        const string Rsa = "1.2.840.113549.1.1.1";
        const string Ec = "1.2.840.10045.2.1";
        const string Ed25519 = "1.3.101.112";
        return AlgorithmOf(content) switch
        {
            Rsa => PrivateKeys.Rsa(rsa => rsa.ImportPkcs8PrivateKey(content, out _)),
            Ec => Ecdsa(key => key.ImportPkcs8PrivateKey(content, out _), property),
            Ed25519 => throw new RefusedInputException(
                property, "is an ED25519 key, with which this engine cannot sign", "use an ECDSA key on the curve P256"),
            var other => throw new RefusedInputException(property, $"is a key of the algorithm {other}, not RSA or ECDSA", Fix),
        };
    }

    private static string AlgorithmOf(byte[] content)
    {
        var info = new AsnReader(content, AsnEncodingRules.BER).ReadSequence();
        info.ReadInteger();
        return info.ReadSequence().ReadObjectIdentifier();
    }

    private static SigningKey Rsa(Action<RSA> import)
    {
        var key = RSA.Create();
        try
        {
            import(key);
            return new SigningKey(key);
        }
        catch
        {
            key.Dispose();
            throw;
        }
    }

    private static SigningKey Ecdsa(Action<ECDsa> import, string property)
    {
        var key = ECDsa.Create();
        try
        {
            import(key);
            return OnKnownCurve(key, property);
        }
        catch
        {
            key.Dispose();
            throw;
        }
    }
}
