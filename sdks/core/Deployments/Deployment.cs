namespace Pulumi;

/// <summary>
/// One run of a program against an engine, or against mocks. It owns what such a run shares; how to start one stands in
/// DeploymentRun.cs.
/// </summary>
public sealed partial class Deployment
{
    private static readonly AsyncLocal<Deployment?> Ambient = new();

    private readonly DeploymentInstance _instance;
    private readonly string? _rootDirectory;

    internal Deployment(DeploymentSettings settings, ConfigValues config, IEngine engine, IMonitor monitor)
    {
        (ProjectName, StackName, OrganizationName) = (settings.Project, settings.Stack, settings.Organization);
        (IsDryRun, _rootDirectory) = (settings.IsDryRun, settings.RootDirectory);
        Config = config;
        Engine = engine;
        Monitor = monitor;
        Runner = new Runner();
        Log = new EngineLog(engine, Runner);
        Features = new Features(monitor, Runner);
        Registrar = new Registrar(this);
        Functions = new Functions(this);
        Callbacks = new Callbacks(this);
        _instance = new DeploymentInstance(this);
    }

    /// <summary>The deployment that the calling code belongs to.</summary>
    /// <exception cref="InvalidOperationException">The code runs outside of a deployment.</exception>
    public static DeploymentInstance Instance => Internal._instance;

    internal static Deployment Internal => Current ?? throw new InvalidOperationException(
        "Trying to acquire Deployment.Instance before 'Run' was called. "
        + "Resources and outputs belong inside Deployment.RunAsync or TestAsync.");

    internal static Deployment? Current => Ambient.Value;

    internal string ProjectName { get; }

    internal string StackName { get; }

    internal string OrganizationName { get; }

    internal bool IsDryRun { get; }

    internal string RootDirectory => _rootDirectory ?? throw new InvalidOperationException(
        "The root directory is not known: the engine did not hand it over, or TestOptions.RootDirectory is not set.");

    internal ConfigValues Config { get; }

    internal IEngine Engine { get; }

    internal IMonitor Monitor { get; }

    internal Runner Runner { get; }

    internal EngineLog Log { get; }

    internal Features Features { get; }

    internal Functions Functions { get; }

    internal Callbacks Callbacks { get; }

    internal Registrar Registrar { get; }

    /// <summary>The root of the resource tree, from the moment its constructor has run.</summary>
    internal Stack? Stack { get; set; }

    /// <summary>Makes the deployment that of the calling code and of all it starts, but not of its caller when that awaits it.</summary>
    internal static void Enter(Deployment deployment) => Ambient.Value = deployment;

    /// <summary>Registers a resource in the background; its outputs wait for the answer.</summary>
    internal void Start(Resource resource, ResourceArgs args, ResourceOptions options, Registration registration)
    {
        var task = Registrar.RegisterAsync(resource, args, options, registration);
        Runner.TrackRegistration(Registrar.Describe(resource), task);
    }

    /// <summary>Registers a component's outputs in the background.</summary>
    internal void StartOutputs(Resource resource, Output<IDictionary<string, object?>> outputs) => Runner.TrackRegistration(
        $"outputs of {Registrar.Describe(resource)}", Registrar.RegisterOutputsAsync(resource, outputs));
}

/// <summary>The names and modes of a run.</summary>
internal sealed record DeploymentSettings(
    string Project, string Stack, string Organization, bool IsDryRun, string? RootDirectory);
