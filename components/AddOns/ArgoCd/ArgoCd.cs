using System.Text.Json;

namespace Platform.Components.AddOns;

/// <summary>
/// Argo CD: keeps applications as repositories say. The platform itself stays Pulumi's; nothing is allowed here that a project does not
/// name.
/// </summary>
public sealed record ArgoCd : HelmAddOn
{
    /// <summary>The namespace.</summary>
    public const string Home = "argocd";

    /// <summary>The API group and version of its kinds.</summary>
    public const string Group = "argoproj.io/v1alpha1";

    private const string RootProject = "platform";
    private const string InCluster = "https://kubernetes.default.svc";

    /// <inheritdoc/>
    public override string Name => "argo-cd";

    /// <inheritdoc/>
    /// <value>Default: false; without a repository it has nothing to do.</value>
    public override bool Enabled { get; init; }

    /// <summary>The host of its pages, such as <c>argocd.acme.example</c>; null for none. Default: null.</summary>
    public string? Host { get; init; }

    /// <summary>Where people sign in; null for the one built-in administrator. Default: null.</summary>
    public ArgoCdOidc? Oidc { get; init; }

    /// <summary>The repository with the applications; null for none. Default: null.</summary>
    public ArgoCdRoot? Root { get; init; }

    /// <inheritdoc/>
    public override Chart Chart => Charts.ArgoCd;

    /// <inheritdoc/>
    public override MinorRange Kubernetes => new(33, 36);

    /// <inheritdoc/>
    public override string HomeNamespace => Home;

    /// <inheritdoc/>
    public override ImmutableSortedSet<Capability> Provides => [Capability.Delivery];

    /// <inheritdoc/>
    public override ImmutableSortedSet<Capability> Uses =>
    [
        Capability.MonitoringKinds, Capability.Ingress, Capability.Gateways, Capability.Certificates, Capability.DnsRecords,
        Capability.ExternalSecrets,
    ];

    /// <inheritdoc/>
    public override NetworkRules Network => new()
    {
        Metrics = [8080, 8082, 8083, 8084, 9001],
        From = ImmutableSortedDictionary.Create<string, ImmutableSortedSet<int>>(StringComparer.Ordinal)
            .Add("envoy-gateway-system", [8080])
            .Add("ingress-nginx", [8080]),
        // Repositories are fetched over HTTPS or SSH.
        Anywhere = [22, 443],
    };

    /// <inheritdoc/>
    public override IEnumerable<AddOnProblem> Check(AddOnFacts facts)
    {
        if (Oidc is { } oidc && !oidc.Issuer.StartsWith("https://", StringComparison.Ordinal))
            yield return new("oidc.issuer", oidc.Issuer, "must be an https address", "write it as your provider's discovery document does");
        if (Oidc is { ClientId.Length: 0 })
            yield return new("oidc.clientId", "\"\"", "must name the client that your provider knows Argo CD as", "set it");
        if (Oidc is { AdministratorGroup.Length: 0 })
            yield return new("oidc.administratorGroup", "\"\"", "must name a group: the built-in administrator is off with OIDC", "set it");
        if (Oidc is not null && Host is null)
            yield return new("host", "none", "must be set with OIDC: the provider sends people back to it", "set what people type");
        if (Root is { } root && !IsAddress(root.Repository))
            yield return new("root.repository", root.Repository, "must be an https or ssh address", "write https://… or git@…");
    }

    private static bool IsAddress(string repository) =>
        repository.StartsWith("https://", StringComparison.Ordinal) || repository.Contains('@', StringComparison.Ordinal);

    /// <summary>Several of everything where availability counts; people without a group may do nothing.</summary>
    protected override object ChartValues(AddOnFacts facts)
    {
        var several = facts.Replicas(2) > 1;
        return new Dictionary<string, object?>
        {
            ["fullnameOverride"] = Home,
            ["global"] = new
            {
                domain = Host,
                priorityClassName = facts.Priority(Priorities.Standard),
                networkPolicy = new { create = true, defaultDenyIngress = true },
                logging = new { format = "json" },
            },
            ["crds"] = new { install = true, keep = facts.RetainKinds },
            ["configs"] = new Dictionary<string, object?>
            {
                ["cm"] = Settings(),
                ["rbac"] = new Dictionary<string, string>
                {
                    ["policy.default"] = "",
                    ["policy.csv"] = Oidc is { } oidc ? $"g, {oidc.AdministratorGroup}, role:admin\n" : "",
                    ["scopes"] = "[groups]",
                },
            },
            ["redis-ha"] = Cache(several),
            ["dex"] = new { enabled = false },
            ["notifications"] = new { enabled = false },
            ["controller"] = Part(facts, "application-controller", PodResources.Of("250m", "512Mi", "2Gi")),
            ["server"] = Part(facts, "server", PodResources.Of("50m", "128Mi", "512Mi")),
            ["repoServer"] = Part(facts, "repo-server", PodResources.Of("100m", "256Mi", "1Gi")),
            ["applicationSet"] = Part(facts, "applicationset-controller", PodResources.Of("50m", "128Mi", "512Mi")),
        };
    }

