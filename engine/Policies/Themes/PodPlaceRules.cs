using Platform.Engine.Graph;
using static Platform.Engine.Policies.PolicySeverity;

namespace Platform.Engine.Policies.Themes;

/// <summary>What pods share with the machine they run on, and as whom they talk to the cluster.</summary>
internal static class PodPlaceRules
{
    private const string DaemonSet = "kubernetes:apps/v1:DaemonSet";

    private static readonly string[] Sockets = ["docker.sock", "containerd.sock", "crio.sock"];

    public static IReadOnlyList<PolicyRule> All { get; } =
    [
        new("K8S-002", High, "pods do not share the node's processes and network", "leave hostPID, hostIPC and hostNetwork out",
            [
                "CIS-EKS-4.2.2", "CIS-EKS-4.2.3", "CIS-EKS-4.2.4", "CKV_K8S_17", "CKV_K8S_18", "CKV_K8S_19",
                "KSV-0008", "KSV-0009", "KSV-0010", "C-0038", "C-0041",
            ], Pods.Types, NotAgents(Host)),
        new("K8S-008", High, "pods do not see the node's files", "use a volume of another kind than hostPath",
            ["CKV_K8S_27", "KSV-0023"], Pods.Types, NotAgents(HostPath)),
        new("K8S-026", Critical, "pods do not hold the socket of the container runtime",
            "leave the volume out: who holds the socket holds the node",
            ["CKV_K8S_27", "KSV-0006"], Pods.Types, RuntimeSocket),
        new("K8S-017", Low, "pods that talk to the cluster have an account of their own",
            "set serviceAccountName, or automountServiceAccountToken to false",
            ["CIS-EKS-4.1.5", "CIS-EKS-4.1.6", "CKV_K8S_38", "CKV_K8S_41", "KSV-0036", "C-0034"], Pods.Types, Account),
    ];

    /// <summary>Agents of nodes in kube-system are there to see the node.</summary>
    private static Action<Subject> NotAgents(Action<Subject> test) => subject =>
    {
        if (subject.Node.Type != DaemonSet || Pods.NamespaceOf(subject.Node) != "kube-system")
            test(subject);
    };

    private static void Host(Subject subject)
    {
        var spec = Pods.SpecOf(subject.Node.Type);
        foreach (var name in new[] { "hostPID", "hostIPC", "hostNetwork" })
            subject.MustBe($"{spec}.{name}", false, missing: false);
    }

    private static void HostPath(Subject subject)
    {
        foreach (var (path, volume) in Volumes(subject))
        {
            if (volume["hostPath"] is { } host)
                subject.Fail($"{path}.hostPath", host, "must not be a path of the node");
        }
    }

    private static void RuntimeSocket(Subject subject)
    {
        foreach (var (path, volume) in Volumes(subject))
        {
            if (volume["hostPath"] is not null)
                subject.Must(
                    $"{path}.hostPath.path",
                        value => !Sockets.Any(socket => value is StringValue text && text.Value.EndsWith(socket, StringComparison.Ordinal)),
                    "must not be the socket of the container runtime");
        }
    }

    private static IEnumerable<(string Path, ObjectValue Value)> Volumes(Subject subject) =>
        subject.Each($"{Pods.SpecOf(subject.Node.Type)}.volumes");

    private static void Account(Subject subject)
    {
        var spec = Pods.SpecOf(subject.Node.Type);
        var account = subject.At($"{spec}.serviceAccountName") ?? subject.At($"{spec}.serviceAccount");
        if (account is UnknownValue)
            subject.Unknown($"{spec}.serviceAccountName");
        else if (account is null || Values.Is(account, "default"))
            subject.MustBe($"{spec}.automountServiceAccountToken", false, missing: true);
    }
}
