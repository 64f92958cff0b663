using System.Globalization;
using System.Numerics;
using System.Security.Cryptography;

namespace Platform.Engine.Simulation.Tls;

/// <summary>An elliptic curve of the tls package and what it goes by elsewhere. It holds no key.</summary>
/// <param name="Name">The name in <c>ecdsaCurve</c>.</param>
/// <param name="Oid">The object identifier (RFC 5480, section 2.1.1.1).</param>
/// <param name="Size">The length of a coordinate in bytes.</param>
/// <param name="Order">The order of the base point (FIPS 186-4, appendix D.1.2); private keys lie between 1 and one less.</param>
/// <param name="Hash">The hash that certificates signed on this curve use.</param>
/// <param name="SshName">The name in OpenSSH's formats (RFC 5656, section 10.1); null where OpenSSH has none.</param>
internal sealed record EcCurve(string Name, string Oid, int Size, BigInteger Order, HashAlgorithmName Hash, string? SshName)
{
    /// <summary>What the provider takes when nothing is given.</summary>
    public const string Default = "P224";

    /// <summary>All curves, the smallest first.</summary>
    public static IReadOnlyList<EcCurve> All { get; } =
    [
        new("P224", "1.3.132.0.33", 28, Hex("FFFFFFFFFFFFFFFFFFFFFFFFFFFF16A2E0B8F03E13DD29455C5C2A3D"), HashAlgorithmName.SHA256, null),
        new(
            "P256",
            "1.2.840.10045.3.1.7",
            32,
            Hex("FFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551"),
            HashAlgorithmName.SHA256,
            "nistp256"),
        new(
            "P384",
            "1.3.132.0.34",
            48,
            Hex("FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFC7634D81F4372DDF581A0DB248B0A77AECEC196ACCC52973"),
            HashAlgorithmName.SHA384,
            "nistp384"),
        new(
            "P521",
            "1.3.132.0.35",
            66,
            Hex("01FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF"
                + "FA51868783BF2F966B7FCC0148F709A5D03BB5C9B8899C47AEBB6FB71E91386409"),
            HashAlgorithmName.SHA512,
            "nistp521"),
    ];

    /// <summary>The curve as .NET names it.</summary>
    public ECCurve Parameters => ECCurve.CreateFromValue(Oid);

    /// <summary>The curve of the name, or null.</summary>
    public static EcCurve? Named(string name) => All.FirstOrDefault(curve => curve.Name == name);

    /// <summary>The curve of a key, or null when the tls package has none such.</summary>
    public static EcCurve? Of(ECDsa key) =>
        key.ExportParameters(includePrivateParameters: false).Curve is { IsNamed: true } named
            ? All.FirstOrDefault(curve => curve.Oid == named.Oid.Value)
            : null;

    private static BigInteger Hex(string digits) => BigInteger.Parse("0" + digits, NumberStyles.HexNumber, CultureInfo.InvariantCulture);
}
