namespace Platform.Components.AddOns;

/// <summary>Vault's own authority and the certificate of its servers, by cert-manager. It knows nothing of Vault's settings.</summary>
internal static class VaultCertificates
{
    private const string Group = "cert-manager.io/v1";
    private const string Authority = "vault-authority";

    private static readonly string[] Usages = ["digital signature", "key encipherment", "server auth", "client auth"];
    private static readonly string[] Loopback = ["127.0.0.1"];
    private static readonly string[] Services = ["vault", "vault-active", "vault-standby", "*.vault-internal"];

    /// <summary>A root that signs itself, an issuer with it, and the servers' certificate.</summary>
    public static IEnumerable<Resource> Make(AddOnChildren inside, string secret, string home)
    {
        var bootstrap = Object(inside, "bootstrap", "Issuer", "vault-bootstrap", new { selfSigned = new { } });
        var root = Object(inside, "authority", "Certificate", Authority, new
        {
            isCA = true,
            commonName = "Vault authority",
            secretName = Authority,
            duration = "87600h",
            renewBefore = "8760h",
            privateKey = new { algorithm = "ECDSA", size = 256, rotationPolicy = "Never" },
            issuerRef = new { name = "vault-bootstrap", kind = "Issuer", group = "cert-manager.io" },
        }, bootstrap);
        var issuer = Object(inside, "issuer", "Issuer", Authority, new { ca = new { secretName = Authority } }, root);
        var servers = Object(inside, "servers", "Certificate", "vault-servers", new
        {
            secretName = secret,
            commonName = "vault",
            duration = "8760h",
            renewBefore = "1440h",
            privateKey = new { algorithm = "ECDSA", size = 256, rotationPolicy = "Always" },
            usages = Usages,
            dnsNames = Names(home).ToArray(),
            ipAddresses = Loopback,
            issuerRef = new { name = Authority, kind = "Issuer", group = "cert-manager.io" },
        }, issuer);
        return [bootstrap, root, issuer, servers];
    }

    private static IEnumerable<string> Names(string home)
    {
        yield return "localhost";
        foreach (var service in Services)
        {
            yield return service;
            yield return $"{service}.{home}";
            yield return $"{service}.{home}.svc";
            yield return $"{service}.{home}.svc.cluster.local";
        }
    }

    private static K8s.ApiExtensions.CustomResource Object(
        AddOnChildren inside, string role, string kind, string name, object spec, params Resource[] after) =>
        new(inside.Named(role), new CustomObject(Group, kind, inside.Metadata(name), spec), inside.Options(after));
}
