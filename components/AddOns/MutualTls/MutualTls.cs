using Admission = Pulumi.Kubernetes.Types.Inputs.AdmissionRegistration.V1;
using Core = Pulumi.Kubernetes.Types.Inputs.Core.V1;
using Meta = Pulumi.Kubernetes.Types.Inputs.Meta.V1;

namespace Platform.Components.AddOns;

/// <summary>
/// Client certificates at the edge: authorities and clients' key pairs of the platform's own, the authorities wherever clients are asked
/// for certificates, and a policy that lets no Ingress there go without asking. Gateways ask by their hosts' <c>clientCertificates</c>.
/// </summary>
public sealed record MutualTls : ObjectsAddOn
{
    /// <summary>
    /// What a namespace carries as a label, with the value <see cref="Required"/>, whose Ingresses must ask for client certificates.
    /// </summary>
    public const string Label = "platform/client-certificates";

    /// <summary>The label's value.</summary>
    public const string Required = "required";

    /// <summary>The name of the ConfigMap and of the Secret with the authorities, key <c>ca.crt</c>, in each such namespace.</summary>
    public const string AuthoritiesName = "client-authorities";

    private const string AuthoritiesKey = "ca.crt";
    private const string NginxClass = "nginx";
    private const string NginxAnnotation = "nginx.ingress.kubernetes.io/auth-tls";

    /// <inheritdoc/>
    public override string Name => "mutual-tls";

    /// <inheritdoc/>
    /// <value>Default: false.</value>
    public override bool Enabled { get; init; }

    /// <summary>The clients, by the name in their certificates: DNS labels. Default: none.</summary>
    public ImmutableSortedSet<string> Clients { get; init; } = [];

    /// <summary>The number of the current authority, 1 or more; both it and the one after it are trusted. Default: 1.</summary>
    public int Authority { get; init; } = 1;

    /// <summary>Which of the two authorities signs the clients' certificates. Default: the current one.</summary>
    public SigningAuthority SignedBy { get; init; }

    /// <summary>How long an authority is valid, in days. Default: 1825, five years.</summary>
    public int AuthorityDays { get; init; } = 1825;

    /// <summary>How long a client's certificate is valid, in days. Default: 90.</summary>
    public int ClientDays { get; init; } = 90;

    /// <summary>How long before its end an update makes a client's certificate anew, in days. Default: 30.</summary>
    public int ClientRenewalDays { get; init; } = 30;

    /// <inheritdoc/>
    public override MinorRange Kubernetes => new(31, 36);

    /// <inheritdoc/>
    public override ImmutableSortedSet<Capability> Provides => [Capability.ClientAuthorities];

    /// <inheritdoc/>
    public override ImmutableSortedSet<Capability> Requires => [Capability.TrustBundles];

    /// <summary>No pod runs in the namespace: it holds the clients' secrets.</summary>
    public override NetworkRules Network => new() { Anywhere = [] };

    /// <inheritdoc/>
    public override IEnumerable<AddOnProblem> Check(AddOnFacts facts)
    {
        if (Authority < 1)
            yield return new("authority", $"{Authority}", "must be 1 or more", "start at 1");
        if (ClientDays < 1)
            yield return new("clientDays", $"{ClientDays}", "must be a day or more", "use 90");
        if (ClientRenewalDays < 0 || ClientRenewalDays >= ClientDays)
            yield return new("clientRenewalDays", $"{ClientRenewalDays}", $"must be less than the {ClientDays} days of validity",
                "use a third of clientDays");
        if (AuthorityDays <= ClientDays)
            yield return new("authorityDays", $"{AuthorityDays}", "an authority must outlive the certificates that it signs", "use 1825");
        foreach (var client in Clients.Where(client => !IsLabel(client)))
            yield return new("clients", client, "must be of lower-case letters, digits and dashes, up to 50", "use a name such as billing");
    }

    /// <summary>What an Ingress of ingress-nginx carries to ask for client certificates.</summary>
    /// <param name="namespace">The Ingress's namespace.</param>
    public static ImmutableSortedDictionary<string, string> IngressAnnotations(string @namespace) => new Dictionary<string, string>
    {
        [$"{NginxAnnotation}-secret"] = $"{@namespace}/{AuthoritiesName}",
        [$"{NginxAnnotation}-verify-client"] = "on",
        [$"{NginxAnnotation}-verify-depth"] = "1",
    }.ToImmutableSortedDictionary(StringComparer.Ordinal);

