using System.Text.Json;
using Platform.Stacks.Rules;
using YamlDotNet.Core;
using YamlDotNet.Serialization;

namespace Platform.Stacks.Environments;

/// <summary>
/// The stack file of another environment, for the layers that are of it: as the CLI would hand it over, but that secrets stay what they
/// are. A stack that is no layer reads none.
/// </summary>
public static class EnvironmentFiles
{
    /// <summary>What an environment's file says; null where there is no such file.</summary>
    /// <param name="folder">The folder of the project.</param>
    /// <param name="environment">The environment.</param>
    /// <exception cref="ConfigurationException">It is no stack file.</exception>
    public static StackConfiguration? Read(string folder, string environment)
    {
        var name = $"Pulumi.{environment}.yaml";
        var path = Path.Combine(folder, name);
        return File.Exists(path) ? Parse(name, File.ReadAllText(path)) : null;
    }

    internal static StackConfiguration Parse(string name, string text)
    {
        try
        {
            var reader = new DeserializerBuilder().WithAttemptingUnquotedStringTypeDeserialization().IgnoreUnmatchedProperties().Build();
            var file = reader.Deserialize<StackFile?>(new MergingParser(new Parser(new StringReader(text))));
            return StackConfiguration.Of((file?.Config ?? []).ToDictionary(entry => entry.Key, entry => Text(entry.Value)));
        }
        catch (YamlException wrong)
        {
            throw new ConfigurationException(name,
                [new("config", $"line {wrong.Start.Line}", $"is not what a stack file holds: {wrong.Message}", "mend it")]);
        }
    }

    /// <summary>A single value is handed over as its text, a map or a list as JSON.</summary>
    private static string Text(object? value) => value as string ?? JsonSerializer.Serialize(value);

    /// <summary>As much of a stack file as is read.</summary>
    private sealed class StackFile
    {
        [YamlMember(Alias = "config")] public Dictionary<string, object?>? Config { get; set; }
    }
}
