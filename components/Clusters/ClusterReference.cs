using Platform.Components.Identity;

namespace Platform.Components.Clusters;

/// <summary>
/// A cluster that something else made, or another stack. Add-ons and identities go onto it as onto one of ours; itself it makes nothing but
/// the Kubernetes provider. Where the stack file does not say how the cluster is reached, it asks the cloud, the one place that does so.
/// </summary>
public sealed class ClusterReference : PlatformComponent, ICluster
{
    internal const string Token = "platform:clusters:ClusterReference";

    private readonly ClusterReferenceArgs _args;

    /// <summary>Refers to the cluster.</summary>
    public ClusterReference(string name, ClusterReferenceArgs args, ComponentResourceOptions? options = null)
        : base(Token, name, args, args.Ours ? OnceOurs(args, options) : options)
    {
        _args = OfOnePlace(args);
        Name = Output.Create(args.ClusterName);
        Kubeconfig = Output.CreateSecret(Access());
        Kubernetes = Provider();
        RegisterOutputs();
    }

    /// <inheritdoc/>
    [Output] public Output<string> Name { get; }

    /// <inheritdoc/>
    [Output] public Output<string> Kubeconfig { get; }

    /// <inheritdoc/>
    public K8s.Provider Kubernetes { get; }

    /// <summary>Nothing: whoever made the cluster made its nodes.</summary>
    public IReadOnlyList<Resource> BeforeNodes => [];

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">The cluster is known by its kubeconfig alone.</exception>
    public WorkloadIdentity Identify(string name, WorkloadIdentityArgs args) => _args switch
    {
        { Eks: { } eks } => new AwsWorkloadIdentity(Named(name), new()
        {
            Workload = args,
            Cluster = AwsFacts.Of(eks.Region, eks.Account, _args.ClusterName),
            ClusterName = _args.ClusterName,
        }, Within()),
        { Gke: { } gke } => new GcpWorkloadIdentity(Named(name), new()
        {
            Workload = args,
            Project = gke.Project,
            ProjectNumber = gke.ProjectNumber,
            ClusterName = _args.ClusterName,
        }, Within()),
        _ => throw new InvalidOperationException(
            $"{_args.ClusterName}: {args.Namespace}/{args.ServiceAccount} needs an identity in the cloud, and a kubeconfig does not tell "
            + "which cloud the cluster is on: say so with its region and account, or its location and project"),
    };

    private static ClusterReferenceArgs OfOnePlace(ClusterReferenceArgs args) => args switch
    {
        { Eks: not null, Gke: not null } => throw new ArgumentException(
            $"{args.ClusterName}: a cluster is on one cloud only", nameof(args)),
        { Eks: null, Gke: null, Kubeconfig: null } => throw new ArgumentException(
            $"{args.ClusterName}: neither a kubeconfig nor a place to find the cluster at", nameof(args)),
        { Authentication: GkeAuthentication.AccessToken } and ({ AccessToken: null } or { Gke: null }) => throw new ArgumentException(
            $"{args.ClusterName}: authentication by token takes a token and a place on Google Cloud", nameof(args)),
        _ => args,
    };

    /// <summary>
    /// A stack that is divided into layers has identities and the provider below the cluster itself, until its state is moved.
    /// </summary>
    private static ComponentResourceOptions OnceOurs(ClusterReferenceArgs args, ComponentResourceOptions? options)
    {
        var merged = ComponentResourceOptions.Merge(options, null);
        merged.Aliases.Add(new Alias { Type = args.Eks is not null ? EksCluster.Token : GkeCluster.Token });
        return merged;
    }

    private Output<string> Access() => _args switch
    {
        { Kubeconfig: { } kubeconfig } => kubeconfig,
        { Eks: { } eks } => OfEks(eks),
        _ => Clusters.Kubeconfig.OfGke(Name, DnsEndpoint(_args.Gke!)),
    };

    private Output<string> OfEks(EksLocation eks)
    {
        if (eks is { Endpoint: { } endpoint, CertificateAuthority: { } authority })
            return Clusters.Kubeconfig.OfEks(Name, endpoint, authority, eks.Region);

        var found = Aws.Eks.GetCluster.Invoke(new() { Name = _args.ClusterName, Region = eks.Region }, new InvokeOptions { Parent = this });
        return Clusters.Kubeconfig.OfEks(
            Name, found.Apply(cluster => cluster.Endpoint), found.Apply(cluster => cluster.CertificateAuthorities[0].Data), eks.Region);
    }

