using Platform.Engine.Graph;
using static Platform.Engine.Checks.Rules.Rule;

namespace Platform.Engine.Checks.Rules;

/// <summary>
/// What the Kubernetes API refuses beyond types (k8s.io/kubernetes, pkg/apis/*/validation, as of 1.36; k8s.io/api for the values of
/// enumerations). Admission by webhooks and policies is not known here.
/// </summary>
internal static class KubernetesRules
{
    // k8s.io/api, the constants of each type.
    private const string Enumerations =
        """
        admissionregistration.k8s.io/v1/*Webhook.failurePolicy = Fail Ignore
        admissionregistration.k8s.io/v1/*Webhook.matchPolicy = Equivalent Exact
        admissionregistration.k8s.io/v1/*Webhook.sideEffects = None NoneOnDryRun
        admissionregistration.k8s.io/v1/MutatingWebhook.reinvocationPolicy = IfNeeded Never
        admissionregistration.k8s.io/v1/*RuleWithOperations.operations = * CONNECT CREATE DELETE UPDATE
        admissionregistration.k8s.io/v1/*RuleWithOperations.scope = * Cluster Namespaced
        admissionregistration.k8s.io/v1/ValidatingAdmissionPolicySpec.failurePolicy = Fail Ignore
        admissionregistration.k8s.io/v1/ValidatingAdmissionPolicyBindingSpec.validationActions = Audit Deny Warn
        admissionregistration.k8s.io/v1/ParamRef.parameterNotFoundAction = Allow Deny
        apiextensions.k8s.io/v1/CustomResourceDefinitionSpec.scope = Cluster Namespaced
        apps/v1/DeploymentStrategy.type = Recreate RollingUpdate
        apps/v1/*UpdateStrategy.type = OnDelete RollingUpdate
        apps/v1/StatefulSetSpec.podManagementPolicy = OrderedReady Parallel
        apps/v1/StatefulSetPersistentVolumeClaimRetentionPolicy.whenDeleted = Delete Retain
        apps/v1/StatefulSetPersistentVolumeClaimRetentionPolicy.whenScaled = Delete Retain
        autoscaling/v2/MetricSpec.type = ContainerResource External Object Pods Resource
        autoscaling/v2/MetricTarget.type = AverageValue Utilization Value
        autoscaling/v2/HPAScalingPolicy.type = Percent Pods
        autoscaling/v2/HPAScalingRules.selectPolicy = Disabled Max Min
        batch/v1/CronJobSpec.concurrencyPolicy = Allow Forbid Replace
        batch/v1/JobSpec.completionMode = Indexed NonIndexed
        batch/v1/JobSpec.podReplacementPolicy = Failed TerminatingOrFailed
        core/v1/Container.imagePullPolicy = Always IfNotPresent Never
        core/v1/Container.terminationMessagePolicy = FallbackToLogsOnError File
        core/v1/ContainerPort.protocol = SCTP TCP UDP
        core/v1/LimitRangeItem.type = Container PersistentVolumeClaim Pod
        core/v1/NodeSelectorRequirement.operator = DoesNotExist Exists Gt In Lt NotIn
        core/v1/PersistentVolumeClaimSpec.accessModes = ReadOnlyMany ReadWriteMany ReadWriteOnce ReadWriteOncePod
        core/v1/PersistentVolumeClaimSpec.volumeMode = Block Filesystem
        core/v1/PersistentVolumeSpec.accessModes = ReadOnlyMany ReadWriteMany ReadWriteOnce ReadWriteOncePod
        core/v1/PersistentVolumeSpec.persistentVolumeReclaimPolicy = Delete Recycle Retain
        core/v1/PodSpec.dnsPolicy = ClusterFirst ClusterFirstWithHostNet Default None
        core/v1/PodSpec.preemptionPolicy = Never PreemptLowerPriority
        core/v1/PodSpec.restartPolicy = Always Never OnFailure
        core/v1/PodSecurityContext.fsGroupChangePolicy = Always OnRootMismatch
        core/v1/SeccompProfile.type = Localhost RuntimeDefault Unconfined
        core/v1/AppArmorProfile.type = Localhost RuntimeDefault Unconfined
        core/v1/ServicePort.protocol = SCTP TCP UDP
        core/v1/ServiceSpec.type = ClusterIP ExternalName LoadBalancer NodePort
        core/v1/ServiceSpec.externalTrafficPolicy = Cluster Local
        core/v1/ServiceSpec.internalTrafficPolicy = Cluster Local
        core/v1/ServiceSpec.ipFamilies = IPv4 IPv6
        core/v1/ServiceSpec.ipFamilyPolicy = PreferDualStack RequireDualStack SingleStack
        core/v1/ServiceSpec.sessionAffinity = ClientIP None
        core/v1/Taint.effect = NoExecute NoSchedule PreferNoSchedule
        core/v1/Toleration.effect = NoExecute NoSchedule PreferNoSchedule
        core/v1/Toleration.operator = Equal Exists Gt Lt
        core/v1/TopologySpreadConstraint.whenUnsatisfiable = DoNotSchedule ScheduleAnyway
        core/v1/HTTPGetAction.scheme = HTTP HTTPS
        meta/v1/LabelSelectorRequirement.operator = DoesNotExist Exists In NotIn
        networking.k8s.io/v1/HTTPIngressPath.pathType = Exact ImplementationSpecific Prefix
        networking.k8s.io/v1/NetworkPolicyPort.protocol = SCTP TCP UDP
        networking.k8s.io/v1/NetworkPolicySpec.policyTypes = Egress Ingress
        policy/v1/PodDisruptionBudgetSpec.unhealthyPodEvictionPolicy = AlwaysAllow IfHealthyBudget
        rbac.authorization.k8s.io/v1/RoleRef.apiGroup = rbac.authorization.k8s.io
        rbac.authorization.k8s.io/v1/RoleRef.kind = ClusterRole Role
        rbac.authorization.k8s.io/v1/Subject.kind = Group ServiceAccount User
        scheduling.k8s.io/v1/PriorityClass.preemptionPolicy = Never PreemptLowerPriority
        storage.k8s.io/v1/CSIDriverSpec.fsGroupPolicy = File None ReadWriteOnceWithFSType
        storage.k8s.io/v1/StorageClass.reclaimPolicy = Delete Retain
        storage.k8s.io/v1/StorageClass.volumeBindingMode = Immediate WaitForFirstConsumer
        """;

