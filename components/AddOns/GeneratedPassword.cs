using System.Security.Cryptography;
using System.Text;
using Tls = Pulumi.Tls;

namespace Platform.Components.AddOns;

/// <summary>
/// A password that nobody chooses or types. Its chance comes from a key that is made once and kept, as a secret, in the state; a new key
/// makes a new password.
/// </summary>
internal static class GeneratedPassword
{
    private const int Length = 40;

    /// <summary>Makes one.</summary>
    /// <param name="role">What it is for; part of the key's name.</param>
    /// <param name="inside">Names and places the key.</param>
    public static Output<string> Of(string role, AddOnChildren inside)
    {
        var key = new Tls.PrivateKey(inside.Named(role), new() { Algorithm = "ECDSA", EcdsaCurve = "P256" }, inside.Options());
        return Output.CreateSecret(key.PrivateKeyPem.Apply(From));
    }

    private static string From(string pem) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(pem)))[..Length];
}
