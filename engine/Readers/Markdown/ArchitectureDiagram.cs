using System.Globalization;
using System.Text;
using Platform.Engine.Architectures;

namespace Platform.Engine.Readers.Markdown;

/// <summary>
/// Draws how a stack is built as a Mermaid flow chart: clouds, networks in them, clusters in those, and in each cluster its node pools and
/// add-ons. Names of boxes are made up here; what a program chose stands in quoted labels, in which no sign means anything.
/// </summary>
internal static class ArchitectureDiagram
{
    private const int Longest = 60;
    private const int MostNames = 12;
    private const int NamesInLine = 4;
    private const string Break = "\u200B";

    /// <summary>The lines of the chart.</summary>
    public static IReadOnlyList<string> Of(Architecture architecture)
    {
        var lines = new List<string> { "flowchart LR" };
        foreach (var (cloud, place) in architecture.Clouds.Select((cloud, place) => (cloud, place)))
        {
            if (cloud.Networks.Count + cloud.Clusters.Count == 0)
                continue;
            var box = Number("cloud", place);
            Open(lines, 1, box, string.Join(" ", [cloud.Name, .. cloud.Regions]));
            foreach (var (network, index) in cloud.Networks.Select((network, index) => (network, index)))
                Add(lines, network, Number($"{box}network", index));
            foreach (var (cluster, index) in cloud.Clusters.Select((cluster, index) => (cluster, index)))
                Add(lines, 2, cluster, Number($"{box}cluster", index));
            Close(lines, 1);
        }

        return lines;
    }

    private static void Add(List<string> lines, NetworkPart network, string box)
    {
        string[] facts =
        [
            .. network.Range is { } range ? [range] : Array.Empty<string>(), .. Counted(network.Zones.Count, "zone"),
            .. Counted(network.Subnets, "subnet"), .. Counted(network.Gateways, "NAT gateway"),
        ];
        Open(lines, 2, box, $"Network {network.Node.Name}{(facts.Length > 0 ? ": " : "")}{string.Join(", ", facts)}");
        foreach (var (cluster, index) in network.Clusters.Select((cluster, index) => (cluster, index)))
            Add(lines, 3, cluster, Number($"{box}cluster", index));
        // A box that holds nothing is drawn as if it were something in the network.
        if (network.Clusters.Count == 0)
            Node(lines, 3, $"{box}none", ["no cluster"]);
        Close(lines, 2);
    }

    private static void Add(List<string> lines, int depth, ClusterPart cluster, string box)
    {
        Open(lines, depth, box, $"{cluster.Kind} {cluster.Name}{(cluster.Version is { } version ? $" {version}" : "")}");
        Node(lines, depth + 1, $"{box}pools", [Words.Count(cluster.Pools.Count, "node pool"), .. Names(cluster.Pools.Select(pool => pool.Name))]);
        Node(lines, depth + 1, $"{box}addons", [Words.Count(cluster.AddOns.Count, "add-on"), .. Names(cluster.AddOns.Select(addOn => addOn.Name))]);
        Close(lines, depth);
    }

    /// <summary>The first of the names, a few in a line, and how many more there are.</summary>
    private static IEnumerable<string> Names(IEnumerable<string> names)
    {
        string[] all = [.. names];
        var rest = all.Length - MostNames;
        foreach (var some in all.Take(MostNames).Chunk(NamesInLine))
            yield return string.Join(", ", some.Select(name => VisibleText.Clip(VisibleText.Of(name), Longest)));
        if (rest > 0)
            yield return $"and {Words.Number(rest)} more";
    }

    private static void Open(List<string> lines, int depth, string box, string title) =>
        lines.Add($"{Indent(depth)}subgraph {box}[\"{Escape(VisibleText.Clip(VisibleText.Of(title), 2 * Longest))}\"]");

    private static void Node(List<string> lines, int depth, string box, IEnumerable<string> texts) =>
        lines.Add($"{Indent(depth)}{box}[\"{string.Join("<br/>", texts.Select(Escape))}\"]");

    private static void Close(List<string> lines, int depth) => lines.Add($"{Indent(depth)}end");

    private static IEnumerable<string> Counted(int number, string noun) => number == 0 ? [] : [Words.Count(number, noun)];

    private static string Number(string name, int place) => name + place.ToString(CultureInfo.InvariantCulture);

    private static string Indent(int depth) => new(' ', 2 * depth);

    /// <summary>
    /// Every sign that could end a label or be taken for markup becomes a code of Mermaid's own, such as <c>#34;</c>. A backslash and a
    /// dollar mean something even so, a line feed and a formula, unless they are kept from what follows by something that is not seen.
    /// </summary>
    private static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length + 16);
        foreach (var letter in text)
        {
            if (char.IsAsciiLetterOrDigit(letter) || letter is ' ' or '-' or '.' or ',' or '/' or ':' or > '~')
                escaped.Append(letter);
            else
                escaped.Append(CultureInfo.InvariantCulture, $"#{(int)letter};{(letter is '\\' or '$' ? Break : "")}");
        }

        return escaped.ToString();
    }
}
