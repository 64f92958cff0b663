using Platform.Engine.Graph;

namespace Platform.Engine.Comparison;

/// <summary>
/// Compares what a program declares with what there is, and says step by step what an update would do, by the rules of the Pulumi
/// engine (its step generator, 3.259). One instance makes one plan.
/// </summary>
internal sealed class Planner
{
    private readonly ResourceGraph _graph;
    private readonly EarlierDeployment? _earlier;
    private readonly Replacement _replacement;
    private readonly EarlierMatches _matches;
    private readonly ReplaceReasons _reasons;
    private readonly Dictionary<string, Fate> _fates = new(StringComparer.Ordinal);
    private readonly ProviderInputs _providers = new();
    private readonly Lazy<MadeUpTexts>? _madeUp;
    private readonly Func<ResourceNode, bool> _deletesFirst;
    private readonly List<Step> _steps = [];
    private readonly List<Problem> _problems = [];

    private Planner(
        ResourceGraph graph, EarlierDeployment? earlier, Func<string, IReadOnlySet<string>> replacing,
        Func<ResourceNode, bool> deletesFirst)
    {
        _deletesFirst = deletesFirst;
        _graph = graph;
        _earlier = earlier;
        _replacement = new(replacing);
        _matches = new(earlier);
        _reasons = new(_replacement, _matches, _fates, _providers);
        _madeUp = earlier is null ? null : new(() => new MadeUpTexts(graph));
    }

    /// <summary>The plan for a stack.</summary>
    /// <param name="graph">What the program declares.</param>
    /// <param name="earlier">What there is; null when that is not known, so that everything is made.</param>
    /// <param name="replacing">By type token, the paths of inputs whose change replaces the resource; empty where none is known.</param>
    /// <param name="deletesFirst">Whether a resource's provider deletes before it replaces. Default: never, but for Kubernetes.</param>
    public static Plan For(
        ResourceGraph graph, EarlierDeployment? earlier, Func<string, IReadOnlySet<string>> replacing,
        Func<ResourceNode, bool>? deletesFirst = null) =>
        new Planner(graph, earlier, replacing, deletesFirst ?? (_ => false)).Run();

    private Plan Run()
    {
        foreach (var node in _graph.Resources)
        {
            var step = node.External ? Read(node, _matches.Of(node)) : Register(node, _matches.Of(node));
            _providers.Add(step.New!);
            _fates[node.Urn] = Fate.Of(step, node, _madeUp);
            _steps.Add(step);
        }

        // A state lists a resource after what it depends on, so its reverse is an order in which everything can go.
        foreach (var gone in _graph.IsWhole ? _matches.Unmatched().Reverse() : [])
            Delete(gone);

        return new Plan { Steps = _steps, IsCompared = _earlier is not null, Problems = _problems, OutputChanges = OutputChanges() };
    }

    private Step Read(ResourceNode node, EarlierResource? old)
    {
        if (old is null or { Node.External: true } || old.Node.Id == node.Id)
            return new() { Operation = Operation.Read, Old = old, New = node };

        var step = new Step { Operation = Operation.Replace, Old = old, New = node, Reasons = [new("id")] };
        Protection.CheckReplacement(step, host: null, _problems);
        return step;
    }

    private Step Register(ResourceNode node, EarlierResource? old)
    {
        if (old is null)
            return new() { Operation = node.Options.ImportId is null ? Operation.Create : Operation.Import, New = node };

        var (inputs, causes) = Restate(node, old.Node);
        var changes = Changes(node, old, inputs, causes, out var uncompared);
        var reasons = _reasons.Of(node with { Inputs = inputs }, old, changes);
        var kept = node with { Inputs = inputs, Id = old.Node.Id };
        var step = new Step { Operation = Operation.Same, Old = old, Changes = changes, Reasons = reasons, Uncompared = uncompared };
        if (reasons.Count > 0)
        {
            step = step with { Operation = Operation.Replace, New = node with { Inputs = inputs }, DeletesFirst = DeletesFirst(node, old) };
            Protection.CheckReplacement(step, GoneFirst(reasons), _problems);
            return step;
        }

        return changes.Count > 0 || old.Unfinished
            ? step with { Operation = Operation.Update, New = kept }
            : step with { New = kept with { Outputs = node.Custom ? old.Node.Outputs : node.Outputs } };
    }

