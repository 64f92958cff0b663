using System.Text;

namespace Platform.Engine.Simulation;

/// <summary>
/// The certificate authority of every simulated control plane: a real, parsable, self-signed certificate whose key nobody has. It
/// signs nothing; programs put it into kubeconfigs.
/// </summary>
internal static class SimulatedAuthority
{
    /// <summary>The certificate as PEM; valid until 2126.</summary>
    public const string Pem = """
        -----BEGIN CERTIFICATE-----
        MIIBjzCCATWgAwIBAgIUaaakpewelO0etW59r3NSVMgOXFEwCgYIKoZIzj0EAwIw
        FDESMBAGA1UEAwwJc2ltdWxhdGVkMCAXDTI2MTEyMTE0Mzc1NloYDzIxMjYxMDI4
        MTQzNzU2WjAUMRIwEAYDVQQDDAlzaW11bGF0ZWQwWTATBgcqhkjOPQIBBggqhkjO
        PQMBBwNCAATdGV4xLMt3p/CdrqqGj7it5CTLXxmcLJI23wzNOpCcXrc/8zdTTtvJ
        dTYr1ZilmIk7K3hmqT6FrGnX/fo4gzn/o2MwYTAdBgNVHQ4EFgQULiL9nHhKxYck
        lwEbll3FmpxQapkwHwYDVR0jBBgwFoAULiL9nHhKxYcklwEbll3FmpxQapkwDwYD
        VR0TAQH/BAUwAwEB/zAOBgNVHQ8BAf8EBAMCAgQwCgYIKoZIzj0EAwIDSAAwRQIg
        ZnFlM3EpVME7EcY1FTxK/2RabdFfg4nRuMSCFTfW7aoCIQCh665da5aKZmwk05A+
        H28mD99e+ouof1Lg8BbYtZ6uTQ==
        -----END CERTIFICATE-----
        """;

    /// <summary>The PEM text once more in base64, as the clouds give it.</summary>
    public static string Bundle { get; } = Convert.ToBase64String(Encoding.ASCII.GetBytes(Pem + "\n"));
}
