using System.Buffers.Binary;
using System.Numerics;
using System.Security.Cryptography;
using System.Text;

namespace Platform.Engine.Simulation.Tls;

/// <summary>Reads private keys in OpenSSH's format, those without a passphrase. Writing them is <see cref="OpenSsh"/>'s affair.</summary>
internal ref struct OpenSshReader
{
    private readonly string _property;
    private ReadOnlySpan<byte> _rest;

    private OpenSshReader(ReadOnlySpan<byte> content, string property)
    {
        _rest = content;
        _property = property;
    }

    /// <exception cref="RefusedInputException">The content is no such key, or one with a passphrase.</exception>
    public static SigningKey Read(byte[] content, string property)
    {
        if (!content.AsSpan().StartsWith(OpenSsh.Magic))
            throw new RefusedInputException(property, "is no key in OpenSSH's format: it does not begin with openssh-key-v1", null);

        var reader = new OpenSshReader(content.AsSpan(OpenSsh.Magic.Length), property);
        var cipher = reader.Text();
        if (cipher != "none")
        {
            throw new RefusedInputException(
                property, "has a passphrase, and the tls package takes none", "remove it with ssh-keygen -p -N \"\"");
        }

        reader.Bytes();
        reader.Bytes();
        reader.Take(4);
        reader.Bytes();
        var secret = new OpenSshReader(reader.Bytes(), property);
        if (!secret.Take(4).SequenceEqual(secret.Take(4)))
            throw Damaged(property);

        try
        {
            var type = secret.Text();
            return type == "ssh-rsa" ? secret.Rsa()
                : EcCurve.All.FirstOrDefault(curve => type == $"ecdsa-sha2-{curve.SshName}") is { } curve ? secret.Ecdsa(curve)
                : throw new RefusedInputException(
                    property, $"is a key of the type {type}, which cannot be computed offline", "use RSA, or ECDSA on the curve P256");
        }
        catch (Exception malformed) when (Pem.IsMalformed(malformed))
        {
            throw Damaged(property);
        }
    }

    private SigningKey Rsa()
    {
        var modulus = Number();
        var exponent = Number();
        var d = Number();
        var inverse = Number();
        var p = Number();
        var q = Number();
        if (p <= 1 || q <= 1)
            throw Damaged(_property);

        var size = modulus.GetByteCount(isUnsigned: true);
        var half = (size + 1) / 2;
        return new SigningKey(RSA.Create(new RSAParameters
        {
            Modulus = Digits(modulus, size),
            Exponent = exponent.ToByteArray(isUnsigned: true, isBigEndian: true),
            D = Digits(d, size),
            P = Digits(p, half),
            Q = Digits(q, half),
            DP = Digits(d % (p - 1), half),
            DQ = Digits(d % (q - 1), half),
            InverseQ = Digits(inverse, half),
        }));
    }

    private SigningKey Ecdsa(EcCurve curve)
    {
        Text();
        Bytes();
        return new SigningKey(ECDsa.Create(new ECParameters { Curve = curve.Parameters, D = Digits(Number(), curve.Size) }), curve);
    }

    private ReadOnlySpan<byte> Take(int count)
    {
        if (count < 0 || count > _rest.Length)
            throw Damaged(_property);

        var taken = _rest[..count];
        _rest = _rest[count..];
        return taken;
    }

    private ReadOnlySpan<byte> Bytes() => Take(BinaryPrimitives.ReadInt32BigEndian(Take(4)));

    private string Text() => Encoding.ASCII.GetString(Bytes());

    private BigInteger Number() => new(Bytes(), isUnsigned: true, isBigEndian: true);

    private readonly byte[] Digits(BigInteger value, int length)
    {
        var bytes = value.ToByteArray(isUnsigned: true, isBigEndian: true);
        return bytes.Length <= length ? [.. new byte[length - bytes.Length], .. bytes] : throw Damaged(_property);
    }

    private static RefusedInputException Damaged(string property) =>
        new(property, "is a damaged key in OpenSSH's format", "pass the privateKeyOpenssh of a tls.PrivateKey");
}