    /// <summary>All rules.</summary>
    public static IEnumerable<RuleEntry> All() =>
    [
        .. RuleEntry.Enumerations(Enumerations), .. Metadata(), .. Pods(), .. Workloads(), .. Network(), .. Access(), .. Storage(),
            .. Helm(),
        .. Quantities.All.Select(quantity => new RuleEntry(RuleEntry.ShortForm(quantity.Type), quantity.Property, QuantityOrMap)),
    ];

    private static RuleEntry[] Metadata() =>
    [
        new("*", "metadata", KubernetesObjects.Metadata),
        new("meta/v1/ObjectMeta", "labels", KubernetesObjects.Labels),
        new("meta/v1/ObjectMeta", "annotations", KubernetesObjects.Annotations),
        new("meta/v1/LabelSelector", "matchLabels", Map(KubernetesName.Key, Text(KubernetesName.LabelValue))),
        new("meta/v1/LabelSelectorRequirement", RuleEntry.Itself, KubernetesObjects.Requirement),
        new("meta/v1/LabelSelectorRequirement", "key", Text(KubernetesName.Key)),
        new("apiextensions.k8s.io/v1/CustomResourceDefinition", RuleEntry.Itself, KubernetesObjects.Definition),
        new("core/v1/ConfigMap", "data", KubernetesObjects.Data),
        new("core/v1/Secret", "data", Rule.All(KubernetesObjects.Data, Map(null, Text(Base64)))),
        new("core/v1/Secret", "stringData", KubernetesObjects.Data),
        new("admissionregistration.k8s.io/v1/*Webhook", "timeoutSeconds", Between(1, 30)),
        new("admissionregistration.k8s.io/v1/*Webhook", "name", Text(name =>
            name.Split('.').Length < 3 ? "must be a domain name of at least three parts, such as check.pods.example.com"
                : KubernetesName.Subdomain(name))),
    ];

