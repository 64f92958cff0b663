using System.Collections.Concurrent;
using Platform.Engine.Programs;
using Platform.Engine.Recording;

namespace Platform.Engine.Previews;

/// <summary>
/// Runs stacks of a project, each at most once. A stack that refers to another waits until that one was run, so the order is the one in
/// which they would be deployed, whoever is asked for first. It knows nothing of what a run does.
/// </summary>
/// <param name="organization">The organization that stacks are named with.</param>
/// <param name="project">The project.</param>
/// <param name="run">Runs a stack, and answers its references with what it is given.</param>
internal sealed class StackRuns(
    string organization, ProjectFile project, Func<StackFile, Func<string, CancellationToken, Task<OtherStack>>, Task<PreviewResult>> run)
{
    private readonly ConcurrentDictionary<string, Lazy<Task<PreviewResult>>> _runs = new();
    private readonly HashSet<(string Reads, string Read)> _references = [];

    /// <summary>What came of a stack's run.</summary>
    public Task<PreviewResult> OfAsync(StackFile file) =>
        _runs.GetOrAdd(file.Stack, _ => new(() => run(file, (name, _) => AnswerAsync(file.Stack, name)))).Value;

    private async Task<OtherStack> AnswerAsync(string reader, string name)
    {
        var prefix = $"{organization}/{project.Name}/";
        var stack = name.StartsWith(prefix, StringComparison.Ordinal) ? name[prefix.Length..] : null;
        if (stack is null || !StackFile.Names(project).Contains(stack))
            return new(null);
        if (!TryNote(reader, stack))
            return new(null, $"{reader} and {stack} wait for each other's outputs", "have one of them do without");

        return await OutputsAsync(stack) ?? new(
            null, "its own preview fails, so everything read from it is unknown", $"mend what preview --stack {stack} says");
    }

    /// <summary>What a stack exports; null when it cannot be previewed.</summary>
    private async Task<OtherStack?> OutputsAsync(string stack)
    {
        try
        {
            var result = await OfAsync(StackFile.Read(project, stack));
            return result.Succeeded ? new(result.Graph.Outputs) : null;
        }
        catch (UserErrorException)
        {
            return null;
        }
    }

    /// <summary>Notes who reads whom, unless the one that is read waits for the reader already: then both would wait for ever.</summary>
    private bool TryNote(string reader, string stack)
    {
        lock (_references)
        {
            if (Reaches(stack, reader))
                return false;
            _references.Add((reader, stack));
            return true;
        }
    }

    private bool Reaches(string from, string to) =>
        from == to || _references.Where(reference => reference.Reads == from).Any(reference => Reaches(reference.Read, to));
}
