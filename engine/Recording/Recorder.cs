using System.Collections.Concurrent;
using Platform.Engine.Graph;
using Platform.Engine.Simulation;
using Pulumirpc;

namespace Platform.Engine.Recording;

/// <summary>
/// Plays the engine for one run: answers registrations and reads with simulated state and records them. Function calls and the
/// wire are the business of others.
/// </summary>
internal sealed class Recorder : IDisposable
{
    private const string StackReferenceType = "pulumi:pulumi:StackReference";

    private readonly RunSettings _settings;
    private readonly Aliases _aliases;
    private readonly StackReferences _stackReferences;
    private readonly ConcurrentQueue<Problem> _problems = new();

    public Recorder(RunSettings settings)
    {
        _settings = settings;
        Resources = new Resources();
        Providers = new Providers(settings, Resources, Add);
        Transforms = new Transforms(Resources);
        _aliases = new Aliases(settings, Resources);
        _stackReferences = new StackReferences(settings);
    }

    public Resources Resources { get; }

    public Providers Providers { get; }

    public Transforms Transforms { get; }

    /// <summary>What the user should change, in the order it was found.</summary>
    public IReadOnlyCollection<Problem> Problems => _problems;

    /// <summary>How many resources are registered; for progress.</summary>
    public int Count => _count;

    private int _count;

    public void Add(Problem problem) => _problems.Enqueue(problem);

    /// <exception cref="RefusalException">The registration is one that an engine refuses.</exception>
    public async Task<RegisterResourceResponse> RegisterAsync(RegisterResourceRequest request, CancellationToken cancellation)
    {
        Playable.Check(request);
        var parent = ParentOf(request.Parent, request.Type, request.Name);
        request = await Transforms.ApplyAsync(request, parent?.Node.Urn, cancellation);

        var urn = Urns.Create(_settings.Stack, _settings.Project, parent?.Node.Urn, request.Type, request.Name);
        if (!Resources.TryReserve(urn))
            throw new RefusalException($"Duplicate resource URN '{urn}'; try giving it a unique name");

        var node = new ResourceNode
        {
            Urn = urn,
            Type = request.Type,
            Name = request.Name,
            Custom = request.Custom,
            Parent = parent?.Node.Urn,
            Inputs = WireValues.FromWire(request.Object),
            Dependencies = [.. request.Dependencies.Order(StringComparer.Ordinal)],
            PropertyDependencies = request.PropertyDependencies.ToDictionary(
                entry => entry.Key, entry => (IReadOnlyList<string>)[.. entry.Value.Urns.Order(StringComparer.Ordinal)]),
            Options = OptionsOf(request, parent, urn),
        };
        node = !request.Custom ? node
            : Urns.IsProviderType(request.Type) ? AsProvider(node, request)
            : Simulate(node, request);

        Resources.Add(new Recorded(node, [.. request.Transforms]));
        Interlocked.Increment(ref _count);
        return Answer(node, request);
    }

    /// <exception cref="RefusalException">The read is one that an engine refuses.</exception>
    public async Task<ReadResourceResponse> ReadAsync(ReadResourceRequest request, CancellationToken cancellation)
    {
        var parent = ParentOf(request.Parent, request.Type, request.Name);
        var urn = Urns.Create(_settings.Stack, _settings.Project, parent?.Node.Urn, request.Type, request.Name);
        if (!Resources.TryReserve(urn))
            throw new RefusalException($"Duplicate resource URN '{urn}'; try giving it a unique name");

        var inputs = WireValues.FromWire(request.Properties);
        string? provider = null;
        ObjectValue outputs;
        if (request.Type == StackReferenceType)
        {
            outputs = await _stackReferences.ReadAsync(urn, inputs.Text("name") ?? request.Id, Add, cancellation);
        }
        else
        {
            provider = Providers.Resolve(request.Provider, request.Type, request.Version);
            var resource = new SimulatedResource(Providers.ScopeOf(provider), urn, request.Type, request.Name, inputs);
            outputs = Read(resource, request.Id);
        }

        outputs = Secrets.Mark(outputs, [.. request.AdditionalSecretOutputs], inputs);
        Resources.Add(new Recorded(
            new ResourceNode
            {
                Urn = urn,
                Type = request.Type,
                Name = request.Name,
                Custom = true,
                External = true,
                Id = request.Id,
                Parent = parent?.Node.Urn,
                Provider = provider,
                Inputs = inputs,
                Outputs = outputs,
                Dependencies = [.. request.Dependencies.Order(StringComparer.Ordinal)],
            },
            []));
        Interlocked.Increment(ref _count);
        var form = new WireForm(request.AcceptSecrets, request.AcceptResources);
        return new ReadResourceResponse { Urn = urn, Properties = WireValues.ToWire(outputs, form) };
    }

    private static ObjectValue Read(SimulatedResource resource, string id)
    {
        try
        {
            return SimulatedProviders.For(Urns.Package(resource.Type)).Read(resource, id).Outputs;
        }
        catch (SimulationException refused)
        {
            throw new RefusalException(refused.Message);
        }
    }

    /// <exception cref="RefusalException">The resource is unknown, or has its outputs.</exception>
    public void RegisterOutputs(RegisterResourceOutputsRequest request)
    {
        if (!Resources.TryGet(request.Urn, out var recorded) || !recorded.TryRegisterOutputs(WireValues.FromWire(request.Outputs)))
            throw new RefusalException($"cannot complete a resource '{request.Urn}' whose registration isn't pending");
    }

