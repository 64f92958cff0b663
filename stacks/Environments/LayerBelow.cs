using Platform.Stacks.Rules;
using Platform.Stacks.Specs;
using Pulumi;

namespace Platform.Stacks.Environments;

/// <summary>
/// What the layer below exports for this one, read through a stack reference, the only one of the program. Which names there are says
/// <see cref="HandOver"/>; what is missing is reported at once, before anything is made of the rest.
/// </summary>
internal sealed class LayerBelow
{
    private readonly Output<ImmutableDictionary<string, object>> _clusters;

    private LayerBelow(Output<ImmutableDictionary<string, object>> clusters) => _clusters = clusters;

    /// <summary>Refers to the stack of the layer below; null for a stack that stands on none.</summary>
    public static LayerBelow? Of(EnvironmentSpec environment)
    {
        if (environment.Layer is not { Below: { } below })
            return null;

        var deployment = Deployment.Instance;
        var name = below.Contains('/', StringComparison.Ordinal)
            ? below
            : $"{deployment.OrganizationName}/{deployment.ProjectName}/{below}";
        var file = $"Pulumi.{deployment.StackName}.yaml";
        return new(new StackReference(name).GetOutput(HandOver.Output).Apply(given => Checked(file, environment, below, given)));
    }

    /// <summary>A value of a cluster.</summary>
    public Output<string> Text(string cluster, string name) => Value(cluster, name).Apply(value => (string)value);

    /// <summary>Several values of a cluster, in their order.</summary>
    public Output<ImmutableArray<string>> Texts(string cluster, string name) =>
        Value(cluster, name).Apply(value => ((ImmutableArray<object>)value).Cast<string>().ToImmutableArray());

    private Output<object> Value(string cluster, string name) =>
        _clusters.Apply(clusters => ((ImmutableDictionary<string, object>)clusters[cluster])[name]);

    private static ImmutableDictionary<string, object> Checked(string file, EnvironmentSpec environment, string below, object? given)
    {
        var problems = HandOver.Problems(environment, below, given as ImmutableDictionary<string, object>);
        return problems.IsEmpty
            ? HandOver.Clusters((ImmutableDictionary<string, object>)given!)
            : throw new ConfigurationException(file, problems);
    }
}
