using Platform.Engine.Graph;
using static Platform.Engine.Policies.PolicySeverity;

namespace Platform.Engine.Policies.Themes;

/// <summary>What containers may do, as the Pod Security Standards ask.</summary>
internal static class PodRules
{
    public static IReadOnlyList<PolicyRule> All { get; } =
    [
        new("K8S-001", Critical, "no container is privileged", "leave securityContext.privileged out",
            ["CIS-EKS-4.2.1", "CIS-GKE-4.2.1", "CKV_K8S_16", "KSV-0017", "privileged-container", "C-0057"], Pods.Types,
            EachContainer((subject, path) => subject.MustBe($"{path}.securityContext.privileged", false, missing: false))),
        new("K8S-003", High, "no container gains privileges", "set securityContext.allowPrivilegeEscalation to false",
            ["CIS-EKS-4.2.5", "CKV_K8S_20", "KSV-0001", "C-0016"], Pods.Types,
            EachContainer((subject, path) => subject.MustBe($"{path}.securityContext.allowPrivilegeEscalation", false, missing: true))),
        new("K8S-004", Medium, "containers give up all capabilities", "set securityContext.capabilities.drop to [ALL]",
            ["CIS-GKE-4.6.3", "CKV_K8S_28", "CKV_K8S_37", "KSV-0003", "KSV-0106"], Pods.Types, EachContainer(Capabilities)),
        new("K8S-005", Medium, "containers do not run as root", "set securityContext.runAsNonRoot",
            ["CKV_K8S_23", "KSV-0012", "run-as-non-root", "C-0013"], Pods.Types,
            EachContainer((subject, path) =>
                Inherited(subject, path, "runAsNonRoot", value => Values.Flag(value) == true, "must be true"))),
        new("K8S-006", Medium, "system calls are filtered", "set securityContext.seccompProfile.type to RuntimeDefault",
            ["CIS-GKE-4.6.2", "CKV_K8S_31", "KSV-0030", "KSV-0104"], Pods.Types,
            EachContainer((subject, path) => Inherited(
                subject, path, "seccompProfile.type", value => Values.Is(value, "RuntimeDefault")
                    || Values.Is(value, "Localhost"), "must be RuntimeDefault"))),
        new("K8S-007", Low, "containers do not write to their image", "set securityContext.readOnlyRootFilesystem",
            ["CKV_K8S_22", "KSV-0014", "C-0017"], Pods.Types,
            EachContainer((subject, path) => subject.MustBe($"{path}.securityContext.readOnlyRootFilesystem", true, missing: false))),
        new("K8S-009", Medium, "containers say what they need, and are held to their memory",
            "set requests of cpu and memory, and a limit of memory",
            ["CKV_K8S_10", "CKV_K8S_11", "CKV_K8S_12", "CKV_K8S_13", "KSV-0015", "KSV-0016", "KSV-0018", "C-0271"], Pods.Types,
                EachContainer(Resources)),
        new("K8S-010", Medium, "images have a version", "give the image a tag other than latest, or a digest",
            ["CIS-EKS-5.1.4", "CIS-GKE-5.1.4", "CKV_K8S_14", "CKV_K8S_43", "KSV-0013", "KSV-0125"], Pods.Types,
            EachContainer((subject, path) => subject.Must(
                $"{path}.image", value => value is StringValue image
                    && HasVersion(image.Value), "must have a tag other than latest, or a digest"))),
        new("K8S-018", Medium, "secrets do not come by environment variables", "mount the secret as a volume",
            ["CIS-EKS-4.4.1", "CIS-GKE-4.4.1", "CKV_K8S_35", "KSV-0109"], Pods.Types, EachContainer(NoSecretVariables)),
    ];

    private static Action<Subject> EachContainer(Action<Subject, string> test) => subject =>
    {
        foreach (var (path, _) in Pods.Containers(subject))
            test(subject, path);
    };

    private static void Capabilities(Subject subject, string path)
    {
        subject.Must($"{path}.securityContext.capabilities.drop",
            value => Values.Texts(value).Contains("ALL", StringComparer.OrdinalIgnoreCase), "must hold ALL");
        subject.Must(
            $"{path}.securityContext.capabilities.add", value => Values.Texts(value).All(name => name == "NET_BIND_SERVICE"),
            "must hold nothing but NET_BIND_SERVICE", missing: true);
    }

    /// <summary>What a container does not say, its pod says for it.</summary>
    private static void Inherited(Subject subject, string path, string name, Func<PropertyValue, bool> good, string text)
    {
        var own = $"{path}.securityContext.{name}";
        subject.Must(subject.At(own) is null ? $"{Pods.SpecOf(subject.Node.Type)}.securityContext.{name}" : own, good, text);
    }

    private static void Resources(Subject subject, string path)
    {
        foreach (var name in new[] { "requests.cpu", "requests.memory", "limits.memory" })
            subject.Must($"{path}.resources.{name}", value => Values.IsText(value) || value is NumberValue, "must be set");
    }

    private static bool HasVersion(string image) =>
        image.Contains('@', StringComparison.Ordinal)
        || (image[(image.LastIndexOf('/') + 1)..].Split(':') is [_, { Length: > 0 } tag] && tag != "latest");

    private static void NoSecretVariables(Subject subject, string path)
    {
        foreach (var (at, variable) in subject.Each($"{path}.env"))
        {
            if (Values.At(variable, "valueFrom.secretKeyRef") is not null)
                subject.Fail($"{at}.valueFrom", variable.Text("name") ?? "",
                    "must not come from a secret: children and crash reports see it");
        }

        foreach (var (at, source) in subject.Each($"{path}.envFrom"))
        {
            if (source["secretRef"] is not null)
                subject.Fail(at, null, "must not come from a secret: children and crash reports see it");
        }
    }
}
