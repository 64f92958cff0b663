using System.Collections.Immutable;

namespace Pulumi;

/// <summary>Reads what another stack exports.</summary>
public class StackReference : CustomResource
{
    /// <summary>Refers to a stack.</summary>
    /// <param name="name">The logical name, and the stack's name unless args give another.</param>
    /// <param name="args">The stack's full name: <c>organization/project/stack</c>.</param>
    /// <param name="options">Everything besides inputs.</param>
    public StackReference(string name, StackReferenceArgs? args = null, CustomResourceOptions? options = null)
        : base(
            "pulumi:pulumi:StackReference",
            name,
            new StackReferenceArgs { Name = args?.Name ?? name },
            CustomResourceOptions.Merge(options, new CustomResourceOptions { Id = args?.Name ?? name }))
    {
    }

    /// <summary>The referenced stack's name.</summary>
    [Output("name")]
    public Output<string> Name { get; private set; } = null!;

    /// <summary>All outputs of the referenced stack; secret as soon as one of them is.</summary>
    [Output("outputs")]
    public Output<ImmutableDictionary<string, object>> Outputs { get; private set; } = null!;

    /// <summary>The names of the outputs that are secret.</summary>
    [Output("secretOutputNames")]
    public Output<ImmutableArray<string>> SecretOutputNames { get; private set; } = null!;

    /// <summary>The named output; null when the stack has none of that name. Secret only if that output itself is.</summary>
    public Output<object?> GetOutput(Input<string> name) => Output.Tuple(name.ToOutput(), Outputs)
        .Apply(both => both.Item2.GetValueOrDefault(both.Item1))
        .WithSecret(IsSecretAsync(name))!;

    /// <summary>The named output.</summary>
    /// <exception cref="KeyNotFoundException">In the output: the stack has none of that name.</exception>
    public Output<object> RequireOutput(Input<string> name) => Output.Tuple(name.ToOutput(), Name, Outputs)
        .Apply(all => all.Item3.GetValueOrDefault(all.Item1)
            ?? throw new KeyNotFoundException($"Required output '{all.Item1}' does not exist on stack '{all.Item2}'."))
        .WithSecret(IsSecretAsync(name));

    /// <summary>The named output's value, in the property that tells whether it is secret.</summary>
    public async Task<StackReferenceOutputDetails> GetOutputDetailsAsync(string name)
    {
        var data = await GetOutput(name).DataTask;
        return data.IsSecret
            ? new StackReferenceOutputDetails { SecretValue = data.Value }
            : new StackReferenceOutputDetails { Value = data.Value };
    }

    /// <summary>The named output's value; null when the stack has none of that name.</summary>
    /// <exception cref="InvalidOperationException">The output is secret.</exception>
    public async Task<object?> GetValueAsync(Input<string> name) => Public(await GetOutput(name).DataTask, nameof(GetOutput));

    /// <summary>The named output's value.</summary>
    /// <exception cref="InvalidOperationException">The output is secret.</exception>
    /// <exception cref="KeyNotFoundException">The stack has no output of that name.</exception>
    public async Task<object> RequireValueAsync(Input<string> name) =>
        Public(await RequireOutput(name).DataTask, nameof(RequireOutput));

    private static T Public<T>(OutputData<T> data, string instead) => data.IsSecret
        ? throw new InvalidOperationException($"Cannot take the plain value of a secret stack output. Use '{instead}' instead.")
        : data.Value;

    private async Task<bool> IsSecretAsync(Input<string> name)
    {
        var wanted = await name.ToOutput().DataTask;
        var secrets = await SecretOutputNames.DataTask;
        return wanted.IsKnown && secrets.IsKnown
            ? !secrets.Value.IsDefault && secrets.Value.Contains(wanted.Value)
            : (await Outputs.DataTask).IsSecret;
    }
}

/// <summary>Inputs of a stack reference.</summary>
public class StackReferenceArgs : ResourceArgs
{
    /// <summary>The stack's full name: <c>organization/project/stack</c>.</summary>
    [Input("name", required: true)]
    public Input<string>? Name { get; set; }
}

/// <summary>A stack output's value, in one of two properties.</summary>
public sealed class StackReferenceOutputDetails
{
    /// <summary>The value when it is public.</summary>
    public object? Value { get; set; }

    /// <summary>The value when it is secret.</summary>
    public object? SecretValue { get; set; }
}
