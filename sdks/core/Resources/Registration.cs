using System.Collections.Immutable;
using Google.Protobuf.WellKnownTypes;
using Pulumi.Serialization;

namespace Pulumi;

/// <summary>What the engine answered for a resource.</summary>
/// <param name="Urn">The resource's urn.</param>
/// <param name="Id">The provider's id; empty when it is not known yet, and for components.</param>
/// <param name="State">The output properties.</param>
/// <param name="Dependencies">Per output property, what else it depends on.</param>
/// <param name="MissingIsKnown">Whether a property that is not in the state is known to be absent, rather than not known yet.</param>
internal sealed record Registered(
    string Urn, string Id, Struct State, ImmutableDictionary<string, ImmutableHashSet<Resource>> Dependencies, bool MissingIsKnown);

/// <summary>The answer that a resource's outputs wait for. All outputs of a resource share one.</summary>
internal sealed class Registration(Resource resource, Deployment deployment)
{
    private readonly TaskCompletionSource<Registered> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task<Registered> Done => _done.Task;

    /// <summary>The resource itself, which every output of it depends on.</summary>
    public ImmutableHashSet<Resource> Self { get; } = [resource];

    public void Succeed(Registered registered) => _done.TrySetResult(registered);

    public void Fail(Exception exception)
    {
        _done.TrySetException(exception);
        // The deployment reports the failure; nobody has to read an output for it.
        _ = _done.Task.Exception;
    }

    public void Warn(string message) => deployment.Log.Warn(message, resource);

    public string Describe(string property) => $"{resource.GetType().FullName}.{property}";
}

/// <summary>One output property of a registered resource.</summary>
internal sealed class RegisteredOutput<T>(Registration registration, string name) : OutputSource<T>
{
    public override async Task<OutputData<T>> ReadAsync()
    {
        var registered = await registration.Done;
        if (name == Signatures.Urn)
            return new(registration.Self, (T)(object)registered.Urn, IsKnown: true, IsSecret: false);
        if (name == Signatures.Id)
            return new(registration.Self, (T)(object)registered.Id, IsKnown: registered.Id.Length > 0, IsSecret: false);
        if (!registered.State.Fields.TryGetValue(name, out var value))
            return new(registration.Self, default!, registered.MissingIsKnown, IsSecret: false);

        var data = Converter.Convert<T>(registration.Warn, registration.Describe(name), value);
        var resources = registration.Self.Merge(data.Resources).Merge(registered.Dependencies.GetValueOrDefault(name, []));
        return data with { Resources = resources };
    }
}
