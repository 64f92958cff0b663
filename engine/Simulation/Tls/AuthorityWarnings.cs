using System.Security.Cryptography.X509Certificates;
using Platform.Engine.Graph;

namespace Platform.Engine.Simulation.Tls;

/// <summary>Finds why nobody may accept a certificate that its authority signed. It validates no chain beyond these two.</summary>
internal static class AuthorityWarnings
{
    /// <summary>What clients will object to.</summary>
    public static IEnumerable<Problem> Of(string urn, X509Certificate2 authority, X509Certificate2 certificate)
    {
        if (authority.Extensions.OfType<X509BasicConstraintsExtension>().FirstOrDefault() is not { CertificateAuthority: true })
        {
            yield return Warning(
                urn, "caCertPem", "is no authority's certificate, so clients refuse what it signs", "set isCaCertificate on the authority");
        }

        if (authority.Extensions.OfType<X509KeyUsageExtension>().FirstOrDefault() is { } usage
            && !usage.KeyUsages.HasFlag(X509KeyUsageFlags.KeyCertSign))
        {
            yield return Warning(
                urn, "caCertPem", "may not sign certificates", "add cert_signing to the allowedUses of the authority");
        }

        if (certificate.NotAfter > authority.NotAfter)
        {
            yield return Warning(
                urn,
                "validityPeriodHours",
                $"outlives the authority, whose certificate ends at {Certificates.TimeText(authority.NotAfter)}",
                "use fewer hours than the authority has");
        }
    }

    private static Problem Warning(string urn, string path, string rule, string fix) => new(Severity.Warning, urn, path, null, rule, fix);
}
