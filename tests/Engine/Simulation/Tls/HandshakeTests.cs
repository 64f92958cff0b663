using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;

namespace Engine.Tests.Simulation.Tls;

/// <summary>Two ends of a connection authenticate each other with nothing but what the provider made.</summary>
[TestFixture]
public sealed class HandshakeTests
{
    private const string Host = "api.example.com";

    private readonly TlsSample _sample = new();

    [TestCase("RSA")]
    [TestCase("P256")]
    [TestCase("P384")]
    [TestCase("P521")]
    public async Task Ends_of_one_authority_accept_each_other(string kind)
    {
        var authority = Authority("authority");

        var (server, client) = await ConnectAsync(authority.CertPem, Server(authority, kind), Client(authority, kind));

        Assert.That((server, client), Is.EqualTo(("accepted", "accepted")));
    }

    [Test]
    public async Task A_client_of_another_authority_is_refused()
    {
        var authority = Authority("authority");

        var (server, _) = await ConnectAsync(authority.CertPem, Server(authority, "P256"), Client(Authority("rogue"), "P256"));

        Assert.That(server, Is.EqualTo("refused"));
    }

    [Test]
    public async Task A_server_of_another_authority_is_refused()
    {
        var authority = Authority("authority");

        var (_, client) = await ConnectAsync(authority.CertPem, Server(Authority("rogue"), "P256"), Client(authority, "P256"));

        Assert.That(client, Is.EqualTo("refused"));
    }

    [Test]
    public async Task A_server_s_certificate_is_refused_at_a_client()
    {
        var authority = Authority("authority");

        var (server, _) = await ConnectAsync(authority.CertPem, Server(authority, "P256"), Server(authority, "P256"));

        Assert.That(server, Is.EqualTo("refused"));
    }

    private Authority Authority(string name) => _sample.Root(name, _sample.Key(name));

    private X509Certificate2 Server(Authority authority, string kind) => Leaf(authority, kind, "server", Host, "server_auth");

    private X509Certificate2 Client(Authority authority, string kind) => Leaf(authority, kind, "client", "client", "client_auth");

    private X509Certificate2 Leaf(Authority authority, string kind, string role, string host, string use)
    {
        var name = $"{authority.Key.Text("publicKeyFingerprintMd5")}-{kind}-{role}";
        var key = kind == "RSA" ? _sample.RsaKey(name) : _sample.Key(name, kind);
        return X509Certificate2.CreateFromPem(_sample.Leaf(name, authority, key, host, use), key.Text("privateKeyPem"));
    }

    private static async Task<(string Server, string Client)> ConnectAsync(string trusted, X509Certificate2 server, X509Certificate2 client)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();

        var serving = OutcomeAsync(async () =>
        {
            using var socket = await listener.AcceptTcpClientAsync(patience.Token);
            await using var stream = new SslStream(socket.GetStream());
            await stream.AuthenticateAsServerAsync(
                new SslServerAuthenticationOptions
                {
                    ServerCertificate = server,
                    ClientCertificateRequired = true,
                    CertificateChainPolicy = Policy(trusted, "1.3.6.1.5.5.7.3.2"),
                },
                patience.Token);
            await stream.WriteAsync("y"u8.ToArray(), patience.Token);
        });
        var calling = OutcomeAsync(async () =>
        {
            using var socket = new TcpClient();
            await socket.ConnectAsync((IPEndPoint)listener.LocalEndpoint, patience.Token);
            await using var stream = new SslStream(socket.GetStream());
            await stream.AuthenticateAsClientAsync(
                new SslClientAuthenticationOptions
                {
                    TargetHost = Host,
                    ClientCertificateContext = SslStreamCertificateContext.Create(client, additionalCertificates: null, offline: true),
                    CertificateChainPolicy = Policy(trusted, "1.3.6.1.5.5.7.3.1"),
                },
                patience.Token);
            await stream.ReadExactlyAsync(new byte[1], patience.Token);
        });

        return (await serving, await calling);
    }

    private static X509ChainPolicy Policy(string trusted, string purpose)
    {
        var policy = new X509ChainPolicy
        {
            TrustMode = X509ChainTrustMode.CustomRootTrust,
            RevocationMode = X509RevocationMode.NoCheck,
            VerificationTime = TlsSample.Now.AddMinutes(1).UtcDateTime,
            VerificationTimeIgnored = false,
        };
        policy.CustomTrustStore.ImportFromPem(trusted);
        policy.ApplicationPolicy.Add(new(purpose));
        return policy;
    }

    private static async Task<string> OutcomeAsync(Func<Task> act)
    {
        try
        {
            await act();
            return "accepted";
        }
        catch (Exception refused) when (refused is AuthenticationException or IOException)
        {
            return "refused";
        }
    }
}
