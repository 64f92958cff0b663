using System.Collections.Immutable;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Platform.Components.AddOns;

namespace Platform.Tests.Components.AddOns;

/// <summary>A server on loopback that trusts what the component says, and clients that come with what it made.</summary>
[TestFixture]
public sealed class MutualTlsHandshakeTests
{
    private const string ClientPurpose = "1.3.6.1.5.5.7.3.2";
    private const string ServerPurpose = "1.3.6.1.5.5.7.3.1";

    private static readonly DateTimeOffset Now = DateTimeOffset.UtcNow.AddMinutes(-1);

    private Edge _edge = null!;

    [OneTimeSetUp]
    public async Task Make() => _edge = await EdgeAsync(Now);

    [Test]
    public async Task A_client_with_its_certificate_is_accepted() =>
        Assert.That(await ConnectAsync(_edge.Authorities, _edge.Clients["billing"]), Is.EqualTo("billing"));

    [Test]
    public async Task A_client_without_a_certificate_is_refused() =>
        Assert.That(await ConnectAsync(_edge.Authorities, null), Is.EqualTo("refused"));

    [Test]
    public async Task A_client_with_an_expired_certificate_is_refused()
    {
        var past = await EdgeAsync(Now.AddDays(-91));

        Assert.That(past.Clients["billing"].NotAfter, Is.LessThan(DateTime.Now));
        Assert.That(await ConnectAsync(past.Authorities, past.Clients["billing"]), Is.EqualTo("refused"));
    }

    [Test]
    public async Task A_client_of_another_authority_is_refused()
    {
        var other = await EdgeAsync(Now.AddSeconds(-30));

        Assert.That(await ConnectAsync(_edge.Authorities, other.Clients["billing"]), Is.EqualTo("refused"));
        Assert.That(await ConnectAsync(other.Authorities, other.Clients["billing"]), Is.EqualTo("billing"));
    }

    [Test]
    public async Task A_certificate_that_a_client_signed_for_itself_is_refused()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var self = new CertificateRequest("CN=billing", key, HashAlgorithmName.SHA256).CreateSelfSigned(Now, Now.AddDays(1));

