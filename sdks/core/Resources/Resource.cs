using System.Collections.Immutable;
using Pulumi.Serialization;

namespace Pulumi;

/// <summary>
/// Anything that has a urn. Constructing one registers it with the engine. It owns what children inherit; the registration
/// itself is the deployment's.
/// </summary>
public class Resource
{
    private readonly string _type;
    private readonly string _name;
    private readonly bool? _protect;
    private readonly ImmutableArray<ResourceTransformation> _transformations = [];
    private readonly ImmutableDictionary<string, ProviderResource> _providers = ImmutableDictionary<string, ProviderResource>.Empty;
    private readonly Lock _gate = new();
    private readonly Lazy<ImmutableArray<Output<string>>>? _formerUrns;
    private List<Resource>? _children;

    private protected Resource(
        string type, string name, bool custom, ResourceArgs args, ResourceOptions options, bool remote = false, bool dependency = false)
    {
        (_type, _name, IsRemote) = (type, name, remote);
        if (dependency)
            return;

        ArgumentException.ThrowIfNullOrEmpty(type);
        ArgumentException.ThrowIfNullOrEmpty(name);

        var deployment = Deployment.Internal;
        Registration = new Registration(this, deployment);
        OutputShape.Of(GetType()).Assign(this, Registration, own: custom || remote || options.Urn is not null);

        var parent = type == Stack.TypeToken ? null : options.Parent ?? (options.Urn is null ? deployment.Stack : null);
        _transformations = [.. options.TransformationsOrNone, .. parent?._transformations ?? []];
        (args, options) = Transform(args, options);

        options = options.Clone();
        if (options.Provider is not null && options is ComponentResourceOptions { ProvidersOrNone.Count: > 0 })
            throw new ResourceException("Do not supply both 'provider' and 'providers' options to a ComponentResource.", options.Parent);

        if (options.Parent is { } explicitParent)
        {
            explicitParent.Adopt(this);
            options.Protect ??= explicitParent._protect;
            _providers = explicitParent._providers;
        }

        if (custom)
        {
            if (options.Provider is { } own && PackageOf(type) is { } package)
                _providers = _providers.SetItem(package, own);
            else
                options.Provider ??= options.Parent?.ProviderFor(type);
            Provider = options.Provider;
        }
        else
        {
            var given = options.Provider is { } only ? [only] : ((ComponentResourceOptions)options).ProvidersOrNone;
            _providers = _providers.SetItems(given.Select(provider => KeyValuePair.Create(provider.Package, provider)));
        }

        _protect = options.Protect;
        Version = options.Version;
        PluginDownloadUrl = options.PluginDownloadURL;
        if (options.AliasesOrNone.Count > 0)
            _formerUrns = Former(name, type, options);

        deployment.Start(this, args, options, Registration);
    }

    /// <summary>The resource's name within all stacks.</summary>
    [Output(Signatures.Urn)]
    public Output<string> Urn { get; private protected set; } = null!;

    internal Registration? Registration { get; }

    /// <summary>Whether the engine, not this program, makes the children.</summary>
    internal bool IsRemote { get; }

    internal ProviderResource? Provider { get; }

    internal string? Version { get; }

    internal string? PluginDownloadUrl { get; }

    /// <summary>The urns that the resource's aliases stand for; children inherit aliases from them.</summary>
    internal ImmutableArray<Output<string>> FormerUrns => _formerUrns?.Value ?? [];

    /// <summary>The resources made so far with this one as their parent.</summary>
    internal ImmutableArray<Resource> Children
    {
        get
        {
            lock (_gate)
                return _children is null ? [] : [.. _children];
        }
    }

    /// <summary>The type token.</summary>
    public string GetResourceType() => _type;

    /// <summary>The logical name.</summary>
    public string GetResourceName() => _name;

    /// <summary>The provider that children of this resource use for a type or function token.</summary>
    internal ProviderResource? ProviderFor(string token) =>
        PackageOf(token) is { } package ? _providers.GetValueOrDefault(package) : null;

    /// <summary>The package of <c>package:module:member</c>.</summary>
    private static string? PackageOf(string token) => token.Split(':') is [var package, _, _] ? package : null;

    /// <summary>Only engines without alias specs want them, so they are made when they are first asked for.</summary>
    private static Lazy<ImmutableArray<Output<string>>> Former(string name, string type, ResourceOptions options) =>
        new(() => [.. options.AliasesOrNone.Select(alias => AliasUrns.Of(alias, name, type, options.Parent))]);

    private void Adopt(Resource child)
    {
        lock (_gate)
            (_children ??= []).Add(child);
    }

    private (ResourceArgs Args, ResourceOptions Options) Transform(ResourceArgs args, ResourceOptions options)
    {
        foreach (var transformation in _transformations)
        {
            if (transformation(new ResourceTransformationArgs(this, args, options)) is not { } result)
                continue;

            if (result.Options.Parent != options.Parent)
                throw new ArgumentException("Transformations cannot currently be used to change the 'parent' of a resource.");
            (args, options) = (result.Args, result.Options);
        }

        return (args, options);
    }
}
