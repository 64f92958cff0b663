using Pulumi.Tls;

namespace Platform.Components.AddOns;

/// <summary>
/// Authorities for clients, and key pairs that they sign: ECDSA over P-256 all of them. Two authorities are trusted at any time, the
/// current and the next, so that clients move from one to the other without a gap. It tells nobody whom to trust.
/// </summary>
public sealed class ClientCertificates : PlatformComponent
{
    internal const string Token = "platform:addOns:ClientCertificates";

    private const string Algorithm = "ECDSA";
    private const string Curve = "P256";

    private readonly ClientCertificatesArgs _args;

    /// <summary>Makes them.</summary>
    public ClientCertificates(string name, ClientCertificatesArgs args, ComponentResourceOptions? options = null)
        : base(Token, name, args, options)
    {
        _args = args;
        var current = Authority(args.Authority);
        var next = Authority(args.Authority + 1);
        var (signer, number) = args.SignedByNext ? (next, args.Authority + 1) : (current, args.Authority);

        Authorities = Output.Format($"{current.Certificate.CertPem}{next.Certificate.CertPem}");
        Clients = args.Clients.ToImmutableSortedDictionary(client => client, client => Client(client, signer, number),
            StringComparer.Ordinal);
        RegisterOutputs();
    }

    /// <summary>The certificates of the authorities that servers trust, one after the other in PEM. Not secret.</summary>
    [Output] public Output<string> Authorities { get; }

    /// <summary>The clients' key pairs by the client's name.</summary>
    public ImmutableSortedDictionary<string, ClientKeyPair> Clients { get; }

    /// <summary>An authority is known by its number: the next one becomes the current one without being made again.</summary>
    private (PrivateKey Key, SelfSignedCert Certificate) Authority(int number)
    {
        var key = Key($"authority-{number}");
        return (key, new SelfSignedCert(Named($"authority-{number}"), new SelfSignedCertArgs
        {
            PrivateKeyPem = key.PrivateKeyPem,
            Subject = new Pulumi.Tls.Inputs.SelfSignedCertSubjectArgs
            {
                CommonName = $"{_args.Organization} client authority {number}",
                Organization = _args.Organization,
            },
            IsCaCertificate = true,
            AllowedUses = ["cert_signing", "crl_signing"],
            SetSubjectKeyId = true,
            ValidityPeriodHours = _args.AuthorityHours,
        }, Inside()));
    }

    private ClientKeyPair Client(string client, (PrivateKey Key, SelfSignedCert Certificate) authority, int number)
    {
        var key = Key($"{client}-by-{number}");
        var request = new CertRequest(Named($"{client}-by-{number}"), new CertRequestArgs
        {
            PrivateKeyPem = key.PrivateKeyPem,
            Subject = new Pulumi.Tls.Inputs.CertRequestSubjectArgs { CommonName = client, Organization = _args.Organization },
        }, Inside());
        var certificate = new LocallySignedCert(Named($"{client}-by-{number}"), new LocallySignedCertArgs
        {
            CertRequestPem = request.CertRequestPem,
            CaCertPem = authority.Certificate.CertPem,
            CaPrivateKeyPem = authority.Key.PrivateKeyPem,
            AllowedUses = ["digital_signature", "client_auth"],
            SetSubjectKeyId = true,
            ValidityPeriodHours = _args.ClientHours,
            EarlyRenewalHours = _args.ClientRenewalHours,
        }, Inside());
        return new(certificate.CertPem, Output.CreateSecret(key.PrivateKeyPem));
    }

    private PrivateKey Key(string role) => new(Named(role), new PrivateKeyArgs { Algorithm = Algorithm, EcdsaCurve = Curve }, Inside());
}

/// <summary>A client's certificate and its key.</summary>
/// <param name="Certificate">The certificate in PEM.</param>
/// <param name="Key">The private key in PEM; secret.</param>
public sealed record ClientKeyPair(Output<string> Certificate, Output<string> Key);

/// <summary>Inputs of <see cref="ClientCertificates"/>.</summary>
public sealed class ClientCertificatesArgs : ResourceArgs
{
    /// <summary>Whose authorities they are, as their certificates say.</summary>
    public required string Organization { get; init; }

    /// <summary>The number of the current authority; the next one has the number after it.</summary>
    public required int Authority { get; init; }

    /// <summary>Whether the next authority signs clients already. Default: no, the current one does.</summary>
    public bool SignedByNext { get; init; }

    /// <summary>The clients, by the name in their certificates.</summary>
    public required ImmutableSortedSet<string> Clients { get; init; }

    /// <summary>How long an authority is valid, in hours.</summary>
    public required int AuthorityHours { get; init; }

    /// <summary>How long a client's certificate is valid, in hours.</summary>
    public required int ClientHours { get; init; }

    /// <summary>How long before its end a client's certificate is made anew, in hours.</summary>
    public required int ClientRenewalHours { get; init; }
}
