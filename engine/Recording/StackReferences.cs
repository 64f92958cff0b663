using Platform.Engine.Graph;

namespace Platform.Engine.Recording;

/// <summary>What is known of a stack that another one refers to.</summary>
/// <param name="Outputs">What it exports; null when that is not known.</param>
/// <param name="Rule">Why it is not known; null when it is, or when there is nothing to say.</param>
/// <param name="Fix">What to do about it.</param>
internal sealed record OtherStack(ObjectValue? Outputs, string? Rule = null, string? Fix = null);

/// <summary>Answers stack references: from the outputs that were handed to the run, else from whoever knows other stacks.</summary>
internal sealed class StackReferences(RunSettings settings)
{
    /// <summary>The properties of a stack reference.</summary>
    /// <param name="urn">The reference's urn.</param>
    /// <param name="name">The stack's name, with or without organization and project.</param>
    /// <param name="report">Takes the problem of a stack whose outputs are not known.</param>
    /// <param name="cancellation">Ends the search.</param>
    public async Task<ObjectValue> ReadAsync(string urn, string name, Action<Problem> report, CancellationToken cancellation)
    {
        var full = Full(name);
        var given = settings.StackOutputs.GetValueOrDefault(full) ?? settings.StackOutputs.GetValueOrDefault(name);
        var found = given is null ? await settings.OtherStacks(full, cancellation) : new OtherStack(given);
        if (found.Outputs is not { } outputs)
        {
            report(new Problem(
                settings.Unknowns && found.Rule is null ? Severity.Warning : Severity.Error, urn, "name", name,
                found.Rule ?? "no outputs of this stack are at hand, so everything read from it is unknown",
                found.Fix ?? $"hand over its export with --stack-outputs {name}=FILE"));
            return ObjectValue.Empty.With("name", name).With("outputs", UnknownValue.Instance);
        }

        var secrets = outputs.Where(output => output.Value.HasSecrets).Select(output => (PropertyValue)output.Key);
        return ObjectValue.Empty
            .With("name", name)
            .With("outputs", outputs)
            .With("secretOutputNames", new ListValue([.. secrets]));
    }

    /// <summary>A stack may be named as <c>stack</c>, <c>project/stack</c> or <c>organization/project/stack</c>.</summary>
    private string Full(string name) => name.Split('/') switch
    {
        [var stack] => $"{settings.Organization}/{settings.Project}/{stack}",
        [var project, var stack] => $"{settings.Organization}/{project}/{stack}",
        _ => name,
    };
}