        Assert.That(await ConnectAsync(_edge.Authorities, self), Is.EqualTo("refused"));
    }

    [Test]
    public async Task During_a_rotation_clients_of_both_authorities_are_accepted_and_afterwards_only_those_of_the_new_one()
    {
        var begun = await EdgeAsync(Now, signedByNext: true);
        var done = await EdgeAsync(Now, authority: 2);

        Assert.That(await ConnectAsync(_edge.Authorities, begun.Clients["billing"]), Is.EqualTo("billing"));
        Assert.That(await ConnectAsync(begun.Authorities, _edge.Clients["billing"]), Is.EqualTo("billing"));
        Assert.That(await ConnectAsync(done.Authorities, begun.Clients["billing"]), Is.EqualTo("billing"));
        Assert.That(await ConnectAsync(done.Authorities, _edge.Clients["billing"]), Is.EqualTo("refused"));
    }

    [Test]
    public void Keys_are_of_P_256_and_certificates_say_what_they_are_for() => Assert.Multiple(() =>
    {
        var client = _edge.Clients["billing"];
        var authority = X509Certificate2.CreateFromPem(_edge.Authorities);

        Assert.That(client.GetECDsaPublicKey()!.ExportParameters(false).Curve.Oid.FriendlyName,
            Is.EqualTo("nistP256").Or.EqualTo("ECDSA_P256"));
        Assert.That(client.Extensions.OfType<X509EnhancedKeyUsageExtension>().Single().EnhancedKeyUsages[0].Value,
            Is.EqualTo(ClientPurpose));
        Assert.That(client.Extensions.OfType<X509BasicConstraintsExtension>().Single().CertificateAuthority, Is.False);
        Assert.That(authority.Extensions.OfType<X509BasicConstraintsExtension>().Single().CertificateAuthority, Is.True);
        Assert.That(client.NotAfter - client.NotBefore, Is.EqualTo(TimeSpan.FromDays(90)));
    });

    [Test]
    public async Task Keys_are_secret_and_certificates_are_not()
    {
        ClientKeyPair pair = null!;
        await RealCertificates.RunAsync(Now, () => pair = Edges(1, false).Clients["billing"]);

        Assert.That(await Pulumi.Output.IsSecretAsync(pair.Key), Is.True);
        Assert.That(await Pulumi.Output.IsSecretAsync(pair.Certificate), Is.False);
    }

    private static ClientCertificates Edges(int authority, bool signedByNext) => new("edge", new()
    {
        Organization = "acme",
        Authority = authority,
        SignedByNext = signedByNext,
        Clients = ["billing", "reports"],
        AuthorityHours = 1825 * 24,
        ClientHours = 90 * 24,
        ClientRenewalHours = 30 * 24,
    });

    private static async Task<Edge> EdgeAsync(DateTimeOffset time, int authority = 1, bool signedByNext = false)
    {
        var authorities = "";
        var pairs = new Dictionary<string, X509Certificate2>();
        await RealCertificates.RunAsync(time, () =>
        {
            var made = Edges(authority, signedByNext);
            made.Authorities.Apply(pem => authorities = pem);
            foreach (var (name, pair) in made.Clients)
                Pulumi.Output.Tuple(pair.Certificate, pair.Key)
                    .Apply(pem => pairs[name] = X509Certificate2.CreateFromPem(pem.Item1, pem.Item2));
        });
        return new(authorities, pairs.ToImmutableDictionary());
    }

    /// <summary>As whom the server knows the client; refused when it does not.</summary>
    private static async Task<string> ConnectAsync(string authorities, X509Certificate2? client)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256) { CertificateExtensions = { names.Build() } };
        using var certificate = request.CreateSelfSigned(Now, Now.AddDays(1));
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var calling = CallAsync((IPEndPoint)listener.LocalEndpoint, certificate.ExportCertificatePem(), client, patience.Token);
        try
        {
            using var socket = await listener.AcceptTcpClientAsync(patience.Token);
            await using var stream = new SslStream(socket.GetStream());
            await stream.AuthenticateAsServerAsync(
                new SslServerAuthenticationOptions
                {
                    ServerCertificate = certificate,
                    ClientCertificateRequired = true,
                    CertificateChainPolicy = Trusting(authorities, ClientPurpose),
                },
                patience.Token);
            await stream.WriteAsync("y"u8.ToArray(), patience.Token);
            return ((X509Certificate2)stream.RemoteCertificate!).GetNameInfo(X509NameType.SimpleName, false);
        }
        catch (Exception refused) when (refused is AuthenticationException or IOException)
        {
            return "refused";
        }
        finally
        {
            await calling;
        }
    }

    private static async Task CallAsync(IPEndPoint server, string trusted, X509Certificate2? client, CancellationToken patience)
    {
        try
        {
            using var socket = new TcpClient();
            await socket.ConnectAsync(server, patience);
            await using var stream = new SslStream(socket.GetStream());
            await stream.AuthenticateAsClientAsync(
                new SslClientAuthenticationOptions
                {
                    TargetHost = "localhost",
                    CertificateChainPolicy = Trusting(trusted, ServerPurpose),
                    ClientCertificateContext = client is null ? null
                        : SslStreamCertificateContext.Create(client, additionalCertificates: null, offline: true),
                },
                patience);
            await stream.ReadExactlyAsync(new byte[1], patience);
        }
        catch (Exception refused) when (refused is AuthenticationException or IOException)
        {
            // The server says what came of it.
        }
    }

    private static X509ChainPolicy Trusting(string authorities, string purpose)
    {
        var policy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
        policy.CustomTrustStore.ImportFromPem(authorities);
        policy.ApplicationPolicy.Add(new(purpose));
        return policy;
    }

    private sealed record Edge(string Authorities, ImmutableDictionary<string, X509Certificate2> Clients);
}
