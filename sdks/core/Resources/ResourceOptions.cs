namespace Pulumi;

/// <summary>What holds for any resource besides its inputs. Custom resources and components add their own options.</summary>
public abstract class ResourceOptions
{
    // Lists are made when they are first touched: most resources use none of them.
    private InputList<Resource>? _dependsOn;
    private InputList<Resource>? _replaceWith;
    private List<string>? _ignoreChanges;
    private List<string>? _replaceOnChanges;
    private List<string>? _hideDiffs;
    private List<Input<Alias>>? _aliases;
    private List<ResourceTransformation>? _transformations;
    private List<ResourceTransform>? _transforms;

    private protected ResourceOptions()
    {
    }

    /// <summary>The id of an existing resource to read instead of registering a new one.</summary>
    public Input<string>? Id { get; set; }

    /// <summary>The parent in the resource tree. Default: the stack.</summary>
    public Resource? Parent { get; set; }

    /// <summary>
    /// Resources that must exist before this one, beyond those its inputs come from. A component stands for its children.
    /// </summary>
    public InputList<Resource> DependsOn
    {
        get => _dependsOn ??= [];
        set => _dependsOn = value;
    }

    /// <summary>Whether the engine refuses to delete or replace the resource. Default: as the parent.</summary>
    public bool? Protect { get; set; }

    /// <summary>Property paths whose changes are ignored.</summary>
    public List<string> IgnoreChanges
    {
        get => _ignoreChanges ??= [];
        set => _ignoreChanges = value;
    }

    /// <summary>The provider's version: strict SemVer without a leading v.</summary>
    public string? Version { get; set; }

    /// <summary>The provider to use. Default: the parent's for the package, then the engine's default provider.</summary>
    public ProviderResource? Provider { get; set; }

    /// <summary>How long the provider may take. Default: the provider's own limits.</summary>
    public CustomTimeouts? CustomTimeouts { get; set; }

    /// <summary>Functions that may change args and options of this resource and its children before they are registered.</summary>
    public List<ResourceTransformation> ResourceTransformations
    {
        get => _transformations ??= [];
        set => _transformations = value;
    }

    /// <summary>Functions that the engine calls to change properties and options of this resource and its children.</summary>
    public List<ResourceTransform> ResourceTransforms
    {
        get => _transforms ??= [];
        set => _transforms = value;
    }

    /// <summary>Former identities of the resource, so that a rename does not replace it.</summary>
    public List<Input<Alias>> Aliases
    {
        get => _aliases ??= [];
        set => _aliases = value;
    }

    /// <summary>The urn of a resource of this stack whose state to take instead of registering.</summary>
    public string? Urn { get; set; }

    /// <summary>Property paths whose changes replace the resource.</summary>
    public List<string> ReplaceOnChanges
    {
        get => _replaceOnChanges ??= [];
        set => _replaceOnChanges = value;
    }

    /// <summary>Where to download the provider's plugin from. Default: Pulumi's own distribution.</summary>
    public string? PluginDownloadURL { get; set; }

    /// <summary>Whether the cloud's resource is kept when it leaves the stack. Default: false.</summary>
    public bool? RetainOnDelete { get; set; }

    /// <summary>A resource whose deletion also deletes this one in the cloud, so that it needs no deletion of its own.</summary>
    public Resource? DeletedWith { get; set; }

    /// <summary>Resources whose replacement also replaces this one.</summary>
    public InputList<Resource> ReplaceWith
    {
        get => _replaceWith ??= [];
        set => _replaceWith = value;
    }

    /// <summary>Property paths whose changes are applied but not shown.</summary>
    public List<string> HideDiffs
    {
        get => _hideDiffs ??= [];
        set => _hideDiffs = value;
    }

    /// <summary>A value whose change replaces the resource.</summary>
    public Input<object>? ReplacementTrigger { get; set; }

    internal bool HasDependsOn => _dependsOn is not null;

    internal bool HasReplaceWith => _replaceWith is not null;

    internal IReadOnlyList<string> IgnoreChangesOrNone => _ignoreChanges ?? [];

    internal IReadOnlyList<string> ReplaceOnChangesOrNone => _replaceOnChanges ?? [];

    internal IReadOnlyList<string> HideDiffsOrNone => _hideDiffs ?? [];

    internal IReadOnlyList<Input<Alias>> AliasesOrNone => _aliases ?? [];

    internal IReadOnlyList<ResourceTransformation> TransformationsOrNone => _transformations ?? [];

    internal IReadOnlyList<ResourceTransform> TransformsOrNone => _transforms ?? [];

    internal ResourceOptions Clone()
    {
        var copy = (ResourceOptions)MemberwiseClone();
        copy._dependsOn = _dependsOn?.Concat([]);
        copy._replaceWith = _replaceWith?.Concat([]);
        copy._ignoreChanges = Copy(_ignoreChanges);
        copy._replaceOnChanges = Copy(_replaceOnChanges);
        copy._hideDiffs = Copy(_hideDiffs);
        copy._aliases = Copy(_aliases);
        copy._transformations = Copy(_transformations);
        copy._transforms = Copy(_transforms);
        copy.CustomTimeouts = CustomTimeouts?.Clone();
        copy.CloneOwn();
        return copy;
    }

    private protected abstract void CloneOwn();

    /// <summary>Takes over what the other sets: single values replace, lists are added at the end.</summary>
    private protected void MergeShared(ResourceOptions other)
    {
        Id = other.Id ?? Id;
        Parent = other.Parent ?? Parent;
        Protect = other.Protect ?? Protect;
        Urn = other.Urn ?? Urn;
        Version = other.Version ?? Version;
        PluginDownloadURL = other.PluginDownloadURL ?? PluginDownloadURL;
        Provider = other.Provider ?? Provider;
        CustomTimeouts = other.CustomTimeouts ?? CustomTimeouts;
        RetainOnDelete = other.RetainOnDelete ?? RetainOnDelete;
        DeletedWith = other.DeletedWith ?? DeletedWith;
        ReplacementTrigger = other.ReplacementTrigger ?? ReplacementTrigger;

        _dependsOn = Join(_dependsOn, other._dependsOn);
        _replaceWith = Join(_replaceWith, other._replaceWith);
        _ignoreChanges = Join(_ignoreChanges, other._ignoreChanges);
        _replaceOnChanges = Join(_replaceOnChanges, other._replaceOnChanges);
        _hideDiffs = Join(_hideDiffs, other._hideDiffs);
        _aliases = Join(_aliases, other._aliases);
        _transformations = Join(_transformations, other._transformations);
        _transforms = Join(_transforms, other._transforms);
    }

    private protected static List<T>? Copy<T>(List<T>? list) => list is null ? null : [.. list];

    private static List<T>? Join<T>(List<T>? first, List<T>? second) => second is null ? first : [.. first ?? [], .. second];

    private static InputList<Resource>? Join(InputList<Resource>? first, InputList<Resource>? second) =>
        first is null ? second : second is null ? first : first.Concat(second);
}
