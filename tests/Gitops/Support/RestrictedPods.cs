using Platform.Engine.Graph;

namespace Gitops.Tests.Support;

/// <summary>
/// The restricted level of Kubernetes' Pod Security Standards, which tenants' namespaces enforce. Pure; it says what is wrong with a pod.
/// </summary>
/// <seealso href="https://kubernetes.io/docs/concepts/security/pod-security-standards/"/>
internal static class RestrictedPods
{
    private static readonly string[] Volumes =
        ["configMap", "csi", "downwardAPI", "emptyDir", "ephemeral", "persistentVolumeClaim", "projected", "secret"];

    private static readonly string[] SeccompProfiles = ["RuntimeDefault", "Localhost"];

    /// <summary>What the restricted level refuses about the pods of a template.</summary>
    public static IEnumerable<string> Problems(ObjectValue template)
    {
        var pod = template.ObjectAt("spec");
        foreach (var shared in new[] { "hostNetwork", "hostPID", "hostIPC" }.Where(name => pod.TruthAt(name) is true))
            yield return $"{shared} is set";
        foreach (var volume in pod.ObjectsAt("volumes"))
        {
            foreach (var kind in volume.Names.Where(name => name != "name" && !Volumes.Contains(name)))
                yield return $"volume {volume.Text("name")} is a {kind}";
        }

        if (pod.ListAt("securityContext.sysctls").Count > 0)
            yield return "sysctls are set";
        foreach (var problem in template.Containers().SelectMany(container => Problems(pod, container)))
            yield return problem;
        foreach (var container in template.Containers())
        {
            foreach (var port in container.ObjectsAt("ports").Where(port => port.NumberAt("hostPort") is > 0))
                yield return $"container {container.Text("name")} takes the host's port {port.NumberAt("hostPort")}";
        }
    }

    private static IEnumerable<string> Problems(ObjectValue pod, ObjectValue container)
    {
        var own = container.ObjectAt("securityContext");
        var shared = pod.ObjectAt("securityContext");
        var name = $"container {container.Text("name")}";
        if (own.TruthAt("privileged") is true)
            yield return $"{name} is privileged";
        if (own.TruthAt("allowPrivilegeEscalation") is not false)
            yield return $"{name} does not refuse privilege escalation";
        if (!own.TextsAt("capabilities.drop").Contains("ALL"))
            yield return $"{name} does not drop all capabilities";
        foreach (var added in own.TextsAt("capabilities.add").Where(added => added != "NET_BIND_SERVICE"))
            yield return $"{name} adds the capability {added}";
        if ((own.TruthAt("runAsNonRoot") ?? shared.TruthAt("runAsNonRoot")) is not true)
            yield return $"{name} may run as root";
        if ((own.NumberAt("runAsUser") ?? shared.NumberAt("runAsUser")) is 0)
            yield return $"{name} runs as root";
        if (!SeccompProfiles.Contains(own.TextAt("seccompProfile.type") ?? shared.TextAt("seccompProfile.type")))
            yield return $"{name} has no seccomp profile";
        if ((own.TextAt("procMount") ?? "Default") != "Default")
            yield return $"{name} sees all of /proc";
    }
}
