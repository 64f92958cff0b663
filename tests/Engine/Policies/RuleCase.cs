using Engine.Tests.Support;
using Platform.Engine.Graph;

namespace Engine.Tests.Policies;

/// <summary>A resource that keeps a rule, and what breaks it and what leaves it open.</summary>
/// <param name="Rule">The rule's id.</param>
/// <param name="Type">The resource's type.</param>
/// <param name="Good">Inputs that keep the rule.</param>
/// <param name="Path">The input that is changed to break it.</param>
/// <param name="Bad">The value that breaks it; null takes the input away.</param>
/// <param name="Open">The input that leaves the rule open when it is not known; null for the same.</param>
internal sealed record RuleCase(string Rule, string Type, ObjectValue Good, string Path, PropertyValue? Bad, string? Open = null)
{
    private const string Name = "subject";

    /// <summary>The logical name of what is asked about.</summary>
    public string Subject => Type == Urns.StackType ? "acme-prod" : Name;

    /// <summary>Resources beside it, by type and inputs.</summary>
    public (string Type, string Name, ObjectValue Inputs)[] Beside { get; init; } = [];

    /// <summary>Whether it is protected. Default: true.</summary>
    public bool Protect { get; init; } = true;

    /// <summary>Whether what breaks it is the missing resource beside it, and what leaves it open is that one's input.</summary>
    public bool ByNeighbour { get; init; }

    /// <summary>The stack's configuration. Default: none.</summary>
    public ObjectValue Config { get; init; } = ObjectValue.Empty;

    public ResourceGraph Pass() => Graph(Good, Beside, Protect);

    public ResourceGraph Fail() => ByNeighbour
        ? Graph(Good, [.. Beside.Select(beside => (beside.Type, beside.Name, Ask.Set(beside.Inputs, Path, Bad)))], Protect)
        : Graph(Ask.Set(Good, Path, Bad), Beside, Protect);

    public ResourceGraph Unknown() => ByNeighbour
        ? Graph(Good, [.. Beside.Select(beside => (beside.Type, beside.Name, Ask.Set(beside.Inputs, Open ?? Path, UnknownValue.Instance)))],
            Protect)
        : Graph(Ask.Set(Good, Open ?? Path, UnknownValue.Instance), Beside, Protect);

    public override string ToString() => $"{Rule} {Path}";

    private ResourceGraph Graph(ObjectValue inputs, (string Type, string Name, ObjectValue Inputs)[] beside, bool protect)
    {
        var build = new GraphBuilder { Config = Config };
        var provider = build.Provider("kubernetes", "cluster-access");
        var neighbours = beside.Select(entry =>
            build.Resource(entry.Type, entry.Name, entry.Inputs, For(entry.Type), id: $"{entry.Name}-id")).ToArray();
        if (Type != Urns.StackType)
            build.Resource(Type, Name, inputs, For(Type), id: "subject-id", options: new() { Protect = protect });
        return build.Graph().With(provider.Name, node => node with
        {
            Dependencies = [.. neighbours.Where(neighbour => neighbour.Provider is null).Select(neighbour => neighbour.Urn)],
        });

        ResourceNode? For(string type) => type.StartsWith("kubernetes:", StringComparison.Ordinal) ? provider : null;
    }
}
