using System.Text.RegularExpressions;

namespace Platform.Components.NodePools;

/// <summary>The images that EKS keeps for managed node groups, by family, architecture and accelerator.</summary>
public enum NodeImage
{
    /// <summary>Amazon Linux 2023 for Arm.</summary>
    Al2023Arm64,

    /// <summary>Amazon Linux 2023 for x86.</summary>
    Al2023Amd64,

    /// <summary>Amazon Linux 2023 for Arm with NVIDIA's driver.</summary>
    Al2023Arm64Nvidia,

    /// <summary>Amazon Linux 2023 for x86 with NVIDIA's driver.</summary>
    Al2023Amd64Nvidia,

    /// <summary>Amazon Linux 2023 for x86 with the driver of AWS's own accelerators.</summary>
    Al2023Amd64Neuron,

    /// <summary>Bottlerocket for Arm: a read-only system that only runs containers.</summary>
    BottlerocketArm64,

    /// <summary>Bottlerocket for x86.</summary>
    BottlerocketAmd64,

    /// <summary>Bottlerocket for Arm with NVIDIA's driver.</summary>
    BottlerocketArm64Nvidia,

    /// <summary>Bottlerocket for x86 with NVIDIA's driver.</summary>
    BottlerocketAmd64Nvidia,

    /// <summary>Bottlerocket for Arm with cryptography validated under FIPS 140-3.</summary>
    BottlerocketArm64Fips,

    /// <summary>Bottlerocket for x86 with cryptography validated under FIPS 140-3.</summary>
    BottlerocketAmd64Fips,
}

/// <summary>What follows from an image. Pure.</summary>
public static partial class NodeImages
{
    /// <summary>What EKS calls the image.</summary>
    public static string AmiType(NodeImage image) => image switch
    {
        NodeImage.Al2023Arm64 => "AL2023_ARM_64_STANDARD",
        NodeImage.Al2023Amd64 => "AL2023_x86_64_STANDARD",
        NodeImage.Al2023Arm64Nvidia => "AL2023_ARM_64_NVIDIA",
        NodeImage.Al2023Amd64Nvidia => "AL2023_x86_64_NVIDIA",
        NodeImage.Al2023Amd64Neuron => "AL2023_x86_64_NEURON",
        NodeImage.BottlerocketArm64 => "BOTTLEROCKET_ARM_64",
        NodeImage.BottlerocketAmd64 => "BOTTLEROCKET_x86_64",
        NodeImage.BottlerocketArm64Nvidia => "BOTTLEROCKET_ARM_64_NVIDIA",
        NodeImage.BottlerocketAmd64Nvidia => "BOTTLEROCKET_x86_64_NVIDIA",
        NodeImage.BottlerocketArm64Fips => "BOTTLEROCKET_ARM_64_FIPS",
        NodeImage.BottlerocketAmd64Fips => "BOTTLEROCKET_x86_64_FIPS",
        _ => throw new ArgumentOutOfRangeException(nameof(image), image, "no such image"),
    };

    /// <summary>Whether the image is Bottlerocket, whose system and data have a volume each and which runs no user scripts.</summary>
    public static bool IsBottlerocket(NodeImage image) => AmiType(image).StartsWith("BOTTLEROCKET", StringComparison.Ordinal);

    /// <summary>Whether the image is for Arm.</summary>
    public static bool IsArm(NodeImage image) => AmiType(image).Contains("ARM_64", StringComparison.Ordinal);

    /// <summary>
    /// Whether an instance type is Arm: its letters after the generation start with a g, as in m7g or c8gn; a1 is the one without.
    /// </summary>
    public static bool IsArm(string machine) => Graviton().IsMatch(machine);

    [GeneratedRegex(@"^(a1|[a-z]+\d+g[a-z]*)\.")]
    private static partial Regex Graviton();
}
