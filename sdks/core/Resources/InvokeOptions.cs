namespace Pulumi;

/// <summary>Everything about a function call besides its arguments.</summary>
public class InvokeOptions
{
    /// <summary>A resource whose provider to use.</summary>
    public Resource? Parent { get; set; }

    /// <summary>The provider to use; takes precedence over the parent's.</summary>
    public ProviderResource? Provider { get; set; }

    /// <summary>The provider's version: strict SemVer without a leading v.</summary>
    public string? Version { get; set; }

    /// <summary>Where to download the provider's plugin from.</summary>
    public string? PluginDownloadURL { get; set; }
}

/// <summary>Options of a function call whose result is an output.</summary>
public class InvokeOutputOptions : InvokeOptions
{
    /// <summary>Resources that must exist before the call.</summary>
    public InputList<Resource> DependsOn { get; set; } = [];
}

/// <summary>Everything about a method call besides its arguments.</summary>
public class CallOptions
{
    /// <summary>A resource whose provider to use.</summary>
    public Resource? Parent { get; set; }

    /// <summary>The provider to use; takes precedence over the parent's.</summary>
    public ProviderResource? Provider { get; set; }

    /// <summary>The provider's version: strict SemVer without a leading v.</summary>
    public string? Version { get; set; }

    /// <summary>Where to download the provider's plugin from.</summary>
    public string? PluginDownloadURL { get; set; }
}
