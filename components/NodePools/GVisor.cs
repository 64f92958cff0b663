using System.Text.RegularExpressions;

namespace Platform.Components.NodePools;

/// <summary>
/// Where nodes of a sandbox pool get gVisor from. The archive is the unit: since August 2026 <c>runsc</c> needs the programs in
/// <c>gvisor-bin</c> beside it, and is no longer published alone.
/// </summary>
public sealed partial record GVisor
{
    /// <summary>The label and taint of nodes whose containers can run under gVisor, for the runtime class to select and tolerate.</summary>
    public const string NodeKey = "platform/runtime";

    /// <summary>The value of <see cref="NodeKey"/>.</summary>
    public const string NodeValue = "gvisor";

    /// <summary>The handler that the runtime class names.</summary>
    public const string Handler = "runsc";

    /// <summary>The release. Default: <c>20260907.0</c>.</summary>
    public string Release { get; init; } = "20260907.0";

    /// <summary>The address below which releases are found, of a mirror where nodes have no way out. Default: gVisor's own.</summary>
    public string Address { get; init; } = "https://storage.googleapis.com/gvisor/releases/release";

    /// <summary>The SHA-512 of the release's <c>x86_64/gvisor.tar.bz2</c>. Default: that of the default release.</summary>
    public string Sha512Amd64 { get; init; } =
        "c38cc38ee709d862501e55eebd99f5bd105899cbc7cf3fa1f620493fa127364c5b74c7361d231bd8b9523be48918ea3820dd40b28c61c2b2cb644edbf10261fb";

    /// <summary>The SHA-512 of the release's <c>aarch64/gvisor.tar.bz2</c>. Default: that of the default release.</summary>
    public string Sha512Arm64 { get; init; } =
        "fce113699d2e722785e0f66718def9b287cfeef92bd5694da5830ec0c2107d26da94d050e9e6ce68ae65212c437b4eb8f64b67b34add7b04637f4dd12befa2f4";

    /// <summary>The taint of its nodes.</summary>
    internal static NodeTaint Taint { get; } = new() { Key = NodeKey, Value = NodeValue };

    /// <summary>Everything here becomes part of a script that root runs, so nothing may end a word of it.</summary>
    /// <exception cref="ArgumentException">Something does not look like what it is.</exception>
    internal void Check()
    {
        if (!Address.StartsWith("https://", StringComparison.Ordinal) || !Word().IsMatch(Address))
            throw new ArgumentException($"{Address}: gVisor's address must be an https address without quotes, blanks or queries");
        if (!Word().IsMatch(Release))
            throw new ArgumentException($"{Release}: a release of gVisor is a date such as 20260907.0");
        if (new[] { Sha512Amd64, Sha512Arm64 }.FirstOrDefault(sum => !Sha512().IsMatch(sum)) is { } wrong)
            throw new ArgumentException($"{wrong}: a SHA-512 has 128 hexadecimal digits");
    }

    [GeneratedRegex("^[A-Za-z0-9.:/_-]+$")]
    private static partial Regex Word();

    [GeneratedRegex("^[0-9a-f]{128}$")]
    private static partial Regex Sha512();
}