    private static RuleEntry[] Pods() =>
    [
        new("core/v1/PodSpec", RuleEntry.Itself, KubernetesPods.Spec),
        new("core/v1/PodSpec", "nodeSelector", Map(KubernetesName.Key, Text(KubernetesName.LabelValue))),
        new("core/v1/PodSpec", "serviceAccountName", Text(KubernetesName.Subdomain)),
        new("core/v1/PodSpec", "runtimeClassName", Text(KubernetesName.Subdomain)),
        new("core/v1/PodSpec", "priorityClassName", Text(KubernetesName.Subdomain)),
        new("core/v1/PodSpec", "terminationGracePeriodSeconds", AtLeast(0)),
        new("core/v1/PodSpec", "activeDeadlineSeconds", AtLeast(1)),
        new("core/v1/Container", "name", NameRule.DnsLabel.ToRule()),
        new("core/v1/Container", "image", Text(Image)),
        new("core/v1/ContainerPort", "containerPort", Port),
        new("core/v1/ContainerPort", "hostPort", Port),
        new("core/v1/ContainerPort", "name", Text(KubernetesName.PortName)),
        new("core/v1/EnvVar", "name", Text(EnvironmentName)),
        new("core/v1/HTTPGetAction", "port", PortOrName),
        new("core/v1/TCPSocketAction", "port", PortOrName),
        new("core/v1/GRPCAction", "port", Port),
        new("core/v1/Probe", "failureThreshold", AtLeast(1)),
        new("core/v1/Probe", "periodSeconds", AtLeast(1)),
        new("core/v1/Probe", "successThreshold", AtLeast(1)),
        new("core/v1/Probe", "timeoutSeconds", AtLeast(1)),
        new("core/v1/Probe", "initialDelaySeconds", AtLeast(0)),
        new("core/v1/ResourceRequirements", RuleEntry.Itself, KubernetesPods.Resources),
        new("core/v1/Volume", "name", NameRule.DnsLabel.ToRule()),
        new("core/v1/VolumeMount", "mountPath", Text(path => path.Contains(':') ? "must not contain a colon" : null)),
        new("core/v1/VolumeMount", "subPath", Text(path =>
            path.StartsWith('/') || path.Split('/').Contains("..") ? "must be a relative path without .." : null)),
        new("core/v1/HostPathVolumeSource", "path", Text(path => path.StartsWith('/') ? null : "must be an absolute path")),
        new("core/v1/Toleration", RuleEntry.Itself, KubernetesObjects.Toleration),
        new("core/v1/Taint", "key", Text(KubernetesName.Key)),
        new("core/v1/TopologySpreadConstraint", "maxSkew", AtLeast(1)),
        new("core/v1/TopologySpreadConstraint", "topologyKey", Text(KubernetesName.Key)),
        new("core/v1/PodAffinityTerm", "topologyKey", Text(KubernetesName.Key)),
        new("core/v1/WeightedPodAffinityTerm", "weight", Between(1, 100)),
        new("core/v1/PreferredSchedulingTerm", "weight", Between(1, 100)),
    ];

