using System.Collections.Concurrent;
using Platform.Engine.Checks;
using Platform.Engine.Graph;

namespace Platform.Engine.Simulation.Tls;

/// <summary>
/// Answers for the package tls by doing what its provider does: keys, requests and certificates are real, chain and validate, and
/// protect nothing, for their keys can be had from the urns. It reaches no network.
/// </summary>
/// <remarks>
/// The time is read once, so all certificates of a run begin at the same second. Signatures of ECDSA and RSA keys differ from run to
/// run; within a run the same resource with the same inputs always gets the same answer.
/// </remarks>
internal sealed class TlsProvider(TimeProvider clock) : GenericProvider("tls")
{
    /// <summary>The type token of a private key.</summary>
    public const string PrivateKey = "tls:index/privateKey:PrivateKey";

    /// <summary>The type token of a certificate request.</summary>
    public const string CertRequest = "tls:index/certRequest:CertRequest";

    /// <summary>The type token of a certificate signed with its own key.</summary>
    public const string SelfSignedCert = "tls:index/selfSignedCert:SelfSignedCert";

    /// <summary>The type token of a certificate signed with an authority's key.</summary>
    public const string LocallySignedCert = "tls:index/locallySignedCert:LocallySignedCert";

    private readonly KeyRing _keys = new();
    private readonly ConcurrentDictionary<(string Urn, string Type, ObjectValue Inputs), Lazy<Answered>> _answers = new();
    private readonly Lazy<DateTimeOffset> _start = new(() => WholeSeconds(clock.GetUtcNow()));

    /// <summary>Checks the inputs; where they are known and fit, also whether the certificate can be made from them.</summary>
    public override CheckedInputs Check(SimulatedResource resource)
    {
        var answer = base.Check(resource);
        var findings = new Findings(resource.Urn);
        TlsChecks.Check(resource.Type, answer.Inputs, findings);
        Problem[] problems = [.. answer.Problems, .. findings.Problems];

        // Keys always work out, and may take long to make.
        if (IsCertificate(resource.Type) && !answer.Inputs.HasUnknowns && problems.All(problem => problem.Severity != Severity.Error))
        {
            try
            {
                problems = [.. problems, .. Answer(resource with { Inputs = answer.Inputs }).Warnings];
            }
            catch (RefusedInputException refused)
            {
                problems = [.. problems, refused.Problem(resource.Urn)];
            }
        }

        return new CheckedInputs(answer.Inputs, problems);
    }

    /// <inheritdoc/>
    /// <exception cref="SimulationException">The inputs are such that a check refuses them.</exception>
    public override SimulatedState Create(SimulatedResource resource)
    {
        if (resource.Type != PrivateKey && !IsCertificate(resource.Type))
            return base.Create(resource);

        var errors = Check(resource).Problems.Where(problem => problem.Severity == Severity.Error).ToArray();
        return errors.Length == 0 ? Answer(resource).State : throw new SimulationException(string.Join("\n", errors.AsEnumerable()));
    }

    /// <summary>Refuses: what this package makes is kept in the stack that made it and nowhere else.</summary>
    /// <exception cref="SimulationException">Always.</exception>
    public override SimulatedState Read(SimulatedResource resource, string id) => throw new SimulationException(
        $"{resource.Type}: {id}: cannot be read: keys and certificates are kept only in the state of the stack that made them\n"
        + "    fix: export the PEM text from that stack and take it from a StackReference");

    /// <inheritdoc/>
    protected override ObjectValue Answer(SimulatedCall call) => TlsFunctions.Answer(call);

    private static bool IsCertificate(string type) => type is CertRequest or SelfSignedCert or LocallySignedCert;

    private Answered Answer(SimulatedResource resource) =>
        _answers.GetOrAdd((resource.Urn, resource.Type, resource.Inputs), _ => new(() => Make(resource))).Value;

    private Answered Make(SimulatedResource resource)
    {
        var inputs = new TlsInputs(resource.Inputs);
        return resource.Type switch
        {
            PrivateKey => TlsOutputs.OfPrivateKey(resource, Generate(resource.Urn, inputs)),
            CertRequest => Requested(resource, inputs),
            SelfSignedCert => SelfSigned(resource, inputs),
            _ => LocallySigned(resource, inputs),
        };
    }

    private SigningKey Generate(string urn, TlsInputs inputs) => inputs.Text("algorithm") == "RSA"
        ? _keys.Rsa(urn, inputs.Whole("rsaBits", TlsOutputs.RsaBits))
        : KeyRing.Ecdsa(urn, EcCurve.Named(inputs.Text("ecdsaCurve", EcCurve.Default))!);

    private static Answered Requested(SimulatedResource resource, TlsInputs inputs)
    {
        using var key = inputs.Key("privateKeyPem");
        return TlsOutputs.OfRequest(resource, key, Certificates.Request(key, inputs.Subject, inputs.AlternativeNames));
    }

    private Answered SelfSigned(SimulatedResource resource, TlsInputs inputs)
    {
        using var key = inputs.Key("privateKeyPem");
        var subject = new Subject(inputs.Subject, inputs.AlternativeNames, key.PublicKey);
        using var certificate = Certificates.Issue(resource.Urn, inputs, subject, new Issuer(key, Certificate: null), _start.Value);
        return TlsOutputs.OfCertificate(resource, inputs, certificate, "keyAlgorithm", key.Algorithm, []);
    }

    private Answered LocallySigned(SimulatedResource resource, TlsInputs inputs)
    {
        var subject = TlsRequests.Read(inputs.Text("certRequestPem"), "certRequestPem");
        using var key = inputs.Key("caPrivateKeyPem");
        using var authority = TlsRequests.ReadCertificate(inputs.Text("caCertPem"), "caCertPem");
        if (!authority.PublicKey.ExportSubjectPublicKeyInfo().AsSpan().SequenceEqual(key.PublicKey.ExportSubjectPublicKeyInfo()))
        {
            throw new RefusedInputException(
                "caPrivateKeyPem", "does not belong to caCertPem", "pass the key that the authority's certificate was made with");
        }

        using var certificate = Certificates.Issue(resource.Urn, inputs, subject, new Issuer(key, authority), _start.Value);
        var warnings = AuthorityWarnings.Of(resource.Urn, authority, certificate).ToArray();
        return TlsOutputs.OfCertificate(resource, inputs, certificate, "caKeyAlgorithm", key.Algorithm, warnings);
    }

    private static DateTimeOffset WholeSeconds(DateTimeOffset time) => time.AddTicks(-(time.Ticks % TimeSpan.TicksPerSecond));
}

/// <summary>What a resource comes to, and what is doubtful about it.</summary>
internal sealed record Answered(SimulatedState State, IReadOnlyList<Problem> Warnings);
