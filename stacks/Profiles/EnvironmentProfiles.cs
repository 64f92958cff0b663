using Platform.Stacks.Specs;

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

    /// <summary>The profile of an environment: the one that it names, else that of its own name, else production.</summary>
    /// <param name="environment">The environment's name.</param>
    /// <param name="chosen">The profile that its stack file names. Default: none.</param>
    public static Profile For(string environment, ProfileName? chosen = null) => (chosen ?? Named(environment)) switch
    {
        ProfileName.Dev => Dev,
        ProfileName.Staging => Staging,
        _ => Prod,
    };

    /// <summary>The profile that has an environment's name; null when none has.</summary>
    public static ProfileName? Named(string environment) => environment switch
    {
        "prod" => ProfileName.Prod,
        "staging" => ProfileName.Staging,
        "dev" => ProfileName.Dev,
        _ => null,
    };
}
