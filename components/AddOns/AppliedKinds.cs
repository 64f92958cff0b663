using Batch = Pulumi.Kubernetes.Types.Inputs.Batch.V1;
using Core = Pulumi.Kubernetes.Types.Inputs.Core.V1;
using Meta = Pulumi.Kubernetes.Types.Inputs.Meta.V1;
using Rbac = Pulumi.Kubernetes.Types.Inputs.Rbac.V1;

namespace Platform.Components.AddOns;

/// <summary>
/// Applies a <see cref="KindBundle"/> from inside the cluster, by a Job that may do nothing else: such files are too large for a Helm
/// release and for an annotation. The kinds stay when the Job goes; a new version is a new Job.
/// </summary>
internal static class AppliedKinds
{
    private const string Manager = "platform";
    private const int User = 65532;

    /// <summary>Makes the Job and what it acts as.</summary>
    /// <param name="inside">Names and places children.</param>
    /// <param name="bundle">The kinds.</param>
    /// <returns>What the kinds' users wait for: the Job is complete when all kinds are served.</returns>
    public static Resource Make(AddOnChildren inside, KindBundle bundle)
    {
        var actor = $"{bundle.Name}-kinds";
        var account = new K8s.Core.V1.ServiceAccount(inside.Named("kinds-account"), new Core.ServiceAccountArgs
        {
            Metadata = inside.Metadata(actor),
        }, inside.Options());
        var role = new K8s.Rbac.V1.ClusterRole(inside.Named("kinds-role"), new Rbac.ClusterRoleArgs
        {
            Metadata = new Meta.ObjectMetaArgs { Name = actor },
            Rules =
            [
                Rule("apiextensions.k8s.io", ["customresourcedefinitions"], "get", "list", "watch", "create", "patch"),
                Rule("admissionregistration.k8s.io",
                    ["validatingadmissionpolicies", "validatingadmissionpolicybindings"], "get", "create", "patch"),
            ],
        }, inside.Options());
        var binding = new K8s.Rbac.V1.ClusterRoleBinding(inside.Named("kinds-binding"), new Rbac.ClusterRoleBindingArgs
        {
            Metadata = new Meta.ObjectMetaArgs { Name = actor },
            RoleRef = new Rbac.RoleRefArgs { ApiGroup = "rbac.authorization.k8s.io", Kind = "ClusterRole", Name = actor },
            Subjects = [new Rbac.SubjectArgs { Kind = "ServiceAccount", Name = actor, Namespace = inside.Namespace }],
        }, inside.Options(role, account));
        return new K8s.Batch.V1.Job(inside.Named($"kinds-{bundle.Label}"), new Batch.JobArgs
        {
            Metadata = inside.Metadata($"{bundle.Label}-kinds"),
            Spec = new Batch.JobSpecArgs
            {
                BackoffLimit = 5,
                Template = new Core.PodTemplateSpecArgs { Spec = Pod(actor, bundle) },
            },
        }, inside.Options(binding));
    }

    private static Core.PodSpecArgs Pod(string account, KindBundle bundle) => new()
    {
        ServiceAccountName = account,
        RestartPolicy = "Never",
        SecurityContext = new Core.PodSecurityContextArgs
        {
            RunAsNonRoot = true,
            RunAsUser = User,
            RunAsGroup = User,
            SeccompProfile = new Core.SeccompProfileArgs { Type = "RuntimeDefault" },
        },
        InitContainers =
        [
            Kubectl("apply", "apply", "--server-side", "--force-conflicts", $"--field-manager={Manager}", $"--filename={bundle.Address}"),
        ],
        Containers =
        [
            Kubectl("await", ["wait", "--for=condition=Established", "--timeout=120s", .. bundle.Kinds.Select(kind => $"crd/{kind}")]),
        ],
    };

    private static Core.ContainerArgs Kubectl(string name, params string[] arguments) => new()
    {
        Name = name,
        Image = Images.Kubectl,
        Args = arguments,
        Resources = new Core.ResourceRequirementsArgs
        {
            Requests = { ["cpu"] = "50m", ["memory"] = "128Mi" },
            Limits = { ["memory"] = "256Mi" },
        },
        SecurityContext = new Core.SecurityContextArgs
        {
            AllowPrivilegeEscalation = false,
            ReadOnlyRootFilesystem = true,
            Capabilities = new Core.CapabilitiesArgs { Drop = ["ALL"] },
        },
    };

    private static Rbac.PolicyRuleArgs Rule(string group, string[] resources, params string[] verbs) =>
        new() { ApiGroups = [group], Resources = resources, Verbs = verbs };
}
