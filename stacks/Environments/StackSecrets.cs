using Pulumi;

namespace Platform.Stacks.Environments;

/// <summary>The values of the stack file's secrets, as secret outputs: state and previews never show them.</summary>
public static class StackSecrets
{
    /// <summary>The value of a secret.</summary>
    /// <param name="name">Its name in <c>platform:secrets</c>.</param>
    /// <exception cref="KeyNotFoundException">There is none of the name; rules refuse a stack file that names one.</exception>
    public static Output<string> Value(string name) =>
        new Config("platform").RequireSecretObject<Dictionary<string, string>>(EnvironmentReader.Secrets).Apply(secrets => secrets[name]);
}
