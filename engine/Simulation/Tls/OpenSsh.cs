using System.Buffers;
using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Platform.Engine.Simulation.Tls;

/// <summary>
/// Keys in OpenSSH's formats: public ones as in <c>authorized_keys</c> (RFC 4253 section 6.6, RFC 5656 section 3.1), private ones as
/// <c>openssh-key-v1</c> without a passphrase (PROTOCOL.key of OpenSSH). Only for keys that OpenSSH knows: not on P224.
/// </summary>
internal static class OpenSsh
{
    /// <summary>What a private key begins with.</summary>
    public static ReadOnlySpan<byte> Magic => "openssh-key-v1\0"u8;

    private const int BlockSize = 8;

    /// <summary>Whether OpenSSH knows such keys.</summary>
    public static bool Knows(SigningKey key) => key.Curve is null or { SshName: not null };

    /// <summary>The public key as OpenSSH sends and fingerprints it.</summary>
    public static byte[] PublicKey(SigningKey key)
    {
        var content = new Content();
        content.Text(TypeOf(key));
        if (key.Key is RSA rsa)
        {
            var parameters = rsa.ExportParameters(includePrivateParameters: false);
            content.Number(parameters.Exponent!);
            content.Number(parameters.Modulus!);
        }
        else
        {
            content.Text(key.Curve!.SshName!);
            content.Bytes(Point(((ECDsa)key.Key).ExportParameters(includePrivateParameters: false)));
        }

        return content.ToArray();
    }

    /// <summary>The line for <c>authorized_keys</c>, without a comment.</summary>
    public static string PublicLine(SigningKey key) => $"{TypeOf(key)} {Convert.ToBase64String(PublicKey(key))}\n";

    /// <summary>The private key. The check number, which is random elsewhere, comes from the public key.</summary>
    public static string PrivatePem(SigningKey key)
    {
        var publicKey = PublicKey(key);
        var check = SHA256.HashData(publicKey).AsSpan(0, 4);

        var secret = new Content();
        secret.Raw(check);
        secret.Raw(check);
        secret.Text(TypeOf(key));
        if (key.Key is RSA rsa)
        {
            var parameters = rsa.ExportParameters(includePrivateParameters: true);
            foreach (var number in new[]
                     {
                         parameters.Modulus, parameters.Exponent, parameters.D, parameters.InverseQ, parameters.P, parameters.Q,
                     })
            {
                secret.Number(number!);
            }
        }
        else
        {
            var parameters = ((ECDsa)key.Key).ExportParameters(includePrivateParameters: true);
            secret.Text(key.Curve!.SshName!);
            secret.Bytes(Point(parameters));
            secret.Number(parameters.D!);
        }

        secret.Text("");
        for (byte filler = 1; secret.Length % BlockSize != 0; filler++)
            secret.Raw([filler]);

        var content = new Content();
        content.Raw(Magic);
        content.Text("none");
        content.Text("none");
        content.Text("");
        content.Raw([0, 0, 0, 1]);
        content.Bytes(publicKey);
        content.Bytes(secret.ToArray());
        return Pem.Text("OPENSSH PRIVATE KEY", content.ToArray());
    }

    private static string TypeOf(SigningKey key) => key.Curve is { } curve ? $"ecdsa-sha2-{curve.SshName}" : "ssh-rsa";

    // Uncompressed (SEC 1, section 2.3.3).
    private static byte[] Point(ECParameters parameters) => [4, .. parameters.Q.X!, .. parameters.Q.Y!];

    /// <summary>Writes the data types of RFC 4251, section 5.</summary>
    private sealed class Content
    {
        private readonly ArrayBufferWriter<byte> _written = new();

        public int Length => _written.WrittenCount;

        public void Raw(ReadOnlySpan<byte> bytes) => _written.Write(bytes);

        public void Text(string text) => Bytes(Encoding.ASCII.GetBytes(text));

        public void Bytes(ReadOnlySpan<byte> bytes)
        {
            Span<byte> length = stackalloc byte[4];
            BinaryPrimitives.WriteInt32BigEndian(length, bytes.Length);
            Raw(length);
            Raw(bytes);
        }

        // Positive numbers whose first bit is set get a zero before them; other zeros at the front do not stay.
        public void Number(ReadOnlySpan<byte> magnitude)
        {
            var digits = magnitude.TrimStart((byte)0);
            Bytes(digits.Length > 0 && digits[0] >= 0x80 ? [0, .. digits] : digits);
        }

        public byte[] ToArray() => _written.WrittenSpan.ToArray();
    }
}
