using System.Text;
using Platform.Engine.Graph;
using Platform.Engine.Ordering;

namespace Platform.Engine.Readers;

/// <summary>Shows for a terminal in which waves a stack would be destroyed, and what would stand in the way or stay behind.</summary>
internal static class DestroyText
{
    private const int MostNamed = 12;
    private const int DefaultWidth = 100;

    /// <summary>All of it, with its last line feed.</summary>
    public static string Of(StackPreview preview, TreeLayout layout)
    {
        var (text, paint) = (new StringBuilder(), layout.Paint);
        text.Append(paint.This(VisibleText.Of(preview.Stack), Tone.Strong)).Append($" ({VisibleText.Of(preview.Graph.Project)})\n");
        var problems = ProblemList.Of([.. preview.Problems.Where(problem => problem.Severity == Severity.Error)], paint);
        if (problems.Length > 0)
            text.Append('\n').Append(problems);

        var waves = DestroyOrder.Of(preview.Graph).Waves.Select(wave => wave.Where(DestroyOrder.IsDeleted).ToArray())
            .Where(wave => wave.Length > 0).ToArray();
        if (waves.Length > 0)
            text.Append('\n').Append(Table(waves, preview.Graph, paint, layout.Width ?? DefaultWidth));
        Named(text, "Protected, so that destroying is refused until they no longer are", preview.Graph, paint,
            node => node is { Custom: true, External: false, Options.Protect: true });
        Named(text, "Kept in the cloud", preview.Graph, paint,
            node => node is { Custom: true, External: false, Options.RetainOnDelete: true });
        var resources = Words.Count(waves.Sum(wave => wave.Length), "resource");
        var stack = paint.This(VisibleText.Of(preview.Stack), Tone.Strong);
        return text.Append($"\n{stack}: {resources} to delete in {Words.Count(waves.Length, "wave")}\n").ToString();
    }

    /// <summary>What owns objects in a cloud stands before the rest of its wave.</summary>
    private static string Table(IReadOnlyList<ResourceNode[]> waves, ResourceGraph graph, Paint paint, int width)
    {
        var byUrn = graph.Resources.DistinctBy(node => node.Urn).ToDictionary(node => node.Urn, StringComparer.Ordinal);
        List<Cell[]> rows = [[new("Wave", Tone.Faint), new("Deletes", Tone.Faint), new("Of", Tone.Faint)]];
        foreach (var (wave, number) in waves.Select((wave, index) => (wave, index + 1)))
        {
            ResourceNode[] owners = [.. wave.Where(CloudOwners.Contains)];
            var (count, shown) = (Words.Number(wave.Length), Words.Number(number));
            if (owners.Length > 0)
            {
                var names = string.Join(", ", owners.Select(owner => VisibleText.Of(owner.Name)));
                rows.Add([new(shown), new(count), new($"own cloud objects: {names}", Tone.Warning)]);
                (count, shown) = ("", "");
            }

            if (owners.Length < wave.Length)
                rows.Add([new(shown), new(count), new(Components(wave.Except(owners), byUrn))]);
        }

        return Grid.Lines(rows, paint, rightAligned: column => column < 2, width: width);
    }

    private static string Components(IEnumerable<ResourceNode> nodes, Dictionary<string, ResourceNode> byUrn) => string.Join(
        ", ",
        nodes.GroupBy(node => Component(node, byUrn), StringComparer.Ordinal)
            .OrderByDescending(group => group.Count()).ThenBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => $"{VisibleText.Of(group.Key)} {Words.Number(group.Count())}"));

    private static string Component(ResourceNode node, Dictionary<string, ResourceNode> byUrn)
    {
        var parent = node.Parent;
        while (parent is not null && byUrn.TryGetValue(parent, out var found))
        {
            if (!found.Custom)
                return found.Type == Urns.StackType ? "stack" : found.Name;
            parent = found.Parent;
        }

        return "stack";
    }

    private static void Named(StringBuilder text, string what, ResourceGraph graph, Paint paint, Func<ResourceNode, bool> which)
    {
        var found = graph.Resources.Where(which).Select(node => Words.Resource(node.Urn)).ToArray();
        if (found.Length == 0)
            return;
        text.Append($"\n{paint.This(what, Tone.Strong)}: {Words.Number(found.Length)}\n");
        foreach (var name in found.Take(MostNamed))
            text.Append($"  {name}\n");
        if (found.Length > MostNamed)
            text.Append($"  and {Words.Number(found.Length - MostNamed)} more\n");
    }
}
