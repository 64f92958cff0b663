using System.Security.Cryptography;
using System.Text;

namespace Platform.Components.Identity;

/// <summary>Makes names fit where a service allows few characters. Pure.</summary>
internal static class ShortName
{
    /// <summary>What a Google service account's id leaves of 30 characters when eight are for the random suffix.</summary>
    public const int OfServiceAccount = 22;

    /// <summary>What a role's name leaves of 64 characters when eight are for the random suffix.</summary>
    public const int OfRole = 56;

    /// <summary>What the id of a custom role on Google Cloud may have; it gets no suffix.</summary>
    public const int OfCustomRole = 64;

    private const int Digits = 6;

    /// <summary>The name when it fits; otherwise its beginning and a hash of the whole, so that two long names stay two.</summary>
    public static string Within(string name, int limit)
    {
        if (name.Length <= limit)
            return name;

        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(name)))[..Digits];
        return $"{name[..(limit - Digits - 1)].TrimEnd('-')}-{hash}";
    }
}