    /// <summary>
    /// Three with a majority, one in each zone, behind proxies that prefer to stand in different ones. The proxies' affinity is a text to
    /// their chart.
    /// </summary>
    private static object Cache(bool several) => !several ? new { enabled = false } : new
    {
        enabled = true,
        replicas = 3,
        podDisruptionBudget = new { maxUnavailable = 1 },
        topologySpreadConstraints = new
        {
            enabled = true,
            maxSkew = 1,
            topologyKey = "topology.kubernetes.io/zone",
            whenUnsatisfiable = "DoNotSchedule",
        },
        redis = new { resources = PodResources.Of("50m", "128Mi", "512Mi") },
        sentinel = new { resources = PodResources.Of("20m", "32Mi", "128Mi") },
        haproxy = new
        {
            replicas = 3,
            podDisruptionBudget = new { maxUnavailable = 1 },
            resources = PodResources.Of("20m", "64Mi", "256Mi"),
            affinity = JsonSerializer.Serialize(Spread.ApartByZone(new Dictionary<string, string> { ["app"] = "redis-ha-haproxy" })),
        },
    };

    private static object Part(AddOnFacts facts, string name, object resources)
    {
        var replicas = facts.Replicas(2);
        return new
        {
            replicas,
            pdb = new { enabled = replicas > 1, minAvailable = replicas > 1 ? (object)1 : "" },
            metrics = new { enabled = true, serviceMonitor = new { enabled = facts.Offers(Capability.MonitoringKinds) } },
            resources,
            topologySpreadConstraints = new[] { Spread.OverZones($"{Home}-{name}") },
        };
    }

    /// <summary>The ConfigMap: who signs in how, and what Argo CD never looks at because it is Pulumi's or the cluster's own.</summary>
    private Dictionary<string, string> Settings()
    {
        var settings = new Dictionary<string, string>
        {
            ["admin.enabled"] = Oidc is null ? "true" : "false",
            ["resource.exclusions"] = JsonSerializer.Serialize(Exclusions),
        };
        if (Oidc is { } oidc)
        {
            settings["oidc.config"] = JsonSerializer.Serialize(new
            {
                name = "Single sign-on",
                issuer = oidc.Issuer,
                clientID = oidc.ClientId,
                clientSecret = $"${oidc.SecretName}:clientSecret",
                requestedScopes = Scopes,
            });
        }

        return settings;
    }

    private static readonly string[] Scopes = ["openid", "profile", "email", "groups"];
    private static readonly string[] Everywhere = ["*"];

    /// <summary>
    /// Kinds that Argo CD neither watches nor changes. The first lines are the cluster's own churn; the others belong to the platform, and
    /// two owners would undo each other's work.
    /// </summary>
    private static readonly object[] Exclusions =
    [
        Kinds(["", "discovery.k8s.io"], "Endpoints", "EndpointSlice"),
        Kinds(["coordination.k8s.io"], "Lease"),
        Kinds(["authentication.k8s.io", "authorization.k8s.io"], "*"),
        Kinds(["certificates.k8s.io"], "CertificateSigningRequest"),
        Kinds(["cert-manager.io"], "CertificateRequest"),
        Kinds(["cilium.io"], "CiliumIdentity", "CiliumEndpoint", "CiliumEndpointSlice"),
        Kinds([""], "Namespace", "ResourceQuota", "LimitRange", "PersistentVolume", "Node"),
        Kinds(["admissionregistration.k8s.io"], "ValidatingAdmissionPolicy", "ValidatingAdmissionPolicyBinding"),
        Kinds(["apiextensions.k8s.io"], "CustomResourceDefinition"),
        Kinds(["external-secrets.io"], "ClusterSecretStore"),
        Kinds(["node.k8s.io"], "RuntimeClass"),
        Kinds(["scheduling.k8s.io"], "PriorityClass"),
        Kinds(["snapshot.storage.k8s.io"], "VolumeSnapshotClass"),
        Kinds(["storage.k8s.io"], "StorageClass"),
    ];

