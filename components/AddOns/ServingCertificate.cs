using Tls = Pulumi.Tls;

namespace Platform.Components.AddOns;

/// <summary>
/// A certificate for a service inside the cluster, with an authority of its own that only its callers trust. The program renews it: the
/// first run of the last year of its five does.
/// </summary>
/// <param name="Authority">The authority's certificate, for callers, as PEM.</param>
/// <param name="Certificate">The certificate, as PEM.</param>
/// <param name="Key">Its key, as PKCS #8 PEM; a secret.</param>
internal sealed record ServingCertificate(Output<string> Authority, Output<string> Certificate, Output<string> Key)
{
    private const int Year = 365 * 24;

    /// <summary>Makes one for a service in the add-on's namespace.</summary>
    /// <param name="service">The service's name.</param>
    /// <param name="inside">Names and places what it is made of.</param>
    public static ServingCertificate Of(string service, AddOnChildren inside)
    {
        var authorityKey = PrivateKey("authority-key", inside);
        var authority = new Tls.SelfSignedCert(inside.Named("authority"), new()
        {
            PrivateKeyPem = authorityKey.PrivateKeyPem,
            IsCaCertificate = true,
            Subject = new Tls.Inputs.SelfSignedCertSubjectArgs { CommonName = $"{inside.Facts.Cluster} {service}" },
            AllowedUses = ["cert_signing", "crl_signing"],
            ValidityPeriodHours = 5 * Year,
            EarlyRenewalHours = Year,
        }, inside.Options());
        var key = PrivateKey("key", inside);
        var host = $"{service}.{inside.Namespace}";
        var request = new Tls.CertRequest(inside.Named("request"), new()
        {
            PrivateKeyPem = key.PrivateKeyPem,
            Subject = new Tls.Inputs.CertRequestSubjectArgs { CommonName = service },
            DnsNames = [$"{host}.svc", $"{host}.svc.cluster.local", host],
        }, inside.Options());
        var certificate = new Tls.LocallySignedCert(inside.Named("certificate"), new()
        {
            CertRequestPem = request.CertRequestPem,
            CaCertPem = authority.CertPem,
            CaPrivateKeyPem = authorityKey.PrivateKeyPem,
            AllowedUses = ["digital_signature", "server_auth"],
            ValidityPeriodHours = 5 * Year,
            EarlyRenewalHours = Year,
        }, inside.Options());
        return new(authority.CertPem, certificate.CertPem, Output.CreateSecret(key.PrivateKeyPemPkcs8));
    }

    private static Tls.PrivateKey PrivateKey(string role, AddOnChildren inside) =>
        new(inside.Named(role), new() { Algorithm = "ECDSA", EcdsaCurve = "P256" }, inside.Options());
}
