using System.Collections.Immutable;

namespace Pulumi;

/// <summary>
/// The root of a deployment's resources. A program may derive from it and export its <see cref="OutputAttribute"/> properties.
/// </summary>
public class Stack : ComponentResource
{
    internal const string TypeToken = "pulumi:pulumi:Stack";

    /// <summary>Registers the deployment's stack; only the deployment constructs one.</summary>
    public Stack(StackOptions? options = null)
        : base(TypeToken, $"{Deployment.Internal.ProjectName}-{Deployment.Internal.StackName}", Convert(options)) =>
        Deployment.Internal.Stack = this;

    internal Stack(Func<Task<IDictionary<string, object?>>> program, StackOptions? options)
        : this(options) => Export(Output.FromTask(RunAsync(program), isSecret: false, "running the program"));

    /// <summary>What the stack exports.</summary>
    internal Output<IDictionary<string, object?>> Outputs { get; private set; } =
        Output.Create<IDictionary<string, object?>>(ImmutableDictionary<string, object?>.Empty);

    /// <summary>Exports the properties of a derived class, once its constructor has run.</summary>
    /// <exception cref="RunException">A property is unassigned or is no output.</exception>
    internal void ExportProperties()
    {
        var outputs = Serialization.OutputShape.Of(GetType()).ReadOwn(this);
        var unassigned = outputs.Where(output => output.Value is null).Select(output => output.Key).ToArray();
        if (unassigned.Length > 0)
        {
            throw new RunException($"Output(s) '{string.Join(", ", unassigned)}' have no value assigned. "
                + "[Output] attributed properties must be assigned inside Stack constructor.");
        }

        var wrong = outputs.Where(output => output.Value is not IOutput).Select(output => output.Key).ToArray();
        if (wrong.Length > 0)
            throw RunException.OutputsHaveIncorrectType(wrong);

        Export(Output.Create<IDictionary<string, object?>>(outputs));
    }

    private void Export(Output<IDictionary<string, object?>> outputs)
    {
        Outputs = outputs;
        RegisterOutputs(outputs);
    }

    private static async Task<IDictionary<string, object?>> RunAsync(Func<Task<IDictionary<string, object?>>> program) =>
        (await program()).ToImmutableDictionary();

    private static ComponentResourceOptions? Convert(StackOptions? options) => options is null ? null : new()
    {
        ResourceTransformations = options.ResourceTransformations,
        ResourceTransforms = options.ResourceTransforms,
    };
}

/// <summary>Options of a stack.</summary>
public class StackOptions
{
    /// <summary>Functions that may change args and options of every resource before it is registered.</summary>
    public List<ResourceTransformation> ResourceTransformations { get; set; } = [];

    /// <summary>Functions that the engine calls to change properties and options of every resource.</summary>
    public List<ResourceTransform> ResourceTransforms { get; set; } = [];
}
