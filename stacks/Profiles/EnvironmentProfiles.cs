namespace Platform.Stacks.Profiles;

/// <summary>The profiles. Production is what the specs' initialisers say; the others name what they give up, and why.</summary>
public static class EnvironmentProfiles
{
    /// <summary>Nothing given up.</summary>
    public static Profile Prod { get; } = new();

    /// <summary>Production's shape at less cost.</summary>
    public static Profile Staging => StagingProfile.Value;

    /// <summary>Cheap and quick.</summary>
    public static Profile Dev => DevProfile.Value;

    /// <summary>The profile of an environment; what is neither dev nor staging is built like production.</summary>
    public static Profile For(string environment) => environment switch
    {
        "dev" => Dev,
        "staging" => Staging,
        _ => Prod,
    };
}
