using Meta = Pulumi.Kubernetes.Types.Inputs.Meta.V1;
using Rbac = Pulumi.Kubernetes.Types.Inputs.Rbac.V1;

namespace Platform.Components.AddOns;

/// <summary>The ClusterIssuers, and what they need.</summary>
/// <param name="addOn">The settings.</param>
/// <param name="inside">Names and places children.</param>
internal sealed class Issuers(CertManager addOn, AddOnChildren inside)
{
    private const string Group = "cert-manager.io";
    private const string Version = $"{Group}/v1";
    private const string Private = "private";
    private const string Bootstrap = "self-signed";
    private const string VaultAccount = "vault-issuer";

    private static readonly (string Name, string Server)[] Acme =
    [
        ("letsencrypt", "https://acme-v02.api.letsencrypt.org/directory"),
        ("letsencrypt-staging", "https://acme-staging-v02.api.letsencrypt.org/directory"),
    ];

    /// <summary>Makes them.</summary>
    public IEnumerable<Resource> Make()
    {
        if (!addOn.Dns.IsEmpty)
        {
            foreach (var (name, server) in Acme)
                yield return Issuer(name, new { acme = AcmeIssuer(name, server) });
        }

        if (addOn.PrivateAuthority)
            yield return Issuer(Private, new { ca = new { secretName = CertManager.AuthoritySecret } },
                Authority(Issuer(Bootstrap, new { selfSigned = new { } })));
        if (addOn.Vault is { } vault)
            yield return Issuer("vault", new { vault = OfVault(vault) }, MayAskForTokens());
    }

    private K8s.ApiExtensions.CustomResource Issuer(string name, object spec, params Resource[] after) =>
        new(inside.Named($"issuer-{name}"), new CustomObject(Version, "ClusterIssuer", new() { Name = name }, spec), inside.Options(after));

    private object AcmeIssuer(string name, string server) => new
    {
        server,
        email = addOn.Email,
        privateKeySecretRef = new { name = $"{name}-account" },
        solvers = addOn.Dns.Values.SelectMany(dns => dns.Zones.Select(zone => new
        {
            selector = new { dnsZones = new[] { zone.Key } },
            dns01 = dns.Provider == DnsProvider.Route53 ? Route53(dns, zone.Value) : CloudDns(dns, zone.Value),
        })).ToArray(),
    };

    private object Route53(DnsAccess dns, string zone) => new
    {
        route53 = dns.Credentials is { } secret
            ? new
            {
                region = "us-east-1",
                hostedZoneID = zone,
                accessKeyIDSecretRef = new { name = secret, key = "accessKeyId" },
                secretAccessKeySecretRef = new { name = secret, key = "secretAccessKey" },
            }
            : (object)new { region = inside.Facts.Region, hostedZoneID = zone },
    };

    private static object CloudDns(DnsAccess dns, string zone) => new
    {
        cloudDNS = new
        {
            project = dns.Project,
            hostedZoneName = zone,
            serviceAccountSecretRef = dns.Credentials is { } secret ? new { name = secret, key = "credentials" } : null,
        },
    };

    /// <summary>The cluster's own authority signs itself once; ten years, renewed a year before.</summary>
    private K8s.ApiExtensions.CustomResource Authority(Resource bootstrap) => new(inside.Named("authority"), new CustomObject(
        Version, "Certificate", inside.Metadata(CertManager.AuthoritySecret), new
        {
            isCA = true,
            commonName = $"{inside.Facts.Cluster} {Private} authority",
            secretName = CertManager.AuthoritySecret,
            duration = "87600h",
            renewBefore = "8760h",
            privateKey = new { algorithm = "ECDSA", size = 256, rotationPolicy = "Always" },
            issuerRef = new { name = Bootstrap, kind = "ClusterIssuer", group = Group },
        }), inside.Options(bootstrap));

    private static object OfVault(VaultIssuer vault) => new
    {
        server = vault.Server,
        path = vault.Path,
        caBundleSecretRef = new { name = vault.CaSecret, key = "ca.crt" },
        auth = new
        {
            kubernetes = new { role = vault.Role, mountPath = $"/v1/auth/{vault.Mount}", serviceAccountRef = new { name = VaultAccount } },
        },
    };

    /// <summary>
    /// The chart no longer lets cert-manager ask for tokens of service accounts: one account is opened to it, for Vault alone.
    /// </summary>
    private Resource[] MayAskForTokens()
    {
        var account = new K8s.Core.V1.ServiceAccount(inside.Named("vault-account"), new K8s.Types.Inputs.Core.V1.ServiceAccountArgs
        {
            Metadata = inside.Metadata(VaultAccount),
        }, inside.Options());
        var role = new K8s.Rbac.V1.Role(inside.Named("vault-role"), new Rbac.RoleArgs
        {
            Metadata = inside.Metadata(VaultAccount),
            Rules =
            [
                new Rbac.PolicyRuleArgs
                {
                    ApiGroups = [""],
                    Resources = ["serviceaccounts/token"],
                    ResourceNames = [VaultAccount],
                    Verbs = ["create"],
                },
            ],
        }, inside.Options());
        var binding = new K8s.Rbac.V1.RoleBinding(inside.Named("vault-binding"), new Rbac.RoleBindingArgs
        {
            Metadata = new Meta.ObjectMetaArgs { Name = VaultAccount, Namespace = inside.Namespace },
            RoleRef = new Rbac.RoleRefArgs { ApiGroup = "rbac.authorization.k8s.io", Kind = "Role", Name = VaultAccount },
            Subjects = [new Rbac.SubjectArgs { Kind = "ServiceAccount", Name = addOn.ServiceAccount, Namespace = inside.Namespace }],
        }, inside.Options(role));
        return [account, binding];
    }
}
