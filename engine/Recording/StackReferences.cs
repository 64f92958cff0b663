using Platform.Engine.Graph;

namespace Platform.Engine.Recording;

/// <summary>Answers stack references from the stacks that were handed to the run.</summary>
internal sealed class StackReferences(RunSettings settings)
{
    /// <summary>The properties of a stack reference.</summary>
    /// <param name="urn">The reference's urn.</param>
    /// <param name="name">The stack's name, with or without organization and project.</param>
    /// <param name="report">Takes the problem of a stack that nobody handed over.</param>
    public ObjectValue Read(string urn, string name, Action<Problem> report)
    {
        var outputs = Find(name);
        if (outputs is null)
        {
            report(new Problem(
                settings.Unknowns ? Severity.Warning : Severity.Error, urn, "name", name,
                "no outputs of this stack are at hand, so everything read from it is unknown",
                $"preview it in the same run, or hand over its export with --stack-outputs {name}=FILE"));
            return ObjectValue.Empty.With("name", name).With("outputs", UnknownValue.Instance);
        }

        var secrets = outputs.Where(output => output.Value.HasSecrets).Select(output => (PropertyValue)output.Key);
        return ObjectValue.Empty
            .With("name", name)
            .With("outputs", outputs)
            .With("secretOutputNames", new ListValue([.. secrets]));
    }

    /// <summary>A stack may be named as <c>stack</c>, <c>project/stack</c> or <c>organization/project/stack</c>.</summary>
    private ObjectValue? Find(string name)
    {
        var full = name.Split('/') switch
        {
            [var stack] => $"{settings.Organization}/{settings.Project}/{stack}",
            [var project, var stack] => $"{settings.Organization}/{project}/{stack}",
            _ => name,
        };
        return settings.StackOutputs.GetValueOrDefault(full) ?? settings.StackOutputs.GetValueOrDefault(name);
    }
}
