using System.Collections.Concurrent;
using System.Collections.Immutable;
using Pulumi;

namespace Platform.Tests.Support;

/// <summary>Watches with what options a component makes its children; mocks see only their inputs.</summary>
internal sealed class Watch
{
    private readonly ConcurrentDictionary<string, ResourceOptions> _options = [];
    private readonly ConcurrentDictionary<string, ImmutableArray<string>> _after = [];

    /// <summary>Options that have a component and all below it watched.</summary>
    public ComponentResourceOptions Options() => new() { ResourceTransformations = { See } };

    /// <summary>The options of a child, by type token and logical name.</summary>
    public ResourceOptions Of(string type, string name) => _options[Key(type, name)];

    /// <summary>Whom a child waits for explicitly, as <c>type name</c>.</summary>
    public ImmutableArray<string> After(string type, string name) => _after.GetValueOrDefault(Key(type, name), []);

    private ResourceTransformationResult? See(ResourceTransformationArgs args)
    {
        var key = Key(args.Resource);
        _options[key] = args.Options;
        Output<ImmutableArray<Resource>> after = args.Options.DependsOn;
        after.Apply(resources => _after[key] = [.. resources.Select(Key)]);
        return null;
    }

    private static string Key(Resource resource) => Key(resource.GetResourceType(), resource.GetResourceName());

    private static string Key(string type, string name) => $"{type} {name}";
}