    private static RuleEntry[] Workloads() =>
    [
        new("apps/v1/DaemonSetSpec", RuleEntry.Itself, KubernetesPods.Workload),
        new("apps/v1/DeploymentSpec", RuleEntry.Itself, KubernetesPods.Workload),
        new("apps/v1/ReplicaSetSpec", RuleEntry.Itself, KubernetesPods.Workload),
        new("apps/v1/StatefulSetSpec", RuleEntry.Itself, KubernetesPods.Workload),
        new("apps/v1/*Spec", "replicas", AtLeast(0)),
        new("apps/v1/RollingUpdate*", "maxSurge", KubernetesObjects.CountOrShare),
        new("apps/v1/RollingUpdate*", "maxUnavailable", KubernetesObjects.CountOrShare),
        new("batch/v1/JobSpec", RuleEntry.Itself, KubernetesPods.Job),
        new("batch/v1/JobSpec", "parallelism", AtLeast(0)),
        new("batch/v1/JobSpec", "completions", AtLeast(0)),
        new("batch/v1/JobSpec", "backoffLimit", AtLeast(0)),
        new("batch/v1/JobSpec", "ttlSecondsAfterFinished", AtLeast(0)),
        new("batch/v1/CronJobSpec", "schedule", Text(CronLine.Unix)),
        new("batch/v1/CronJobSpec", "timeZone", Text(TimeZone)),
        new("batch/v1/CronJobSpec", "startingDeadlineSeconds", AtLeast(0)),
        new("autoscaling/v2/HorizontalPodAutoscalerSpec", RuleEntry.Itself, KubernetesObjects.Ordered("minReplicas", "maxReplicas")),
        new("autoscaling/v2/HorizontalPodAutoscalerSpec", "maxReplicas", AtLeast(1)),
        new("policy/v1/PodDisruptionBudgetSpec", RuleEntry.Itself, KubernetesObjects.DisruptionBudget),
        new("policy/v1/PodDisruptionBudgetSpec", "minAvailable", KubernetesObjects.CountOrShare),
        new("policy/v1/PodDisruptionBudgetSpec", "maxUnavailable", KubernetesObjects.CountOrShare),
        new("scheduling.k8s.io/v1/PriorityClass", "value", Between(int.MinValue, 1_000_000_000)),
        new("node.k8s.io/v1/RuntimeClass", "handler", NameRule.DnsLabel.ToRule()),
    ];

    private static RuleEntry[] Network() =>
    [
        new("core/v1/ServiceSpec", RuleEntry.Itself, KubernetesObjects.Service),
        new("core/v1/ServiceSpec", "clusterIP", Text(ip => ip is "" or "None" ? null : Ip.Any(ip))),
        new("core/v1/ServiceSpec", "externalIPs", Each(Text(Ip.Any))),
        new("core/v1/ServiceSpec", "externalName", Text(DnsName.Host)),
        new("core/v1/ServiceSpec", "loadBalancerSourceRanges", Each(Text(Cidr.Any))),
        new("core/v1/ServicePort", "port", Port),
        new("core/v1/ServicePort", "nodePort", Between(0, 65535)),
        new("core/v1/ServicePort", "targetPort", PortOrName),
        new("core/v1/ServicePort", "name", NameRule.DnsLabel.ToRule()),
        new("networking.k8s.io/v1/IngressRule", "host", Text(DnsName.HostOrWildcard)),
        new("networking.k8s.io/v1/IngressTLS", "hosts", Each(Text(DnsName.HostOrWildcard))),
        new("networking.k8s.io/v1/HTTPIngressPath", "path", Text(path => path.StartsWith('/') ? null : "must begin with /")),
        new("networking.k8s.io/v1/ServiceBackendPort", "number", Port),
        new("networking.k8s.io/v1/IPBlock", RuleEntry.Itself, KubernetesObjects.IpBlock),
        new("networking.k8s.io/v1/IPBlock", "cidr", Text(Cidr.Any)),
        new("networking.k8s.io/v1/IPBlock", "except", Each(Text(Cidr.Any))),
        new("networking.k8s.io/v1/NetworkPolicyPort", "port", PortOrName),
        new("networking.k8s.io/v1/NetworkPolicyPort", "endPort", Port),
    ];

    private static RuleEntry[] Access() =>
    [
        new("rbac.authorization.k8s.io/v1/PolicyRule", "verbs", (value, context) =>
        {
            if (value is ListValue { Items.Count: 0 })
                context.Findings.Error(value, "must name at least one verb");
        }),
        new("rbac.authorization.k8s.io/v1/PolicyRule", RuleEntry.Itself, (value, context) =>
        {
            if (value is ObjectValue rule && rule["resources"] is not null && rule["apiGroups"] is null && rule["nonResourceURLs"] is null)
            {
                context.Findings.Enter("apiGroups");
                context.Findings.Error(null, "is required beside resources", "set it to [\"\"] for the core group");
                context.Findings.Leave();
            }
        }),
    ];