    private Output<string> DnsEndpoint(GkeLocation gke)
    {
        if (gke.DnsEndpoint is { } endpoint)
            return endpoint;

        var found = Gcp.Container.GetCluster.Invoke(
            new() { Name = _args.ClusterName, Location = gke.Location, Project = gke.Project }, new InvokeOptions { Parent = this });
        return found.Apply(cluster => cluster.ControlPlaneEndpointsConfigs[0].DnsEndpointConfigs[0].Endpoint);
    }

    /// <summary>Where the place is known, the identifier is that of the cloud; it stays when the kubeconfig changes.</summary>
    private K8s.Provider Provider() => new(Named("kubernetes"), new()
    {
        KubeConfig = _args is { Authentication: GkeAuthentication.AccessToken, AccessToken: { } token, Gke: { } place }
            ? Clusters.Kubeconfig.OfGke(Name, DnsEndpoint(place), token)
            : Kubeconfig,
        ClusterIdentifier = _args switch
        {
            { Eks: { } eks } => AwsFacts.Of(eks.Region, eks.Account, _args.ClusterName).ClusterArn,
            { Gke: { } gke } => $"projects/{gke.Project}/locations/{gke.Location}/clusters/{_args.ClusterName}",
            _ => _args.ClusterName,
        },
        EnableServerSideApply = true,
        DeleteUnreachable = _args.ForgetUnreachable,
    }, Inside());
}

/// <summary>Where an EKS cluster is, and how it is reached.</summary>
public sealed record EksLocation
{
    /// <summary>The region, such as <c>eu-west-1</c>.</summary>
    public string Region { get; init; } = "";

    /// <summary>The account's 12 digits.</summary>
    public string Account { get; init; } = "";

    /// <summary>The address of the Kubernetes API. Default: AWS is asked.</summary>
    public Input<string>? Endpoint { get; init; }

    /// <summary>The API's authority as base64 PEM. Default: AWS is asked.</summary>
    public Input<string>? CertificateAuthority { get; init; }
}

/// <summary>Where a GKE cluster is, and how it is reached.</summary>
public sealed record GkeLocation
{
    /// <summary>The Google Cloud project.</summary>
    public string Project { get; init; } = "";

    /// <summary>The project's number, which names its workload identity pool.</summary>
    public string ProjectNumber { get; init; } = "";

    /// <summary>The region, or for a zonal cluster the zone.</summary>
    public string Location { get; init; } = "";

    /// <summary>The host name of the DNS endpoint. Default: Google Cloud is asked.</summary>
    public Input<string>? DnsEndpoint { get; init; }
}

/// <summary>
/// Inputs of <see cref="ClusterReference"/>: a kubeconfig, a place, or both; without a place pods get no identity in the cloud.
/// </summary>
public sealed class ClusterReferenceArgs : ResourceArgs
{
    /// <summary>The cluster's physical name.</summary>
    public required string ClusterName { get; init; }

    /// <summary>A kubeconfig, which goes before what a place tells. Default: one that asks the cloud's exec plugin for tokens.</summary>
    public Input<string>? Kubeconfig { get; init; }

    /// <summary>Where the cluster is, if on AWS; its agent of Pod Identity must run for pods to have identities.</summary>
    public EksLocation? Eks { get; init; }

    /// <summary>Where the cluster is, if on Google Cloud; Workload Identity must be on for pods to have identities.</summary>
    public GkeLocation? Gke { get; init; }

    /// <summary>How the Kubernetes provider proves to a cluster on Google Cloud who it is. Default: by the plugin.</summary>
    public GkeAuthentication Authentication { get; init; }

    /// <summary>The token, where <see cref="Authentication"/> is by token. Default: none.</summary>
    public Input<string>? AccessToken { get; init; }

    /// <summary>
    /// Whether the platform made the cluster, in the layer below: what a whole stack has below its cluster is then taken over.
    /// </summary>
    public bool Ours { get; init; }

    /// <summary>
    /// Whether Pulumi forgets objects in a cluster that does not answer: for taking down what is gone already. Default: false, because it
    /// would also forget them while a network is down.
    /// </summary>
    public bool ForgetUnreachable { get; init; }
}
