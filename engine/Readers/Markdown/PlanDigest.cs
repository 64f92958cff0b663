using System.Security.Cryptography;
using System.Text;
using Platform.Engine.Comparison;
using Platform.Engine.Graph;

namespace Platform.Engine.Readers.Markdown;

/// <summary>Identifies what was reviewed: the same plans have the same digest, and different ones different digests.</summary>
internal static class PlanDigest
{
    /// <summary>
    /// The SHA-256 of the plans in lower-case hexadecimal. Secrets do not enter it, for a digest of a short secret gives it away.
    /// </summary>
    public static string Of(IReadOnlyList<StackPreview> previews)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var preview in previews)
        {
            Add(hash, preview.Graph.Project, preview.Stack);
            foreach (var step in preview.Plan.Steps.Where(step => step.IsShown))
                Add(hash, step);
            foreach (var change in preview.Plan.OutputChanges)
                Add(hash, change);
            foreach (var problem in preview.Problems)
                Add(hash, problem.Severity.ToString(), problem.Urn ?? "", problem.ToString());
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static void Add(IncrementalHash hash, Step step)
    {
        Add(hash, step.Operation.Name(), step.Urn, step.Node.Options.Protect ? "protected" : "");
        foreach (var reason in step.Reasons)
            Add(hash, reason.Key, reason.Because ?? "");
        foreach (var change in step.Changes)
            Add(hash, change);
        if (step.Changes.Count == 0)
            Add(hash, Text((step.New ?? step.Old?.Node)?.Inputs));
    }

    private static void Add(IncrementalHash hash, PropertyChange change) =>
        Add(hash, change.KindName, change.Path.ToString(), Text(change.Old), Text(change.New));

    private static string Text(PropertyValue? value) => value is null ? "" : ValueJson.Line(value);

    /// <summary>Each text with its length, so that no two sequences of texts look the same.</summary>
    private static void Add(IncrementalHash hash, params ReadOnlySpan<string> texts)
    {
        foreach (var text in texts)
        {
            var bytes = Encoding.UTF8.GetBytes(text);
            hash.AppendData(BitConverter.GetBytes(bytes.Length));
            hash.AppendData(bytes);
        }
    }
}
