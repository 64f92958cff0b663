using Pulumi.Serialization;

namespace Pulumi;

/// <summary>A provider with a configuration of its own, for the resources that name it.</summary>
public class ProviderResource : CustomResource
{
    private const string TypePrefix = "pulumi:providers:";

    /// <summary>Registers a provider of type <c>pulumi:providers:{package}</c>.</summary>
    public ProviderResource(string package, string name, ResourceArgs args, CustomResourceOptions? options = null)
        : this(package, name, args, options, dependency: false)
    {
    }

    private protected ProviderResource(string package, string name, ResourceArgs args, CustomResourceOptions? options, bool dependency)
        : base(TypePrefix + package, name, args, options, dependency) => Package = package;

    internal string Package { get; }

    /// <summary>How requests name the provider: its urn and its id, which a preview does not know yet.</summary>
    internal virtual async Task<string> ReferenceAsync()
    {
        var urn = await Urn.DataTask;
        var id = await Id.DataTask;
        return $"{urn.Value}::{(id is { IsKnown: true, Value.Length: > 0 } ? id.Value : Signatures.Unknown)}";
    }

    /// <summary>The package of a provider reference or urn.</summary>
    internal static string PackageOf(string reference) => Pulumi.Urn.TypeOf(reference)[TypePrefix.Length..];
}