    private static RuleEntry[] Storage() =>
    [
        new("core/v1/PersistentVolumeClaimSpec", "storageClassName",
            Text(name => name.Length == 0 ? null : KubernetesName.Subdomain(name))),
        new("storage.k8s.io/v1/StorageClass", "provisioner",
            Text(name => name.Length == 0 ? "must not be empty" : KubernetesName.Key(name))),
    ];

    private static RuleEntry[] Helm() =>
    [
        // Helm: pkg/chartutil/validate_name.go.
        new("helm.sh/v3/Release", "name", Text(name =>
            name.Length > 53 ? new Complaint($"is too long: a release's name has at most 53 characters, this one {name.Length}",
                "set a shorter name")
            : KubernetesName.Subdomain(name))),
        new("helm.sh/v3/Release", RuleEntry.Itself, KubernetesObjects.Chart),
        new("helm.sh/v3/Release", "namespace", Text(name => name.Length == 0 ? null : NameRule.DnsLabel.Judge(name))),
        new("helm.sh/v3/Release", "timeout", AtLeast(0)),
        new("helm.sh/v3/RepositoryOpts", "repo", Text(ChartRepository)),
    ];

    private static void Port(PropertyValue value, RuleContext context) => Between(1, 65535)(value, context);

    private static void PortOrName(PropertyValue value, RuleContext context)
    {
        if (value is NumberValue)
            Port(value, context);
        else
            Text(KubernetesName.PortName)(value, context);
    }

    private static void QuantityOrMap(PropertyValue value, RuleContext context)
    {
        if (value is ObjectValue)
            Map(null, Quantity.Check)(value, context);
        else
            Quantity.Check(value, context);
    }

    // Since Kubernetes 1.34 everything printable but the equals sign.
    private static Complaint? EnvironmentName(string name) =>
        name.Length == 0 ? "must not be empty"
        : name.Any(c => c is < ' ' or > '~' or '=') ? "must consist of printable ASCII characters without ="
        : null;

    // distribution/reference: lower-case path, optional registry, tag and digest.
    private static Complaint? Image(string image)
    {
        if (image.Length == 0)
            return "must not be empty";
        if (image.Any(char.IsWhiteSpace))
            return "must not contain spaces";

        var name = image.Split('@')[0];
        var colon = name.LastIndexOf(':') is var last && last > name.LastIndexOf('/') ? last : name.Length;
        var tag = colon == name.Length ? "latest" : name[(colon + 1)..];
        name = name[..colon];
        if (tag.Length is 0 or > 128 || !tag.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '.' or '-'))
            return $"must have a tag of at most 128 letters, digits, _, . and -: '{tag}' is none";

        var path = name.Split('/') is { Length: > 1 } parts && parts[0].IndexOfAny(['.', ':']) >= 0 ? name[(name.IndexOf('/') + 1)..]
            : name;
        return path.FirstOrDefault(c => !char.IsAsciiLetterLower(c) && !char.IsAsciiDigit(c)
            && c is not ('/' or '.' or '_' or '-')) is not '\0' and var wrong
            ? new Complaint($"must have a lower-case name: '{wrong}' is not allowed", char.IsAsciiLetterUpper(wrong)
                ? $"use {image.ToLowerInvariant()}" : null)
            : null;
    }

    private static Complaint? Base64(string text) =>
        Convert.TryFromBase64String(text.ReplaceLineEndings(""), new byte[text.Length], out _)
            ? null
            : new Complaint("must be base64", "put plain text into stringData");

    private static Complaint? TimeZone(string name) =>
        name is "Local" or "" ? "must be the name of a time zone, such as Etc/UTC or Europe/Berlin"
        : name is "UTC" or "GMT" || (name.Contains('/') && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '/' or '_' or '-' or '+'))
            ? null
        : "must be the name of a time zone, such as Etc/UTC or Europe/Berlin";

    private static Complaint? ChartRepository(string address) =>
        address.StartsWith("oci://", StringComparison.Ordinal)
            ? new Complaint("must be an http or https address", "put the oci:// address into chart")
        : Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" ? null
        : "must be an http or https address";
}
