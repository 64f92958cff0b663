using System.Collections.Frozen;
using Platform.Engine.Costs.Pricers;
using Platform.Engine.Graph;

namespace Platform.Engine.Costs;

/// <summary>Writes down what resources of one type cost.</summary>
/// <param name="node">The resource.</param>
/// <param name="bill">Where to.</param>
internal delegate void Pricer(ResourceNode node, Bill bill);

/// <summary>Estimates what a stack costs in a month. It looks at nothing but the graph, the day and the price books.</summary>
internal static class Estimator
{
    private static readonly FrozenDictionary<string, Pricer> Pricers = new[]
    {
        EksPricer.Types, AwsMachinePricer.Types, AwsNetworkPricer.Types, AwsServicePricer.Types, GkePricer.Types, GcpPricer.Types,
        KubernetesPricer.Types,
    }.SelectMany(types => types).ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The estimate with the books that come with the engine.</summary>
    public static Estimate Of(ResourceGraph graph, DateOnly day) => Of(graph, day, PriceBook.All);

    /// <summary>The estimate.</summary>
    /// <param name="graph">The stack.</param>
    /// <param name="day">The day for which it holds.</param>
    /// <param name="books">The prices, by cloud.</param>
    public static Estimate Of(ResourceGraph graph, DateOnly day, IReadOnlyDictionary<string, PriceBook> books)
    {
        var bill = new Bill(graph, day, books);
        var free = new Dictionary<string, bool>(StringComparer.Ordinal);
        foreach (var node in graph.Resources.Where(node => node.Custom && !node.External))
        {
            if (Pricers.TryGetValue(node.Type, out var price))
                price(node, bill);
            else if (Urns.Package(node.Type) == "kubernetes")
                KubernetesPricer.Object(node, bill);
            else if (!IsFree(node.Type))
                bill.NotPriced(node, "the type is not known to the price book");
        }

        return bill.Close(CostGroups.Of);

        bool IsFree(string type)
        {
            if (!free.TryGetValue(type, out var answer))
                free[type] = answer = FreeTypes.Contains(type);
            return answer;
        }
    }
}
