using System.Collections.Concurrent;

namespace Pulumi;

/// <summary>What the engine can do; asked once per feature, when it first matters.</summary>
internal sealed class Features(IMonitor monitor, Runner runner)
{
    private readonly ConcurrentDictionary<string, Lazy<Task<bool>>> _answers = new();

    // A switch that every official SDK honours.
    private readonly bool _referencesOff =
        Environment.GetEnvironmentVariable("PULUMI_DISABLE_RESOURCE_REFERENCES") is "1" or "true" or "TRUE" or "True";

    /// <summary>Whether answers may hold resource references.</summary>
    public bool AcceptResources => !_referencesOff;

    public async Task<bool> ResourceReferencesAsync() => !_referencesOff && await HasAsync("resourceReferences");

    public Task<bool> OutputValuesAsync() => HasAsync("outputValues");

    public Task<bool> AliasSpecsAsync() => HasAsync("aliasSpecs");

    /// <exception cref="RunException">The engine lacks what the program uses.</exception>
    public async Task RequireAsync(string id, string what)
    {
        if (!await HasAsync(id))
            throw new RunException($"The Pulumi CLI does not support {what}. Please update the Pulumi CLI.");
    }

    private Task<bool> HasAsync(string id) => _answers.GetOrAdd(id, key => new(() => AskAsync(key))).Value;

    private async Task<bool> AskAsync(string id)
    {
        using (runner.Call())
            return await monitor.SupportsFeatureAsync(id);
    }
}
