namespace Platform.Engine.Graph;

/// <summary>
/// A resource as the program declared it and as its provider, real or simulated, answered. It knows no other resource but by urn.
/// </summary>
public sealed record ResourceNode
{
    /// <summary><c>urn:pulumi:stack::project::parentTypes$type::name</c>.</summary>
    public required string Urn { get; init; }

    /// <summary>The type token, such as <c>aws:eks/cluster:Cluster</c>.</summary>
    public required string Type { get; init; }

    /// <summary>The logical name.</summary>
    public required string Name { get; init; }

    /// <summary>Whether a provider manages it; otherwise it is a component.</summary>
    public required bool Custom { get; init; }

    /// <summary>Whether the program only reads it; its life is not the stack's.</summary>
    public bool External { get; init; }

    /// <summary>The provider's id; null for components and while it is unknown.</summary>
    public string? Id { get; init; }

    /// <summary>The parent's urn; null for the stack and for what is left of an engine that keeps it implicit.</summary>
    public string? Parent { get; init; }

    /// <summary>What the program gave, after auto-naming and ignoreChanges.</summary>
    public ObjectValue Inputs { get; init; } = ObjectValue.Empty;

    /// <summary>Paths of names that the provider made up, such as <c>name</c> or <c>metadata.name</c>. Default: none.</summary>
    public IReadOnlyList<string> AutoNamed { get; init; } = [];

    /// <summary>What the provider answered; for components what they registered.</summary>
    public ObjectValue Outputs { get; init; } = ObjectValue.Empty;

    /// <summary>The provider's reference: its urn and id, separated by the last <c>::</c>. Null for components and providers.</summary>
    public string? Provider { get; init; }

    /// <summary>Urns of everything it depends on.</summary>
    public IReadOnlyList<string> Dependencies { get; init; } = [];

    /// <summary>Per input, the urns it comes from.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> PropertyDependencies { get; init; } =
        new Dictionary<string, IReadOnlyList<string>>();

    /// <summary>Everything the program said besides inputs.</summary>
    public NodeOptions Options { get; init; } = NodeOptions.None;
}

/// <summary>What a program says of a resource besides its inputs; the names are those of Pulumi's resource options.</summary>
public sealed record NodeOptions
{
    /// <summary>Nothing said.</summary>
    public static NodeOptions None { get; } = new();

    /// <summary>Whether deleting and replacing it is refused; inherited from the parent. Default: false.</summary>
    public bool Protect { get; init; }

    /// <summary>Whether it stays in the cloud when it leaves the stack; inherited from the parent. Default: false.</summary>
    public bool RetainOnDelete { get; init; }

    /// <summary>Whether whoever described the resource would have said that it is retained. Default: true.</summary>
    public bool TellsRetention { get; init; } = true;

    /// <summary>Whether a replacement deletes first; null leaves it to the provider.</summary>
    public bool? DeleteBeforeReplace { get; init; }

    /// <summary>Property paths whose changes do not count.</summary>
    public IReadOnlyList<string> IgnoreChanges { get; init; } = [];

    /// <summary>Property paths whose changes replace.</summary>
    public IReadOnlyList<string> ReplaceOnChanges { get; init; } = [];

    /// <summary>Property paths whose changes are applied but not shown.</summary>
    public IReadOnlyList<string> HideDiffs { get; init; } = [];

    /// <summary>Outputs that are secret whatever the provider says.</summary>
    public IReadOnlyList<string> AdditionalSecretOutputs { get; init; } = [];

    /// <summary>Former urns.</summary>
    public IReadOnlyList<string> Aliases { get; init; } = [];

    /// <summary>Urns whose replacement replaces it.</summary>
    public IReadOnlyList<string> ReplaceWith { get; init; } = [];

    /// <summary>The urn whose deletion deletes it as well; inherited from the parent.</summary>
    public string? DeletedWith { get; init; }

    /// <summary>The id of the existing resource to import.</summary>
    public string? ImportId { get; init; }

    /// <summary>Limits for the provider's operations, in seconds.</summary>
    public OperationTimeouts? CustomTimeouts { get; init; }

    /// <summary>The provider version the program asks for, strict SemVer without a leading v; empty when it asks for none.</summary>
    public string Version { get; init; } = "";

    /// <summary>A value whose change replaces the resource.</summary>
    public PropertyValue? ReplacementTrigger { get; init; }
}

/// <summary>How long a provider may take, in seconds; zero leaves it to the provider.</summary>
public sealed record OperationTimeouts(double Create, double Update, double Delete);
