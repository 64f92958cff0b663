using System.Collections.Concurrent;
using System.Text.Json;
using Platform.Engine.Graph;
using Platform.Engine.Simulation;

namespace Platform.Engine.Recording;

/// <summary>Finds the provider that serves a request, and makes default providers when they are first needed.</summary>
internal sealed class Providers(RunSettings settings, Resources resources, Action<Problem> report)
{
    private const string DisableKey = "pulumi:disable-default-providers";

    private readonly ConcurrentDictionary<(string Package, string Version), Lazy<string>> _defaults = new();

    /// <summary>The urn part of a provider reference.</summary>
    public static string UrnOf(string reference) => reference[..reference.LastIndexOf("::", StringComparison.Ordinal)];

    /// <summary>The id that a provider gets: as unknown as everything new in a preview with unknowns.</summary>
    public string IdOf(string urn) => settings.Unknowns ? Signatures.Unknown : Seed.Uuid(urn, "id");

    /// <summary>The reference to use for a token: the given one, or that of the package's default provider.</summary>
    /// <exception cref="RefusalException">The reference names no provider, or default providers are switched off.</exception>
    public string Resolve(string reference, string token, string version)
    {
        if (reference.Length == 0)
            return Default(Urns.Package(token), version);

        if (reference.LastIndexOf("::", StringComparison.Ordinal) < 0 || !resources.TryGet(UrnOf(reference), out var provider)
            || !provider.Node.Type.StartsWith(Urns.ProviderTypePrefix, StringComparison.Ordinal))
        {
            throw new RefusalException($"unknown provider '{reference}' for {token}");
        }

        return reference;
    }

    /// <summary>What simulated providers are told about where a request comes from.</summary>
    public SimulationScope ScopeOf(string reference) => new(
        settings.Organization, settings.Project, settings.Stack,
        resources.TryGet(UrnOf(reference), out var provider) ? provider.Node.Inputs : ObjectValue.Empty);

    private string Default(string package, string version)
    {
        if (DefaultsOff(package))
        {
            throw new RefusalException(
                $"Default provider for '{package}' disabled. '{package}' is listed in {DisableKey}; give the resource a provider");
        }

        return _defaults.GetOrAdd((package, version), key => new(() => Add(key.Package, key.Version))).Value;
    }

    private string Add(string package, string version)
    {
        var name = version.Length == 0 ? "default" : "default_" + version.Replace('.', '_').Replace('-', '_').Replace('+', '_');
        var type = Urns.ProviderTypePrefix + package;
        var urn = Urns.Create(settings.Stack, settings.Project, parent: null, type, name);
        var prefix = package + ":";
        var inputs = new ObjectValue(settings.Config
            .Where(entry => entry.Key.StartsWith(prefix, StringComparison.Ordinal))
            .Select(entry => KeyValuePair.Create(entry.Key[prefix.Length..], entry.Value)));
        var scope = new SimulationScope(settings.Organization, settings.Project, settings.Stack, inputs);
        foreach (var problem in SimulatedProviders.For(package).Check(new SimulatedResource(scope, urn, type, name, inputs)).Problems)
            report(problem);
        if (version.Length > 0)
            inputs = inputs.With("version", version);

        resources.TryReserve(urn);
        resources.Add(new Recorded(
            new ResourceNode { Urn = urn, Type = type, Name = name, Custom = true, Id = IdOf(urn), Inputs = inputs, Outputs = inputs },
            []));
        return $"{urn}::{IdOf(urn)}";
    }

    private bool DefaultsOff(string package)
    {
        if (settings.Config.Text(DisableKey) is not { } text)
            return false;

        try
        {
            var packages = JsonSerializer.Deserialize<string[]>(text) ?? [];
            return packages.Contains("*") || packages.Contains(package);
        }
        catch (JsonException)
        {
            throw new RefusalException($"{DisableKey}: {text}: must be a JSON list of package names, such as [\"aws\"] or [\"*\"]");
        }
    }
}