    /// <summary>The graph of everything recorded.</summary>
    public ResourceGraph Graph()
    {
        var resources = Resources.InOrder();
        var stack = resources.FirstOrDefault(node => node.Type == Urns.StackType);
        return new ResourceGraph
        {
            Organization = _settings.Organization,
            Project = _settings.Project,
            Stack = _settings.Stack,
            Config = _settings.Config,
            Unknowns = _settings.Unknowns,
            Resources = resources,
            Outputs = stack?.Outputs ?? ObjectValue.Empty,
        };
    }

    public void Dispose() => Transforms.Dispose();

    private Recorded? ParentOf(string parent, string type, string name)
    {
        if (parent.Length == 0)
            return null;
        return Resources.TryGet(parent, out var recorded)
            ? recorded
            : throw new RefusalException($"could not find parent resource {parent} of {type} '{name}'");
    }

    private ResourceNode AsProvider(ResourceNode node, RegisterResourceRequest request)
    {
        var inputs = request.Version.Length == 0 ? node.Inputs : node.Inputs.With("version", request.Version);
        var scope = new SimulationScope(_settings.Organization, _settings.Project, _settings.Stack, inputs);
        Check(new SimulatedResource(scope, node.Urn, node.Type, node.Name, node.Inputs));
        return node with { Id = Providers.IdOf(node.Urn), Inputs = inputs, Outputs = inputs };
    }

    private ResourceNode Simulate(ResourceNode node, RegisterResourceRequest request)
    {
        var provider = Providers.Resolve(request.Provider, request.Type, request.Version);
        var scope = Providers.ScopeOf(provider);
        var inputs = Check(new SimulatedResource(scope, node.Urn, node.Type, node.Name, node.Inputs));
        node = node with { Provider = provider, Inputs = inputs, AutoNamed = AutoNaming.Added(node.Inputs, inputs) };

        // A provider that cannot be configured yet knows nothing at all about what it would create.
        if (_settings.Unknowns && scope.ProviderInputs.HasUnknowns)
            return node;
        if (_settings.Unknowns || inputs.HasUnknowns)
            return node with { Outputs = Secrets.Mark(inputs, node.Options.AdditionalSecretOutputs, inputs) };

        SimulatedState state;
        try
        {
            state = SimulatedProviders.For(Urns.Package(node.Type))
                .Create(new SimulatedResource(scope, node.Urn, node.Type, node.Name, inputs));
        }
        catch (SimulationException refused)
        {
            // The check has mostly said so already; what depends on the resource goes on with what is known of it.
            if (!_problems.Any(problem => problem.Urn == node.Urn && problem.Severity == Severity.Error))
                Add(new Problem(Severity.Error, node.Urn, node.Name, null, refused.Message, null));
            return node with { Outputs = Secrets.Mark(inputs, node.Options.AdditionalSecretOutputs, inputs) };
        }

        return node with
        {
            Id = node.Options.ImportId ?? state.Id,
            Outputs = Secrets.Mark(state.Outputs, node.Options.AdditionalSecretOutputs, inputs),
        };
    }

    private ObjectValue Check(SimulatedResource resource)
    {
        var answer = SimulatedProviders.For(Urns.Package(resource.Type)).Check(resource);
        foreach (var problem in answer.Problems)
            Add(problem);
        return answer.Inputs;
    }

    private NodeOptions OptionsOf(RegisterResourceRequest request, Recorded? parent, string urn)
    {
        var inherited = parent?.Node.Options ?? NodeOptions.None;
        var timeouts = request.CustomTimeouts;
        return new NodeOptions
        {
            Protect = request.HasProtect ? request.Protect : inherited.Protect,
            RetainOnDelete = request.HasRetainOnDelete ? request.RetainOnDelete : inherited.RetainOnDelete,
            DeletedWith = request.DeletedWith.Length > 0 ? request.DeletedWith : inherited.DeletedWith,
            DeleteBeforeReplace = request.DeleteBeforeReplaceDefined ? request.DeleteBeforeReplace : null,
            IgnoreChanges = [.. request.IgnoreChanges],
            ReplaceOnChanges = [.. request.ReplaceOnChanges],
            HideDiffs = [.. request.HideDiffs],
            AdditionalSecretOutputs = [.. request.AdditionalSecretOutputs],
            Aliases = _aliases.Of(request, parent?.Node.Urn, urn),
            ReplaceWith = [.. request.ReplaceWith],
            ImportId = request.ImportId.Length > 0 ? request.ImportId : null,
            CustomTimeouts = timeouts is null || (timeouts.Create + timeouts.Update + timeouts.Delete).Length == 0
                ? null
                : new(GoDuration.Seconds(timeouts.Create), GoDuration.Seconds(timeouts.Update), GoDuration.Seconds(timeouts.Delete)),
            Version = request.Version,
            ReplacementTrigger = request.ReplacementTrigger is { } trigger ? WireValues.FromWire(trigger) : null,
        };
    }

    private static RegisterResourceResponse Answer(ResourceNode node, RegisterResourceRequest request)
    {
        // An SDK that cannot tell which part of a property is unknown must not see the known parts.
        var outputs = !node.Custom ? ObjectValue.Empty
            : request.SupportsPartialValues ? node.Outputs
            : new ObjectValue(node.Outputs.Where(output => !output.Value.HasUnknowns));
        return new RegisterResourceResponse
        {
            Urn = node.Urn,
            Id = node.Id == Signatures.Unknown ? "" : node.Id ?? "",
            Object = WireValues.ToWire(outputs, new WireForm(request.AcceptSecrets, request.AcceptResources)),
        };
    }
}
