namespace Pulumi;

/// <summary>Options of a resource that a provider manages.</summary>
public sealed class CustomResourceOptions : ResourceOptions
{
    private List<string>? _additionalSecretOutputs;
    private Dictionary<string, string>? _envVarMappings;

    /// <summary>Whether a replacement deletes the old resource first. Default: the provider's choice, usually false.</summary>
    public bool? DeleteBeforeReplace { get; set; }

    /// <summary>Output properties that are secret beyond those the provider marks.</summary>
    public List<string> AdditionalSecretOutputs
    {
        get => _additionalSecretOutputs ??= [];
        set => _additionalSecretOutputs = value;
    }

    /// <summary>The id of an existing resource to bring under management; its inputs must match the given ones.</summary>
    public string? ImportId { get; set; }

    /// <summary>For providers: names of environment variables to read in place of the provider's own.</summary>
    public Dictionary<string, string> EnvVarMappings
    {
        get => _envVarMappings ??= [];
        set => _envVarMappings = value;
    }

    internal IReadOnlyList<string> AdditionalSecretOutputsOrNone => _additionalSecretOutputs ?? [];

    internal IReadOnlyDictionary<string, string> EnvVarMappingsOrNone => _envVarMappings ?? [];

    /// <summary>Both in one: single values of the second win, lists are joined. Neither argument is changed.</summary>
    public static CustomResourceOptions Merge(CustomResourceOptions? options1, CustomResourceOptions? options2)
    {
        var merged = options1 is null ? new CustomResourceOptions() : (CustomResourceOptions)options1.Clone();
        if (options2 is null)
            return merged;

        var second = (CustomResourceOptions)options2.Clone();
        merged.MergeShared(second);
        merged.DeleteBeforeReplace = second.DeleteBeforeReplace ?? merged.DeleteBeforeReplace;
        merged.ImportId = second.ImportId ?? merged.ImportId;
        if (second._additionalSecretOutputs is { } outputs)
            merged.AdditionalSecretOutputs.AddRange(outputs);
        foreach (var (variable, replacement) in second.EnvVarMappingsOrNone)
            merged.EnvVarMappings[variable] = replacement;
        return merged;
    }

    private protected override void CloneOwn()
    {
        _additionalSecretOutputs = Copy(_additionalSecretOutputs);
        _envVarMappings = _envVarMappings is null ? null : new(_envVarMappings);
    }
}
