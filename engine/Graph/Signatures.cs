namespace Platform.Engine.Graph;

/// <summary>The constants by which values that JSON has no form for are told apart in states and on the wire.</summary>
internal static class Signatures
{
    /// <summary>The member that holds the signature.</summary>
    public const string Key = "4dabf18193072939515e22adb298388d";

    /// <summary>An asset: <c>text</c>, <c>path</c>, <c>uri</c>, or in a state only <c>hash</c>.</summary>
    public const string Asset = "c44067f5952c0a294b673a41bacd8c17";

    /// <summary>An archive: <c>assets</c>, <c>path</c>, <c>uri</c>, or in a state only <c>hash</c>.</summary>
    public const string Archive = "0def7320c3a5731c473e5ecbe6d01bc7";

    /// <summary>A secret; in a state <c>ciphertext</c> or <c>plaintext</c>, which is JSON text.</summary>
    public const string Secret = "1b47061264138c4ac30d75fd1eb44270";

    /// <summary>A resource: <c>urn</c>, <c>id</c> and <c>packageVersion</c>.</summary>
    public const string Resource = "5cf8f73096256a8f31e491e813e4eb8e";

    /// <summary>An output on the wire: <c>value</c> unless it is unknown, <c>secret</c> and <c>dependencies</c>.</summary>
    public const string OutputValue = "d0e6a833031e9bbcd3f4e8bde6ca49a4";

    /// <summary>Text of other bytes than UTF-8; in a state <c>value</c> is Base64.</summary>
    public const string Bytes = "803fd3297a5875dc03ca845dda5d2a98";

    /// <summary>A number that JSON has no form for; <c>value</c> is the hexadecimal form of its 64 bits.</summary>
    public const string Number = "8ad145fe-0d11-4827-bfd7-1abcbf086f5c";

    /// <summary>What stands for an unknown value; no signature, but text as it is.</summary>
    public const string Unknown = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

    /// <summary>What is shown in place of a secret.</summary>
    public const string Masked = "[secret]";
}
