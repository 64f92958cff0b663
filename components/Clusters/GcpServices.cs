namespace Platform.Components.Clusters;

/// <summary>
/// Switches on the APIs of a project that the platform calls. It never switches one off: others in the project may call it too.
/// </summary>
public sealed class GcpServices : PlatformComponent
{
    internal const string Token = "platform:clusters:GcpServices";

    /// <summary>What networks, clusters, identities and the add-ons of the catalogue call.</summary>
    public static ImmutableSortedSet<string> Standard { get; } =
    [
        "artifactregistry.googleapis.com",
        "binaryauthorization.googleapis.com",
        "cloudkms.googleapis.com",
        "cloudresourcemanager.googleapis.com",
        "compute.googleapis.com",
        "container.googleapis.com",
        "containersecurity.googleapis.com",
        "dns.googleapis.com",
        "gkebackup.googleapis.com",
        "iam.googleapis.com",
        "iamcredentials.googleapis.com",
        "logging.googleapis.com",
        "monitoring.googleapis.com",
        "networkmanagement.googleapis.com",
        "pubsub.googleapis.com",
        "secretmanager.googleapis.com",
        "servicenetworking.googleapis.com",
        "serviceusage.googleapis.com",
        "storage.googleapis.com",
        "sts.googleapis.com",
    ];

    private const string Domain = ".googleapis.com";

    private readonly GcpServicesArgs _args;

    /// <summary>Switches the APIs on.</summary>
    public GcpServices(string name, GcpServicesArgs args, ComponentResourceOptions? options = null) : base(Token, name, args, options)
    {
        _args = args;
        Enabled = [.. args.Services.Select(Enable)];
        RegisterOutputs();
    }

    /// <summary>The services, for what has to wait until they answer.</summary>
    public IReadOnlyList<Resource> Enabled { get; }

    private Resource Enable(string service) => new Gcp.Projects.Service(Named(service.Replace(Domain, "", StringComparison.Ordinal)), new()
    {
        Project = _args.Project,
        ServiceName = service,
        DisableOnDestroy = false,
        DisableDependentServices = false,
    }, Inside());
}

/// <summary>Inputs of <see cref="GcpServices"/>.</summary>
public sealed class GcpServicesArgs : ResourceArgs
{
    /// <summary>The Google Cloud project.</summary>
    public required string Project { get; init; }

    /// <summary>
    /// The services by their full names, such as <c>container.googleapis.com</c>. Default: <see cref="GcpServices.Standard"/>.
    /// </summary>
    public ImmutableSortedSet<string> Services { get; init; } = GcpServices.Standard;
}
