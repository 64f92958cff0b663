using System.Security.Cryptography.X509Certificates;
using Platform.Engine.Checks;
using Platform.Engine.Graph;

namespace Platform.Engine.Simulation.Tls;

/// <summary>
/// Puts together what the resources of the package give back: the inputs with the provider's defaults, and what was computed.
/// Write-only inputs are left out, as is <c>maxPathLength</c> where none is set; secrets are marked as the schema says.
/// </summary>
internal static class TlsOutputs
{
    /// <summary>The size of an RSA key where none is given.</summary>
    public const int RsaBits = 2048;

    /// <summary>Of a private key; disposes it.</summary>
    public static Answered OfPrivateKey(SimulatedResource resource, SigningKey key)
    {
        using (key)
        {
            var inputs = new TlsInputs(resource.Inputs);
            return Answered(resource, key.Id, PublicKey(key).With(Object(
                ("rsaBits", (double)inputs.Whole("rsaBits", RsaBits)),
                ("ecdsaCurve", inputs.Text("ecdsaCurve", EcCurve.Default)),
                ("privateKeyPem", key.PrivatePem),
                ("privateKeyPemPkcs8", key.Pkcs8Pem),
                ("privateKeyOpenssh", OpenSsh.Knows(key) ? OpenSsh.PrivatePem(key) : ""))));
        }
    }

    /// <summary>What is public of a key; OpenSSH's forms are empty where it has none.</summary>
    public static ObjectValue PublicKey(SigningKey key)
    {
        var known = OpenSsh.Knows(key);
        return Object(
            ("publicKeyPem", key.PublicPem),
            ("publicKeyOpenssh", known ? OpenSsh.PublicLine(key) : ""),
            ("publicKeyFingerprintMd5", known ? Fingerprints.Md5(OpenSsh.PublicKey(key)) : ""),
            ("publicKeyFingerprintSha256", known ? Fingerprints.Sha256(OpenSsh.PublicKey(key)) : ""));
    }

    /// <summary>Of a certificate request.</summary>
    public static Answered OfRequest(SimulatedResource resource, SigningKey key, byte[] request) => Answered(
        resource,
        Fingerprints.Id(request),
        Object(("keyAlgorithm", key.Algorithm), ("certRequestPem", Pem.Text("CERTIFICATE REQUEST", request))));

    /// <summary>Of a certificate; its id is its serial number.</summary>
    public static Answered OfCertificate(
        SimulatedResource resource,
        TlsInputs inputs,
        X509Certificate2 certificate,
        string algorithmProperty,
        string algorithm,
        IReadOnlyList<Problem> warnings)
    {
        var computed = Object(
            (algorithmProperty, algorithm),
            ("certPem", Pem.Text("CERTIFICATE", certificate.RawData)),
            ("validityStartTime", Certificates.TimeText(certificate.NotBefore)),
            ("validityEndTime", Certificates.TimeText(certificate.NotAfter)),
            ("validityPeriodHours", (double)inputs.Whole("validityPeriodHours", 0)),
            ("earlyRenewalHours", (double)inputs.Whole("earlyRenewalHours", 0)),
            ("isCaCertificate", inputs.Flag("isCaCertificate")),
            ("setSubjectKeyId", inputs.Flag("setSubjectKeyId")),
            ("readyForRenewal", false));
        if (resource.Type == TlsProvider.SelfSignedCert)
            computed = computed.With("setAuthorityKeyId", inputs.Flag("setAuthorityKeyId"));
        return Answered(resource, Certificates.SerialText(certificate), computed) with { Warnings = warnings };
    }

    private static Answered Answered(SimulatedResource resource, string id, ObjectValue computed)
    {
        var schema = PackageSchemas.Find(resource.Type)!.Outputs;
        var outputs = resource.Inputs.Where(input => !input.Key.EndsWith("Wo", StringComparison.Ordinal) && input.Value is not NullValue)
            .Concat(computed)
            .Select(output => KeyValuePair.Create(output.Key, Marked(output.Value, schema[output.Key])));
        return new Answered(new SimulatedState(id, new ObjectValue(outputs)), []);
    }

    private static PropertyValue Marked(PropertyValue value, PropertySchema? property) =>
        property is { Secret: true } && value is not SecretValue ? new SecretValue(value) : value;

    private static ObjectValue Object(params (string Name, PropertyValue Value)[] members) =>
        new(members.Select(member => KeyValuePair.Create(member.Name, member.Value)));
}
