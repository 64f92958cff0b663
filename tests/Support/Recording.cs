using System.Collections.Immutable;
using Pulumi;
using Pulumi.Testing;

namespace Platform.Tests.Support;

/// <summary>Runs a program on mocks that echo inputs, and keeps what it registered for sentences to ask about.</summary>
internal sealed class Recording : IMocks
{
    private readonly List<MockResourceArgs> _resources = [];

    /// <summary>In the order of their registration, which is no one's promise.</summary>
    public IReadOnlyList<MockResourceArgs> Resources => _resources;

    public static async Task<Recording> OfAsync(Action program)
    {
        var recording = new Recording();
        await Deployment.TestAsync(recording, new TestOptions { IsPreview = false, StackName = "test" }, program);
        return recording;
    }

    /// <summary>The resources of a type, by name.</summary>
    public ImmutableSortedDictionary<string, ImmutableDictionary<string, object>> Of(string type) =>
        _resources.Where(resource => resource.Type == type).ToImmutableSortedDictionary(resource => resource.Name!, resource => resource.Inputs);

    /// <summary>The inputs of the only resource of a type.</summary>
    public ImmutableDictionary<string, object> Single(string type) => Of(type).Single().Value;

    public Task<(string? id, object state)> NewResourceAsync(MockResourceArgs args)
    {
        lock (_resources)
            _resources.Add(args);
        return Task.FromResult<(string?, object)>(($"{args.Name}-id", Over(args.Inputs, Computed(args))));
    }

    public Task<object> CallAsync(MockCallArgs args) => throw new InvalidOperationException($"{args.Token}: the platform calls no functions");

    /// <summary>The inputs with what is computed added to them, at every depth.</summary>
    private static ImmutableDictionary<string, object> Over(ImmutableDictionary<string, object> inputs, Dictionary<string, object> computed)
    {
        foreach (var (name, value) in computed)
        {
            inputs = (inputs.GetValueOrDefault(name), value) switch
            {
                (null, _) => inputs.SetItem(name, value),
                (ImmutableDictionary<string, object> given, Dictionary<string, object> more) => inputs.SetItem(name, Over(given, more)),
                _ => inputs,
            };
        }

        return inputs;
    }

    /// <summary>What the clouds add, as far as components read it.</summary>
    private static Dictionary<string, object> Computed(MockResourceArgs args) => new()
    {
        ["arn"] = $"arn:aws:mock:::{args.Name}",
        ["name"] = args.Name!,
        ["email"] = $"{args.Name}@mock.iam.gserviceaccount.com",
        ["member"] = $"serviceAccount:{args.Name}@mock.iam.gserviceaccount.com",
        ["endpoint"] = "https://mock.eks.amazonaws.com",
        ["latestVersion"] = 1,
        ["privateKeyPem"] = $"{args.Name} key",
        ["privateKeyPemPkcs8"] = $"{args.Name} key",
        ["certRequestPem"] = $"{args.Name} request",
        ["certPem"] = $"{args.Name} certificate",
        ["ipv6CidrBlock"] = "2001:db8:1200::/56",
        ["selfLink"] = $"https://www.googleapis.com/compute/v1/{args.Name}",
        ["certificateAuthority"] = new Dictionary<string, object> { ["data"] = "bW9jaw==" },
        ["identities"] = new[]
        {
            new Dictionary<string, object> { ["oidcs"] = new[] { new Dictionary<string, object> { ["issuer"] = "https://oidc.mock/id" } } },
        },
        ["vpcConfig"] = new Dictionary<string, object> { ["clusterSecurityGroupId"] = "sg-mock" },
        ["controlPlaneEndpointsConfig"] = new Dictionary<string, object>
        {
            ["dnsEndpointConfig"] = new Dictionary<string, object> { ["endpoint"] = "mock.gke.goog" },
        },
    };
}
