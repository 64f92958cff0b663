using Platform.Engine.Comparison;
using Platform.Engine.Graph;

namespace Platform.Engine.Policies;

/// <summary>One pass of the rules over one graph: it asks, applies waivers, and keeps count. It knows no other graph.</summary>
internal sealed class Examination
{
    private readonly PolicyFacts _facts;
    private readonly Dictionary<string, PolicyRule[]> _byType = new(StringComparer.Ordinal);
    private readonly Dictionary<PolicyRule, Dictionary<PolicyAnswer, int>> _tallies = new(ReferenceEqualityComparer.Instance);
    private readonly List<PolicyFinding> _findings = [];
    private readonly HashSet<string> _examined = new(StringComparer.Ordinal);

    /// <param name="graph">The stack.</param>
    /// <param name="settings">What the stack file says about policy.</param>
    /// <param name="earlier">What is deployed; null when there is nothing to compare with.</param>
    public Examination(ResourceGraph graph, PolicySettings settings, EarlierDeployment? earlier = null) =>
        _facts = new(graph, settings, earlier);

    /// <summary>The waivers that covered something.</summary>
    public HashSet<Waiver> Used { get; } = [];

    /// <summary>How many resources at least one rule was about.</summary>
    public int Examined => _examined.Count;

    /// <summary>How many resources there are, components, providers and what is only read not counted.</summary>
    public int Resources { get; private set; }

    private PolicySettings Settings => _facts.Settings;

    /// <summary>Asks every rule that is not about changes.</summary>
    public void AskAll() => Ask(_ => true);

    /// <summary>Asks those rules that are not about changes and are wanted.</summary>
    public void Ask(Func<PolicyRule, bool> wanted)
    {
        foreach (var node in _facts.Graph.Resources)
        {
            if (node.External || Urns.IsProviderType(node.Type))
                continue;
            if (node.Custom)
                Resources++;
            foreach (var rule in For(node.Type).Where(rule => !rule.AboutChanges && wanted(rule)))
                Ask(rule, new(node, _facts));
        }
    }

    /// <summary>Asks the rules about changes.</summary>
    public void AskAbout(Plan plan)
    {
        foreach (var step in plan.Steps.Where(step => step.Old is not null && !Urns.IsProviderType(step.Node.Type)))
        {
            foreach (var rule in For(step.Node.Type).Where(rule => rule.AboutChanges))
                Ask(rule, new(step.Node, _facts, step));
        }
    }

    /// <summary>The counts by rule, in the order of the book; rules that do not hold in this environment are left out.</summary>
    public IReadOnlyList<RuleTally> Tallies() =>
        [.. PolicyBook.All.Where(Holds).Select(rule => new RuleTally(rule, _tallies.GetValueOrDefault(rule, [])))];

    /// <summary>The findings: breaches first, then by severity, rule and resource.</summary>
    public IReadOnlyList<PolicyFinding> Sorted() =>
    [
        .. _findings.OrderBy(finding => finding.Answer).ThenByDescending(finding => finding.Severity)
            .ThenBy(finding => finding.Rule.Id, StringComparer.Ordinal).ThenBy(finding => finding.Urn, StringComparer.Ordinal),
    ];

    private PolicyRule[] For(string type)
    {
        if (!_byType.TryGetValue(type, out var rules))
            _byType[type] = rules = [.. PolicyBook.All.Where(rule => Holds(rule) && rule.IsAbout(type))];
        return rules;
    }

    private bool Holds(PolicyRule rule) => !rule.ProductionOnly || Settings.Environment == PolicyEnvironment.Production;

    private void Ask(PolicyRule rule, Subject subject)
    {
        rule.Test(subject);
        if (subject.IsSkipped && subject.Complaints.Count == 0)
            return;
        if (subject.Node.Custom)
            _examined.Add(subject.Node.Urn);
        var answer = PolicyAnswer.Pass;
        var failed = subject.Complaints.Any(complaint => complaint.Answer == PolicyAnswer.Fail);
        var waiver = failed ? Settings.Waivers.FirstOrDefault(waiver => waiver.Covers(rule.Id, subject.Node.Urn)) : null;
        if (waiver is not null)
            Used.Add(waiver);
        foreach (var complaint in subject.Complaints)
        {
            // What a breach leaves open is answered by the breach.
            if (failed && complaint.Answer == PolicyAnswer.Unknown)
                continue;
            answer = waiver is null ? complaint.Answer : PolicyAnswer.Waived;
            _findings.Add(new(
                rule, rule.SeverityIn(Settings.Environment), subject.Node.Urn, answer, complaint.Path, complaint.Value, complaint.Text,
                    waiver));
        }

        if (!_tallies.TryGetValue(rule, out var tally))
            _tallies[rule] = tally = [];
        tally[answer] = tally.GetValueOrDefault(answer) + 1;
    }
}
