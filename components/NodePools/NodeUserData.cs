using System.Text.Encodings.Web;
using System.Text.Json;

namespace Platform.Components.NodePools;

/// <summary>
/// What an Amazon Linux 2023 node is told at its first boot, as a MIME multi-part document: EKS and Karpenter put the cluster's own
/// part beside it. Scripts run before nodeadm starts containerd and the kubelet. Pure.
/// </summary>
internal static class NodeUserData
{
    private const string Boundary = "platform-node";

    // Nobody reads it as HTML, and somebody who looks for a fault reads it as it is.
    private static readonly JsonSerializerOptions Format = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>
    /// The document of a sandbox node: it installs gVisor and tells containerd 2 of its handler. A node on which that fails powers
    /// itself off, because pods that ask for the sandbox would otherwise wait on it for ever.
    /// </summary>
    public static string Sandbox(GVisor gVisor)
    {
        gVisor.Check();
        return Document(("text/x-shellscript; charset=\"us-ascii\"", Install(gVisor)), ("application/node.eks.aws", NodeConfig()));
    }

    private static string Document(params (string Type, string Text)[] parts)
    {
        var bodies = parts.Select(part => $"--{Boundary}\nContent-Type: {part.Type}\n\n{part.Text}\n");
        return $"MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=\"{Boundary}\"\n\n{string.Concat(bodies)}--{Boundary}--\n";
    }

    // The archive is unpacked with Python because cloud-init needs that anyway; bzip2 and zstd are not part of the image.
    private static string Install(GVisor gVisor) => $$"""
        #!/bin/bash
        set -euo pipefail
        trap 'systemctl poweroff' ERR
        case "$(uname -m)" in
          x86_64) sum={{gVisor.Sha512Amd64}} ;;
          aarch64) sum={{gVisor.Sha512Arm64}} ;;
        esac
        work=$(mktemp -d)
        curl --fail --silent --show-error --location --retry 5 --output "$work/gvisor.tar.bz2" \
          "{{gVisor.Address}}/{{gVisor.Release}}/$(uname -m)/gvisor.tar.bz2"
        echo "$sum  $work/gvisor.tar.bz2" | sha512sum --check --quiet
        python3 -m tarfile --extract "$work/gvisor.tar.bz2" /usr/local/bin
        chown --recursive root:root /usr/local/bin/runsc /usr/local/bin/containerd-shim-runsc-v1 /usr/local/bin/gvisor-bin
        chmod --recursive go-w,a+rX /usr/local/bin/runsc /usr/local/bin/containerd-shim-runsc-v1 /usr/local/bin/gvisor-bin
        rm --recursive "$work"
        mkdir --parents /etc/containerd
        printf '[runsc_config]\nplatform = "systrap"\nsystemd-cgroup = "true"\n' > /etc/containerd/runsc.toml
        """;

    /// <summary>The part for nodeadm; it reads JSON as the YAML that it is.</summary>
    private static string NodeConfig() => JsonSerializer.Serialize(new
    {
        apiVersion = "node.eks.aws/v1alpha1",
        kind = "NodeConfig",
        spec = new { containerd = new { config = ContainerdHandler } },
    }, Format);

    // Tables of containerd 2, whose configuration has version 3; under those of containerd 1 the handler would be ignored.
    private static string ContainerdHandler { get; } = $"""
        [plugins.'io.containerd.cri.v1.runtime'.containerd.runtimes.{GVisor.Handler}]
        runtime_type = "io.containerd.runsc.v1"

        [plugins.'io.containerd.cri.v1.runtime'.containerd.runtimes.{GVisor.Handler}.options]
        TypeUrl = "io.containerd.runsc.v1.options"
        ConfigPath = "/etc/containerd/runsc.toml"

        """;
}
