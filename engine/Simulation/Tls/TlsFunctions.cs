using Platform.Engine.Graph;

namespace Platform.Engine.Simulation.Tls;

/// <summary>Answers the functions of the package from their arguments alone.</summary>
internal static class TlsFunctions
{
    /// <summary>The result over the arguments.</summary>
    /// <exception cref="SimulationException">The arguments are wrong, or ask for the network.</exception>
    public static ObjectValue Answer(SimulatedCall call)
    {
        try
        {
            return call.Token switch
            {
                "tls:index/getPublicKey:getPublicKey" => PublicKey(call),
                "tls:index/getCertificate:getCertificate" => Certificate(call),
                _ => throw new SimulationException($"{call.Token}: cannot be answered offline"),
            };
        }
        catch (RefusedInputException refused)
        {
            throw Refusal(call, refused.Problem(urn: null));
        }
    }

    private static ObjectValue PublicKey(SimulatedCall call)
    {
        using var key = OneOf(call, "privateKeyPem", "privateKeyOpenssh") is "privateKeyPem"
            ? PrivateKeys.Read(call.Arguments.Text("privateKeyPem")!, "privateKeyPem")
            : PrivateKeys.ReadOpenSsh(call.Arguments.Text("privateKeyOpenssh")!, "privateKeyOpenssh");
        return TlsOutputs.PublicKey(key).With("algorithm", key.Algorithm).With("id", key.Id);
    }

    // The id is a digest of the certificate here, and of Go's print-out of it in the provider.
    private static ObjectValue Certificate(SimulatedCall call)
    {
        if (OneOf(call, "content", "url") == "url")
        {
            throw Refusal(call, new Problem(
                Severity.Error,
                Urn: null,
                "url",
                call.Arguments["url"] is SecretValue ? "[secret]" : call.Arguments.Text("url"),
                "certificates are not fetched: a preview reaches no network",
                "pass the certificate's PEM text as content"));
        }

        using var certificate = TlsRequests.ReadCertificate(call.Arguments.Text("content")!, "content");
        var answer = ObjectValue.Empty
            .With("certificates", new ListValue([CertificateDescription.Of(certificate)]))
            .With("id", Fingerprints.Sha1(certificate.RawData));
        return call.Arguments["verifyChain"] is null ? answer.With("verifyChain", true) : answer;
    }

    private static string OneOf(SimulatedCall call, string first, string second)
    {
        var (hasFirst, hasSecond) = (call.Arguments.Text(first) is not null, call.Arguments.Text(second) is not null);
        return hasFirst == hasSecond
            ? throw Refusal(
                call, new Problem(Severity.Error, null, first, null, $"exactly one of {first} and {second} must be given", null))
            : hasFirst ? first : second;
    }

    private static SimulationException Refusal(SimulatedCall call, Problem problem) => new($"{call.Token}: {problem}");
}
