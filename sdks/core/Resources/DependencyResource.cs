namespace Pulumi;

/// <summary>Stands for a resource of which only the urn is known. It is never registered.</summary>
internal sealed class DependencyResource : CustomResource
{
    public DependencyResource(string urn) : base("", "", null, null, dependency: true)
    {
        Urn = Output.Create(urn);
        Id = null!;
    }
}

/// <summary>Stands for a provider of which only the reference is known. It is never registered.</summary>
internal sealed class DependencyProviderResource : ProviderResource
{
    private readonly string _reference;

    /// <param name="reference">Urn and id, separated by the last <c>::</c>.</param>
    public DependencyProviderResource(string reference)
        : base(PackageOf(reference), "", ResourceArgs.Empty, null, dependency: true)
    {
        var separator = reference.LastIndexOf("::", StringComparison.Ordinal);
        _reference = reference;
        Urn = Output.Create(reference[..separator]);
        Id = Output.Create(reference[(separator + 2)..]);
    }

    internal override Task<string> ReferenceAsync() => Task.FromResult(_reference);
}