    /// <inheritdoc/>
    protected override IEnumerable<Resource> Objects(AddOnChildren inside)
    {
        var certificates = new ClientCertificates(inside.Named("edge"), new()
        {
            Organization = inside.Facts.Cluster,
            Authority = Authority,
            SignedByNext = SignedBy == SigningAuthority.Next,
            Clients = Clients,
            AuthorityHours = AuthorityDays * 24,
            ClientHours = ClientDays * 24,
            ClientRenewalHours = ClientRenewalDays * 24,
        }, new() { Parent = inside.Options().Parent });
        yield return Bundle(inside, certificates);
        foreach (var (client, pair) in certificates.Clients)
            yield return Secret(inside, client, pair);
        var policy = Policy(inside);
        yield return policy;
        yield return Binding(inside, policy);
    }

    /// <summary>ingress-nginx reads a Secret, Gateways a ConfigMap.</summary>
    private static K8s.ApiExtensions.CustomResource Bundle(AddOnChildren inside, ClientCertificates certificates) => new(
        inside.Named("bundle"), new CustomObject("trust.cert-manager.io/v1alpha1", "Bundle", new() { Name = AuthoritiesName }, new
        {
            sources = new[] { new { inLine = certificates.Authorities } },
            target = new
            {
                configMap = new { key = AuthoritiesKey },
                secret = new { key = AuthoritiesKey },
                namespaceSelector = new { matchLabels = new Dictionary<string, string> { [Label] = Required } },
            },
        }), inside.Options());

    private static K8s.Core.V1.Secret Secret(AddOnChildren inside, string client, ClientKeyPair pair) => new(
        inside.Named($"client-{client}"), new Core.SecretArgs
        {
            Metadata = inside.Metadata($"client-{client}"),
            Type = "kubernetes.io/tls",
            StringData = { ["tls.crt"] = pair.Certificate, ["tls.key"] = pair.Key },
        }, inside.Options());

    private static K8s.AdmissionRegistration.V1.ValidatingAdmissionPolicy Policy(AddOnChildren inside) => new(
        inside.Named("policy"), new Admission.ValidatingAdmissionPolicyArgs
        {
            Metadata = new Meta.ObjectMetaArgs { Name = PolicyName },
            Spec = new Admission.ValidatingAdmissionPolicySpecArgs
            {
                FailurePolicy = "Fail",
                MatchConstraints = new Admission.MatchResourcesArgs
                {
                    ResourceRules =
                    [
                        new Admission.NamedRuleWithOperationsArgs
                        {
                            ApiGroups = ["networking.k8s.io"],
                            ApiVersions = ["v1"],
                            Operations = ["CREATE", "UPDATE"],
                            Resources = ["ingresses"],
                        },
                    ],
                },
                Validations =
                [
                    new Admission.ValidationArgs
                    {
                        Expression = $"!has(object.spec.ingressClassName) || object.spec.ingressClassName == '{NginxClass}'",
                        Message = $"clients are asked for certificates here, which Ingresses do by the class {NginxClass} only",
                    },
                    Annotated("secret", $"object.metadata.namespace + '/{AuthoritiesName}'", $"the namespace and /{AuthoritiesName}"),
                    Annotated("verify-client", "'on'", "on"),
                ],
            },
        }, inside.Options());

    private static Admission.ValidationArgs Annotated(string what, string expression, string words) => new()
    {
        Expression = $"has(object.metadata.annotations) && '{NginxAnnotation}-{what}' in object.metadata.annotations"
            + $" && object.metadata.annotations['{NginxAnnotation}-{what}'] == {expression}",
        Message = $"clients are asked for certificates here: annotate the Ingress with {NginxAnnotation}-{what}: {words}",
    };

    private static K8s.AdmissionRegistration.V1.ValidatingAdmissionPolicyBinding Binding(AddOnChildren inside, Resource policy) => new(
        inside.Named("policy-binding"), new Admission.ValidatingAdmissionPolicyBindingArgs
        {
            Metadata = new Meta.ObjectMetaArgs { Name = PolicyName },
            Spec = new Admission.ValidatingAdmissionPolicyBindingSpecArgs
            {
                PolicyName = PolicyName,
                ValidationActions = ["Deny"],
                MatchResources = new Admission.MatchResourcesArgs
                {
                    NamespaceSelector = new Meta.LabelSelectorArgs { MatchLabels = { [Label] = Required } },
                },
            },
        }, inside.Options(policy));

    private const string PolicyName = "client-certificates-required";

    private static bool IsLabel(string name) =>
        name.Length is > 0 and <= 50 && name.All(letter => letter is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '-') && name[0] != '-'
            && name[^1] != '-';
}

/// <summary>Which of two authorities signs.</summary>
public enum SigningAuthority
{
    /// <summary>The current one.</summary>
    Current,

    /// <summary>The next one: the first step of a rotation.</summary>
    Next,
}