    /// <summary>The resource that is deleted before its successor exists and takes this one along.</summary>
    private string? GoneFirst(IReadOnlyList<ReplaceReason> reasons) => reasons.Select(reason => reason.Because)
        .FirstOrDefault(urn => urn is not null && _fates.TryGetValue(urn, out var fate) && fate.DeletesFirst);

    /// <summary>The inputs as they compare with the earlier ones: with its ids and names, and without what is to be ignored.</summary>
    private (ObjectValue Inputs, IReadOnlyDictionary<string, string> Causes) Restate(ResourceNode node, ResourceNode old)
    {
        var carried = new CarriedInputs(_fates);
        var inputs = AutoNames.Keep(node, carried.Of(node, old.Inputs), old);
        foreach (var text in node.Options.IgnoreChanges)
        {
            if (!PropertyPath.TryParse(text, out var path))
                continue;
            inputs = IgnoredChanges.PutBack(old.Inputs, inputs, path, out var applied);
            if (!applied)
            {
                _problems.Add(new(
                    Severity.Info, node.Urn, text, null,
                    "its changes cannot be ignored, because an element on the way to it was added or removed",
                    "name the element around it in ignoreChanges"));
            }
        }

        return (inputs, carried.Causes);
    }

    private IReadOnlyList<PropertyChange> Changes(
        ResourceNode node, EarlierResource old, ObjectValue inputs, IReadOnlyDictionary<string, string> causes,
        out IReadOnlyList<string> uncompared)
    {
        PropertyPath[] hidden = [.. PropertyPath.ParseAll(node.Options.HideDiffs)];
        var changes = ValueDifferences.Between(old.Node.Inputs, inputs, out uncompared);
        return
        [
            .. _replacement.Mark(node, _providers.Of(node), changes).Select(change => change with
            {
                Hidden = hidden.Any(path => path.Contains(change.Path)),
                Cause = change.New is { HasUnknowns: true } ? causes.GetValueOrDefault(change.Path.Root) : null,
            }),
        ];
    }

    /// <summary>What the program says counts; else the provider's word. That of Kubernetes deletes first what keeps a given name.</summary>
    private bool DeletesFirst(ResourceNode node, EarlierResource old) =>
        node.Options.DeleteBeforeReplace
        ?? (_deletesFirst(node)
            || (KubernetesReplacements.IsObject(node.Type) && node.AutoNamed.Count == 0
                && NameOf(node) is { } name && name == NameOf(old.Node)));

    private static string? NameOf(ResourceNode node) => node.Inputs["metadata"]?.Plain is ObjectValue metadata
        ? $"{metadata.Text("namespace")}/{metadata.Text("name")}"
        : null;

    private void Delete(EarlierResource gone)
    {
        var operation = gone.AwaitsDeletion ? Operation.DeleteReplaced
            : gone.Node.External ? Operation.Discard
            : Operation.Delete;
        var step = new Step { Operation = operation, Old = gone };
        if (gone.AwaitsReplacement)
            return;
        Protection.CheckDeletion(step, _problems);
        _steps.Add(step);
    }

    private IReadOnlyList<PropertyChange> OutputChanges()
    {
        var before = _earlier?.Resources.FirstOrDefault(resource => resource.Node.Type == Urns.StackType)?.Node.Outputs;
        return before is null || !_graph.IsWhole ? [] : ValueDifferences.Between(before, CarriedOutputs(before), out _);
    }

    /// <summary>An output may come from any resource; the simulation's ids are as unwelcome in it as in an input.</summary>
    private ObjectValue CarriedOutputs(ObjectValue before)
    {
        var stack = new ResourceNode
        {
            Urn = "",
            Type = Urns.StackType,
            Name = "",
            Custom = false,
            Inputs = _graph.Outputs,
            Dependencies = [.. _fates.Keys],
        };
        return new CarriedInputs(_fates).Of(stack, before);
    }
}
