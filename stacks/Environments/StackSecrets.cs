using Pulumi;

namespace Platform.Stacks.Environments;

/// <summary>The values of the stack file's secrets, as secret outputs: state and previews never show them.</summary>
public static class StackSecrets
{
    /// <summary>
    /// What stands for a value that is not there, in a preview as in the offline engine: an update is refused without it.
    /// </summary>
    internal const string Masked = "[secret]";

    /// <summary>
    /// The value of a secret; a placeholder where the stack file has none of the name, which only a preview gets past the rules.
    /// </summary>
    /// <param name="name">Its name in <c>platform:secrets</c>.</param>
    public static Output<string> Value(string name) =>
        new Config("platform").GetSecretObject<Dictionary<string, string>>(EnvironmentReader.Secrets)?
            .Apply(secrets => secrets.GetValueOrDefault(name, Masked))
        ?? Output.CreateSecret(Masked);
}
