namespace Platform.Components.AddOns;

/// <summary>
/// The order in which a cluster's add-ons are installed, worked out from what they offer and need; the order in which they are listed
/// plays no part. Pure and total: whatever is wrong is a problem, all of them together.
/// </summary>
/// <param name="Order">The add-ons, providers before their users.</param>
/// <param name="Providers">For each add-on, by name, the add-ons that it waits for.</param>
/// <param name="Facts">The cluster, with what it and the add-ons offer together.</param>
/// <param name="Problems">Everything that is wrong, with the add-on's name in front of the key.</param>
public sealed record AddOnPlan(
    ImmutableArray<AddOn> Order,
    ImmutableSortedDictionary<string, ImmutableArray<string>> Providers,
    AddOnFacts Facts,
    ImmutableArray<AddOnProblem> Problems)
{
    /// <summary>The ports of all webhooks: a firewall between control plane and nodes must let them through.</summary>
    public ImmutableSortedSet<int> WebhookPorts => [.. Order.SelectMany(addOn => addOn.WebhookPorts)];

    /// <summary>Plans the enabled ones of some add-ons for a cluster.</summary>
    public static AddOnPlan For(AddOnFacts cluster, IEnumerable<AddOn> addOns)
    {
        var wanted = addOns
            .Where(addOn => addOn.Enabled && addOn.BelongsOn(cluster))
            .OrderBy(addOn => addOn.Name, StringComparer.Ordinal)
            .ToArray();
        var facts = cluster with { Offered = cluster.Native.Union(wanted.SelectMany(addOn => addOn.Provides)) };
        var providers = Waits(wanted);
        var order = Sorted(wanted, providers);
        return new(order, providers, facts,
        [
            .. Duplicates(wanted),
            .. Conflicts(facts, wanted),
            .. Missing(facts, wanted),
            .. Versions(facts, wanted),
            .. Circles(wanted.Except(order), providers),
            .. wanted.SelectMany(addOn => addOn.Check(facts).Select(problem => problem with { Key = Under(addOn, problem.Key) })),
        ]);
    }

    private static string Under(AddOn addOn, string key) => key.Length == 0 ? addOn.Name : $"{addOn.Name}.{key}";

    private static ImmutableSortedDictionary<string, ImmutableArray<string>> Waits(AddOn[] wanted)
    {
        var stated = wanted.DistinctBy(addOn => addOn.Name).ToImmutableSortedDictionary(
            addOn => addOn.Name,
            addOn => wanted
                .Where(other => other != addOn
                    && !other.Provides.Intersect(addOn.Requires.Union(addOn.Uses).Union(addOn.Implied)).IsEmpty)
                .Select(other => other.Name).ToImmutableArray(),
            StringComparer.Ordinal);
        return wanted
            .Where(addOn => addOn.Provides.Contains(Capability.ServiceWebhook))
            .Select(addOn => addOn.Name)
            .Aggregate(stated, BehindWebhook);
    }

    /// <summary>
    /// Nearly every add-on makes Services, and none is admitted before the webhook answers: all wait for its owner but what the owner
    /// itself waits for.
    /// </summary>
    private static ImmutableSortedDictionary<string, ImmutableArray<string>> BehindWebhook(
        ImmutableSortedDictionary<string, ImmutableArray<string>> stated, string owner) => stated.ToImmutableSortedDictionary(
            waits => waits.Key,
            waits => waits.Key == owner || waits.Value.Contains(owner) || Reaches(owner, waits.Key, stated, [])
                ? waits.Value
                : [.. waits.Value.Append(owner).Order(StringComparer.Ordinal)],
            StringComparer.Ordinal);

    /// <summary>Providers first, by name among those that could come next; what is in a circle, or waits for one, stays out.</summary>
    private static ImmutableArray<AddOn> Sorted(AddOn[] wanted, ImmutableSortedDictionary<string, ImmutableArray<string>> providers)
    {
        var order = ImmutableArray.CreateBuilder<AddOn>();
        var placed = new HashSet<string>(StringComparer.Ordinal);
        while (wanted.FirstOrDefault(addOn => !placed.Contains(addOn.Name) && providers[addOn.Name].All(placed.Contains)) is { } next)
        {
            order.Add(next);
            placed.Add(next.Name);
        }

        return order.ToImmutable();
    }

    private static IEnumerable<AddOnProblem> Duplicates(AddOn[] wanted) => wanted
        .GroupBy(addOn => addOn.Name)
        .Where(same => same.Count() > 1)
        .Select(same => new AddOnProblem(
            same.Key, $"{same.Count()} times", "an add-on is installed once in a cluster", "leave one of them"));

    private static IEnumerable<AddOnProblem> Conflicts(AddOnFacts facts, AddOn[] wanted) =>
        from capability in Capabilities.Exclusive
        let owners = wanted.Where(addOn => addOn.Provides.Contains(capability.Key)).Select(addOn => addOn.Name).ToList()
        let all = facts.Native.Contains(capability.Key) ? owners.Prepend("the cluster itself").ToList() : owners
        where all.Count > 1
        select new AddOnProblem(
            all[^1], $"{capability.Key}", $"is already provided by {string.Join(" and ", all.SkipLast(1))}: {capability.Value}",
            $"disable {all[^1]}");

    private static IEnumerable<AddOnProblem> Missing(AddOnFacts facts, AddOn[] wanted) =>
        from addOn in wanted
        from capability in addOn.Requires.Except(facts.Offered)
        select new AddOnProblem(
            addOn.Name, $"{capability}", "nothing on this cluster provides it",
            $"enable an add-on that provides {capability}, or disable {addOn.Name}");

    private static IEnumerable<AddOnProblem> Versions(AddOnFacts facts, AddOn[] wanted) => wanted
        .Where(addOn => !addOn.Kubernetes.Contains(facts.Kubernetes))
        .Select(addOn => new AddOnProblem(
            addOn.Name, facts.Kubernetes, $"supports Kubernetes {addOn.Kubernetes}",
            $"disable {addOn.Name}, or run one of those versions"));

    private static IEnumerable<AddOnProblem> Circles(
        IEnumerable<AddOn> left, ImmutableSortedDictionary<string, ImmutableArray<string>> providers)
    {
        var names = left.Select(addOn => addOn.Name).ToHashSet(StringComparer.Ordinal);
        return names.Order(StringComparer.Ordinal).Where(name => Reaches(name, name, providers, [])).Select(name => new AddOnProblem(
            name, string.Join(", ", providers[name].Where(names.Contains)), "waits for itself, by way of what it waits for",
            "disable one of them"));
    }

    private static bool Reaches(
        string from, string to, ImmutableSortedDictionary<string, ImmutableArray<string>> providers, HashSet<string> seen) =>
        providers[from].Any(next => next == to || (seen.Add(next) && Reaches(next, to, providers, seen)));
}