    private static object Kinds(string[] apiGroups, params string[] kinds) => new { apiGroups, kinds, clusters = Everywhere };

    /// <summary>The projects and the root: what is in no project of a tenant's may go nowhere.</summary>
    protected override IEnumerable<Resource> After(AddOnChildren inside)
    {
        // Argo CD makes the project itself when it starts, open to everything.
        var nothing = new K8s.ApiExtensions.CustomResourcePatch(inside.Named("project-default"), new CustomPatch(
            Group, "AppProject", "default", Home, new
            {
                description = "Empty on purpose: every application belongs to a project that says where it may go.",
                sourceRepos = Array.Empty<string>(),
                destinations = Array.Empty<object>(),
                clusterResourceWhitelist = Array.Empty<object>(),
            }), inside.Options());
        if (Root is not { } root)
            return [nothing];

        var project = Project(inside, RootProject, new
        {
            description = "The root: applications and nothing else.",
            sourceRepos = new[] { root.Repository },
            destinations = new[] { new { server = InCluster, @namespace = Home } },
            clusterResourceWhitelist = Array.Empty<object>(),
            namespaceResourceWhitelist = new[]
            {
                new { group = "argoproj.io", kind = "Application" },
                new { group = "argoproj.io", kind = "ApplicationSet" },
            },
        });
        return [nothing, project, Application(inside, root, project)];
    }

    private static K8s.ApiExtensions.CustomResource Project(AddOnChildren inside, string name, object spec) => new(
        inside.Named($"project-{name}"), new CustomObject(Group, "AppProject", inside.Metadata(name), spec), inside.Options());

    private static K8s.ApiExtensions.CustomResource Application(AddOnChildren inside, ArgoCdRoot root, Resource project)
    {
        var metadata = inside.Metadata("root");
        if (root.Cascade)
            metadata.Finalizers = ["resources-finalizer.argocd.argoproj.io"];
        return new(inside.Named("root"), new CustomObject(Group, "Application", metadata, new
        {
            project = RootProject,
            source = new { repoURL = root.Repository, path = root.Path, targetRevision = root.Revision },
            destination = new { server = InCluster, @namespace = Home },
            syncPolicy = new
            {
                automated = new { prune = true, selfHeal = true },
                syncOptions = SyncOptions,
                retry = new { limit = 5, backoff = new { duration = "10s", factor = 2, maxDuration = "5m" } },
            },
        }), inside.Options(project));
    }

    private static readonly string[] SyncOptions = ["CreateNamespace=false", "ServerSideApply=true"];
}

/// <summary>Where people sign in to Argo CD.</summary>
public sealed record ArgoCdOidc
{
    /// <summary>The issuer's address, such as <c>https://login.acme.example</c>.</summary>
    public string Issuer { get; init; } = "";

    /// <summary>What the provider knows Argo CD as.</summary>
    public string ClientId { get; init; } = "";

    /// <summary>
    /// The Kubernetes secret in the namespace <c>argocd</c> with the client's secret under <c>clientSecret</c>, labelled
    /// <c>app.kubernetes.io/part-of: argocd</c>. Default: <c>argocd-oidc</c>.
    /// </summary>
    public string SecretName { get; init; } = "argocd-oidc";

    /// <summary>The group whose members may do everything.</summary>
    public string AdministratorGroup { get; init; } = "";
}

/// <summary>The repository that Argo CD starts from: a folder with Applications.</summary>
public sealed record ArgoCdRoot
{
    /// <summary>The repository's address.</summary>
    public string Repository { get; init; } = "";

    /// <summary>The folder with the applications of this environment. Default: <c>gitops/argocd/production</c>.</summary>
    public string Path { get; init; } = "gitops/argocd/production";

    /// <summary>The branch, tag or commit. Default: <c>main</c>.</summary>
    public string Revision { get; init; } = "main";

    /// <summary>Whether what the root delivered is deleted along with it. Default: false; applications stay as they are.</summary>
    public bool Cascade { get; init; }
}
