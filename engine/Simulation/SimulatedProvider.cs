using Platform.Engine.Graph;

namespace Platform.Engine.Simulation;

/// <summary>
/// Answers for one package as its cloud would, from nothing but the request: the same request always gets the same answer. It
/// knows no other resource and does no input or output. One instance serves a whole preview and many threads.
/// </summary>
internal abstract class SimulatedProvider
{
    /// <summary>The package's name, such as <c>aws</c>.</summary>
    public abstract string Package { get; }

    /// <summary>
    /// What the provider's check does: fills in the physical name where the program gives none, and lists what the cloud would
    /// refuse. Runs in both modes; unknown values are no problem.
    /// </summary>
    public abstract CheckedInputs Check(SimulatedResource resource);

    /// <summary>The id and all outputs of a resource whose inputs were checked. Not called while an input is unknown.</summary>
    public abstract SimulatedState Create(SimulatedResource resource);

    /// <summary>The state of an existing resource that the program reads.</summary>
    public abstract SimulatedState Read(SimulatedResource resource, string id);

    /// <summary>The result of a function.</summary>
    /// <exception cref="SimulationException">The function is unknown or its arguments are wrong; the message says which.</exception>
    public abstract ObjectValue Invoke(SimulatedCall call);
}

/// <summary>Where a request comes from.</summary>
/// <param name="Organization">The organization.</param>
/// <param name="Project">The project's name.</param>
/// <param name="Stack">The stack's name.</param>
/// <param name="ProviderInputs">
/// The configuration of the provider that serves the request: for a default provider the stack's configuration of the package's
/// namespace, with values as text or JSON text; for an explicit one its inputs.
/// </param>
internal sealed record SimulationScope(string Organization, string Project, string Stack, ObjectValue ProviderInputs);

/// <summary>A resource to check, create or read.</summary>
/// <param name="Scope">Where the request comes from.</param>
/// <param name="Urn">The resource's urn; the seed of everything generated for it.</param>
/// <param name="Type">The type token.</param>
/// <param name="Name">The logical name.</param>
/// <param name="Inputs">The inputs; may hold secrets and, for a check only, unknowns.</param>
internal sealed record SimulatedResource(SimulationScope Scope, string Urn, string Type, string Name, ObjectValue Inputs);

/// <summary>A function to call.</summary>
/// <param name="Scope">Where the request comes from.</param>
/// <param name="Token">The function's token.</param>
/// <param name="Arguments">The arguments; known.</param>
internal sealed record SimulatedCall(SimulationScope Scope, string Token, ObjectValue Arguments);

/// <summary>The inputs with what the provider adds to them, and what the cloud would refuse.</summary>
internal sealed record CheckedInputs(ObjectValue Inputs, IReadOnlyList<Problem> Problems);

/// <summary>A resource that exists: its id and its outputs.</summary>
internal sealed record SimulatedState(string Id, ObjectValue Outputs);

/// <summary>A request that no cloud would answer; the message is for the user.</summary>
internal sealed class SimulationException(string message) : Exception(message);
