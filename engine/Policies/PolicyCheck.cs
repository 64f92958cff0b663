using Platform.Engine.Comparison;
using Platform.Engine.Graph;

namespace Platform.Engine.Policies;

/// <summary>
/// Asks all rules about all resources. Each resource is read once, and only by rules about its type, so the time is linear in the
/// graph. Resources that are only read belong to somebody else and are not asked about.
/// </summary>
internal static class PolicyCheck
{
    /// <summary>What the rules say of a stack, and of how it changes.</summary>
    /// <param name="graph">What the program declares.</param>
    /// <param name="plan">What an update would do; rules about changes read it.</param>
    /// <param name="earlier">What is deployed; null when there is nothing to compare with.</param>
    /// <param name="today">The day on which waivers and support dates are looked at.</param>
    public static PolicyReport Of(ResourceGraph graph, Plan plan, EarlierDeployment? earlier, DateOnly today)
    {
        var settings = PolicySettings.Of(graph.Config, PolicyBook.Ids, today);
        var now = new Examination(graph, settings, earlier);
        now.AskAll();
        if (earlier is not null)
            now.AskAbout(plan);

        return new()
        {
            Settings = settings,
            Examined = now.Examined,
            Resources = now.Resources,
            Rules = now.Tallies(),
            Findings = now.Sorted(),
            Comparison = earlier is null ? null : Compare(now.Sorted(), Before(graph, earlier, settings), plan),
            Faults = Faults(graph, settings, now.Resources, now.Used),
        };
    }

    /// <summary>What is wrong with the settings, and with the examination itself.</summary>
    /// <param name="graph">The stack.</param>
    /// <param name="settings">Its settings.</param>
    /// <param name="resources">How many resources there were to examine.</param>
    /// <param name="used">The waivers that covered something.</param>
    public static IReadOnlyList<Problem> Faults(
        ResourceGraph graph, PolicySettings settings, int resources, IReadOnlySet<Waiver> used)
    {
        var faults = new List<Problem>(settings.Problems);
        if (resources == 0)
        {
            faults.Add(new(
                settings.Enforcement == PolicyEnforcement.Advisory
                    ? Severity.Warning : Severity.Error, null, "policy", null,
                        $"no resource of {graph.Stack} could be examined: an empty graph passes no policy",
                "declare a resource, or see why the program declares none"));
        }

        faults.AddRange(settings.Waivers.Where(waiver => !used.Contains(waiver)).Select(waiver => new Problem(
            Severity.Warning, null, waiver.Key, $"{waiver.Rule} {waiver.Resource}", "waives nothing", "remove it")));
        return faults;
    }

    /// <summary>The breaches of the earlier deployment, by today's rules and waivers.</summary>
    private static IReadOnlyList<PolicyFinding> Before(ResourceGraph graph, EarlierDeployment earlier, PolicySettings settings)
    {
        ResourceNode[] nodes = [.. earlier.Resources.Where(resource => !resource.AwaitsDeletion).Select(resource => resource.Node)];
        var outputs = nodes.FirstOrDefault(node => node.Type == Urns.StackType)?.Outputs ?? ObjectValue.Empty;
        var before = new Examination(graph with { Resources = nodes, Outputs = outputs }, settings);
        before.AskAll();
        return before.Sorted();
    }

    /// <summary>A breach is the same when rule, resource and place are; a renamed resource is known by its former urn.</summary>
    private static PolicyComparison Compare(IReadOnlyList<PolicyFinding> now, IReadOnlyList<PolicyFinding> before, Plan plan)
    {
        var former = plan.Steps.Where(step => step is { Old: not null, New: not null } && step.Old.Node.Urn != step.New.Urn)
            .GroupBy(step => step.New!.Urn, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.First().Old!.Node.Urn, StringComparer.Ordinal);
        PolicyFinding[] breaches = [.. now.Where(finding => finding.Answer == PolicyAnswer.Fail)];
        PolicyFinding[] earlier = [.. before.Where(finding => finding.Answer == PolicyAnswer.Fail)];
        var known = earlier.Select(Key).ToHashSet();
        var open = now.Select(finding => Key(finding with { Urn = former.GetValueOrDefault(finding.Urn, finding.Urn) })).ToHashSet();
        var split = breaches.ToLookup(finding =>
            known.Contains(Key(finding with { Urn = former.GetValueOrDefault(finding.Urn, finding.Urn) })));
        return new([.. split[false]], [.. split[true]], [.. earlier.Where(finding => !open.Contains(Key(finding)))]);
    }

    private static (string Rule, string Urn, string Path) Key(PolicyFinding finding) => (finding.Rule.Id, finding.Urn, finding.Path);
}
