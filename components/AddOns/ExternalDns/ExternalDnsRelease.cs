using Platform.Components.Identity;
using Platform.Components.Identity.Policies;

namespace Platform.Components.AddOns;

/// <summary>ExternalDNS for one provider: a release in the add-on's namespace.</summary>
/// <param name="Key">The provider's name in the add-on's settings.</param>
/// <param name="Provider">The provider.</param>
internal sealed record ExternalDnsRelease(string Key, ExternalDnsProvider Provider) : HelmAddOn
{
    private const string Mount = "/etc/external-dns";

    public override string Name => $"external-dns-{Key}";

    public override bool Enabled { get; init; } = true;

    public override Chart Chart => Charts.ExternalDns;

    public override MinorRange Kubernetes => new(31, 36);

    public override string HomeNamespace => "external-dns";

    public override bool MakesNamespace => false;

    /// <summary>Its kind is for records without a source, which nobody needs; two releases would both own it.</summary>
    public override bool SkipsKinds => true;

    public override Permissions? Permissions(AddOnFacts facts) => Provider.IsNative(facts)
        ? Provider.InProject(ExternalDnsPermissions.Of(Provider.Resources().ToImmutableSortedDictionary(StringComparer.Ordinal)))
        : null;

    /// <summary>One replica: two would write the same records, and there is no election. Records stay while it is away.</summary>
    protected override object ChartValues(AddOnFacts facts) => new
    {
        fullnameOverride = Name,
        provider = new { name = OnAws ? "aws" : "google" },
        sources = Sources(facts),
        policy = Provider.Policy switch { DnsPolicy.Sync => "sync", DnsPolicy.CreateOnly => "create-only", _ => "upsert-only" },
        registry = "txt",
        txtOwnerId = $"{facts.Cluster}-{Key}",
        // The record's type in the name keeps an A and an AAAA apart, and the dot makes room for a zone's own name.
        txtPrefix = "edns-%{record_type}.",
        domainFilters = Provider.Zones.Keys,
        annotationPrefix = Provider.AnnotationPrefix,
        interval = $"{Provider.IntervalSeconds}s",
        triggerLoopOnEvent = true,
        logFormat = "json",
        extraArgs = Arguments().ToArray(),
        env = Environment().ToArray(),
        extraVolumes = Provider.Credentials is { } secret
            ? new[] { new { name = "credentials", secret = new { secretName = secret } } }
            : null,
        extraVolumeMounts = Provider.Credentials is null
            ? null
            : new[] { new { name = "credentials", mountPath = Mount, readOnly = true } },
        serviceAccount = new { create = true, name = ServiceAccount },
        deploymentStrategy = new { type = "Recreate" },
        priorityClassName = facts.Priority(Priorities.Critical),
        resources = PodResources.Of("50m", "128Mi", "256Mi"),
        serviceMonitor = new { enabled = facts.Offers(Capability.MonitoringKinds) },
    };

    private bool OnAws => Provider.Provider == DnsProvider.Route53;

    private ImmutableSortedSet<string> Sources(AddOnFacts facts) => !Provider.Sources.IsEmpty ? Provider.Sources
        : facts.Offers(Capability.GatewayKinds) ? ["gateway-grpcroute", "gateway-httproute", "ingress", "service"] : ["ingress", "service"];

    private IEnumerable<string> Arguments()
    {
        foreach (var zone in Provider.Zones.Values)
            yield return $"--zone-id-filter={zone}";
        // A TXT record of its own stands beside a wildcard's, and no zone takes an asterisk within a name.
        yield return "--txt-wildcard-replacement=any";
        var visibility = Provider.Private ? "private" : "public";
        yield return OnAws ? $"--aws-zone-type={visibility}" : $"--google-zone-visibility={visibility}";
        if (!OnAws)
            yield return $"--google-project={Provider.Project}";
    }

    private IEnumerable<object> Environment()
    {
        if (Provider.Credentials is null)
            yield break;

        yield return new
        {
            name = OnAws ? "AWS_SHARED_CREDENTIALS_FILE" : "GOOGLE_APPLICATION_CREDENTIALS",
            value = $"{Mount}/credentials",
        };
        if (OnAws)
            yield return new { name = "AWS_DEFAULT_REGION", value = "us-east-1" };
    }
}

/// <summary>The namespace, and a release for each provider.</summary>
internal sealed class ExternalDnsComponent : AddOnComponent
{
    public ExternalDnsComponent(ExternalDns addOn, AddOnContext context) : base(addOn, context)
    {
        var home = Home();
        foreach (var (key, provider) in addOn.Providers)
            _ = new HelmAddOnComponent(new ExternalDnsRelease(key, provider), context with { Name = Named(key), Options = Within(home) });

        RegisterOutputs();
    }
}
