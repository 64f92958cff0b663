using Engine.Tests.Checks;
using Platform.Engine.Graph;
using Platform.Engine.Simulation;
using Platform.Engine.Simulation.Tls;

namespace Engine.Tests.Simulation.Tls;

/// <summary>A provider at a fixed time, and the requests that a program would send to it.</summary>
internal sealed class TlsSample
{
    /// <summary>When everything here happens.</summary>
    public static readonly DateTimeOffset Now = new(2031, 5, 6, 7, 8, 9, 123, TimeSpan.Zero);

    private readonly TlsProvider _provider = new(new FixedClock());

    public SimulatedState Create(string type, string name, ObjectValue inputs) => _provider.Create(Resource(type, name, inputs));

    public IReadOnlyList<Problem> Problems(string type, ObjectValue inputs) => _provider.Check(Resource(type, "probe", inputs)).Problems;

    public ObjectValue Invoke(string function, ObjectValue arguments) =>
        _provider.Invoke(new SimulatedCall(Scope, $"tls:index/{function}:{function}", arguments));

    /// <summary>A key on P256 unless said otherwise.</summary>
    public ObjectValue Key(string name, string curve = "P256") =>
        Create(TlsProvider.PrivateKey, name, Values.Object(("algorithm", "ECDSA"), ("ecdsaCurve", curve))).Outputs;

    public ObjectValue RsaKey(string name, double bits = 2048) =>
        Create(TlsProvider.PrivateKey, name, Values.Object(("algorithm", "RSA"), ("rsaBits", bits))).Outputs;

    /// <summary>An authority that signs itself.</summary>
    public Authority Root(string name, ObjectValue key, string commonName = "Root") => new(
        Create(TlsProvider.SelfSignedCert, name, Terms(48, "cert_signing", "crl_signing")
            .With("isCaCertificate", true)
            .With("privateKeyPem", key["privateKeyPem"]!)
            .With("subject", Values.Object(("commonName", commonName), ("organization", "Acme")))).Outputs.Text("certPem")!,
        key);

    /// <summary>A request for the names.</summary>
    public ObjectValue Request(string name, ObjectValue key, ObjectValue subject, params string[] dnsNames) =>
        Create(TlsProvider.CertRequest, name, Values.Object(
            ("privateKeyPem", key["privateKeyPem"]!),
            ("subject", subject),
            ("dnsNames", Values.List([.. dnsNames.Select(dns => (PropertyValue)dns)])))).Outputs;

    /// <summary>A certificate that the authority signs.</summary>
    public ObjectValue Signed(string name, Authority authority, ObjectValue request, ObjectValue terms) =>
        Create(TlsProvider.LocallySignedCert, name, terms
            .With("certRequestPem", request["certRequestPem"]!)
            .With("caCertPem", authority.CertPem)
            .With("caPrivateKeyPem", authority.Key["privateKeyPem"]!)).Outputs;

    /// <summary>An authority below another one.</summary>
    public Authority Intermediate(string name, Authority above, ObjectValue key, string commonName = "Intermediate") => new(
        Signed(
            name,
            above,
            Request(name, key, Values.Object(("commonName", commonName))),
            Terms(24, "cert_signing", "crl_signing").With("isCaCertificate", true)).Text("certPem")!,
        key);

    /// <summary>A certificate for a server or client of the name.</summary>
    public string Leaf(string name, Authority authority, ObjectValue key, string host, string use) => Signed(
        name,
        authority,
        Request(name, key, Values.Object(("commonName", host)), host),
        Terms(12, "digital_signature", use)).Text("certPem")!;

    public static ObjectValue Terms(double hours, params string[] uses) => Values.Object(
        ("validityPeriodHours", hours), ("allowedUses", Values.List([.. uses.Select(use => (PropertyValue)use)])));

    private static SimulationScope Scope { get; } = new("acme", "shop", "dev", ObjectValue.Empty);

    private static SimulatedResource Resource(string type, string name, ObjectValue inputs) =>
        new(Scope, Urns.Create("dev", "shop", null, type, name), type, name, inputs);

    private sealed class FixedClock : TimeProvider
    {
        private int _seconds;

        // Each reading is later than the one before: what must agree within a run must not read twice.
        public override DateTimeOffset GetUtcNow() => Now.AddSeconds(_seconds++);
    }
}

/// <summary>An authority's certificate and its key's outputs.</summary>
internal sealed record Authority(string CertPem, ObjectValue Key);
