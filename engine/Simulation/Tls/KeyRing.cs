using System.Collections.Concurrent;
using System.Numerics;
using System.Security.Cryptography;
using System.Text;

namespace Platform.Engine.Simulation.Tls;

/// <summary>
/// Makes the private keys of a preview. An ECDSA key follows from its resource's urn, so every run makes the same one; anyone can
/// compute it, and it protects nothing. .NET takes no seed for RSA keys: those are made once per urn and size and kept for the life
/// of the process, so they agree within a run and differ between runs. Safe for many threads.
/// </summary>
internal sealed class KeyRing
{
    // So many bits more than the order that the remainder favours no key noticeably (FIPS 186-4, B.4.1).
    private const int ExtraBytes = 8;

    private readonly ConcurrentDictionary<(string Urn, int Bits), Lazy<RSAParameters>> _rsa = new();

    /// <summary>The RSA key of the resource.</summary>
    public SigningKey Rsa(string urn, int bits) =>
        new(RSA.Create(_rsa.GetOrAdd((urn, bits), static key => new(() => NewRsa(key.Bits))).Value));

    /// <summary>The ECDSA key of the resource.</summary>
    public static SigningKey Ecdsa(string urn, EcCurve curve)
    {
        var seed = HKDF.DeriveKey(
            HashAlgorithmName.SHA256,
            Encoding.UTF8.GetBytes(urn),
            curve.Size + ExtraBytes,
            info: Encoding.UTF8.GetBytes($"tls/privateKey/{curve.Name}"));
        var scalar = new BigInteger(seed, isUnsigned: true, isBigEndian: true) % (curve.Order - 1) + 1;
        var parameters = new ECParameters { Curve = curve.Parameters, D = Bytes(scalar, curve.Size) };
        return new SigningKey(ECDsa.Create(parameters), curve);
    }

    private static RSAParameters NewRsa(int bits)
    {
        using var rsa = RSA.Create(bits);
        return rsa.ExportParameters(includePrivateParameters: true);
    }

    private static byte[] Bytes(BigInteger value, int length)
    {
        var bytes = value.ToByteArray(isUnsigned: true, isBigEndian: true);
        return [.. new byte[length - bytes.Length], .. bytes];
    }
}
