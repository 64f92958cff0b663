namespace Platform.Engine.Checks;

/// <summary>What a package schema says of a resource type.</summary>
internal sealed class ResourceSchema
{
    /// <summary>Takes what the schema says.</summary>
    public ResourceSchema(string token, bool isComponent, ObjectSchema inputs, ObjectSchema outputs)
    {
        Token = token;
        IsComponent = isComponent;
        Inputs = inputs;
        Outputs = outputs;
        SecretOutputs = [.. outputs.Properties.Where(property => property.Secret).Select(property => property.Name)];
    }

    /// <summary>The type token, such as <c>aws:eks/cluster:Cluster</c>.</summary>
    public string Token { get; }

    /// <summary>Whether the provider builds it from other resources.</summary>
    public bool IsComponent { get; }

    /// <summary>What a program gives.</summary>
    public ObjectSchema Inputs { get; }

    /// <summary>What a program gets back; <see cref="PropertySchema.Required"/> means that it always has a value.</summary>
    public ObjectSchema Outputs { get; }

    /// <summary>Outputs that must not be shown.</summary>
    public IReadOnlyList<string> SecretOutputs { get; }
}

/// <summary>What a package schema says of a function.</summary>
/// <param name="Token">The function's token.</param>
/// <param name="Inputs">The arguments.</param>
/// <param name="Outputs">The results.</param>
internal sealed record FunctionSchema(string Token, ObjectSchema Inputs, ObjectSchema Outputs);
