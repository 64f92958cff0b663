using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;

namespace Platform.Engine.Simulation.Tls;

/// <summary>Digests that name a key or certificate. None of them protects anything: which ones they are is up to the tls package.</summary>
[SuppressMessage("Security", "CA5350:Do Not Use Weak Cryptographic Algorithms", Justification = "The tls package names things so.")]
[SuppressMessage("Security", "CA5351:Do Not Use Broken Cryptographic Algorithms", Justification = "The tls package names things so.")]
internal static class Fingerprints
{
    /// <summary>SHA-1 in lower-case hexadecimal digits.</summary>
    public static string Sha1(ReadOnlySpan<byte> content) => Convert.ToHexStringLower(SHA1.HashData(content));

    /// <summary>The id of a resource that is known by its content: the provider leaves out white space at both ends first.</summary>
    public static string Id(ReadOnlySpan<byte> content) => Sha1(content.Trim(" \t\n\v\f\r"u8));

    /// <summary>OpenSSH's older form: <c>aa:bb:…</c>, MD5.</summary>
    public static string Md5(ReadOnlySpan<byte> sshPublicKey) =>
        string.Join(':', MD5.HashData(sshPublicKey).Select(part => part.ToString("x2", null)));

    /// <summary>OpenSSH's form: <c>SHA256:</c> and Base64 without padding.</summary>
    public static string Sha256(ReadOnlySpan<byte> sshPublicKey) =>
        "SHA256:" + Convert.ToBase64String(SHA256.HashData(sshPublicKey)).TrimEnd('=');
}
