using System.Collections;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using Platform.Components.AddOns;
using Platform.Components.Networks;
using Platform.Stacks.Environments;
using Platform.Stacks.Profiles;
using Platform.Stacks.Specs;

namespace Platform.Stacks.Schemas;

/// <summary>
/// Describes every key that <see cref="SpecReader"/> reads, from the types it reads into: the same properties under the same names. It
/// knows no particular key but those that the reader itself treats apart.
/// </summary>
internal sealed class SettingTree(Documentation documentation)
{
    private readonly NullabilityInfoContext _nullability = new();

    /// <summary>The keys under <c>platform:</c>, with production's defaults.</summary>
    public static ImmutableArray<Setting> Read()
    {
        var tree = new SettingTree(Documentation.Of(typeof(EnvironmentSpec).Assembly, typeof(AddOn).Assembly));
        return
        [
            .. tree.Group(typeof(EnvironmentSpec), "", EnvironmentProfiles.Prod.Environment)
                .Where(setting => setting.Key != "name")
                .Select(setting => setting.Key != EnvironmentReader.Secrets ? setting
                    : setting with { Kind = SettingKind.Secrets, Children = [] }),
        ];
    }

    private IEnumerable<Setting> Group(Type type, string path, object? defaults)
    {
        defaults ??= EnvironmentProfiles.Prod.Entry(type) ?? Activator.CreateInstance(type)!;
        var required = SpecReader.Required(type).ToArray();
        foreach (var property in SpecReader.Settable(type))
        {
            var key = JsonNamingPolicy.CamelCase.ConvertName(property.Name);
            var limit = Limits.Of(property);
            var (what, words) = Split(documentation.Of(property));
            var place = path.Length == 0 ? StackConfiguration.Namespace + key : $"{path}.{key}";
            yield return Of(property.PropertyType, key, place, property.GetValue(defaults)) with
            {
                What = what,
                DefaultWords = words,
                Optional = _nullability.Create(property).WriteState == NullabilityState.Nullable,
                Required = required.Contains(key),
                Limit = limit,
            };
        }
    }

    private Setting Of(Type declared, string key, string path, object? defaults)
    {
        var type = Nullable.GetUnderlyingType(declared) ?? declared;
        var kind = Kind(type);
        return new(key, path, kind, type)
        {
            Default = defaults,
            Words = kind == SettingKind.Choice ? [.. Enum.GetNames(type).Select(name => Word(type, name))] : [],
            Children = kind switch
            {
                SettingKind.Group => [.. Group(type, path, defaults)],
                SettingKind.Map => [Below(type.GetGenericArguments()[1], "*", $"{path}.*")],
                SettingKind.List => [Below(type.GetGenericArguments()[0], "[]", $"{path}[]")],
                _ => [],
            },
        };
    }

    /// <summary>What is said of a type is for readers of the code where it speaks of initialisers.</summary>
    private Setting Below(Type type, string key, string path) => Of(type, key, path, null) with
    {
        What = Kind(type) != SettingKind.Group ? ""
            : documentation.Of(type).Replace(" The initialisers are production.", "", StringComparison.Ordinal),
    };

    private SettingWord Word(Type type, string name) => new(JsonNamingPolicy.CamelCase.ConvertName(name), documentation.Of(type, name));

    private static SettingKind Kind(Type type) => type switch
    {
        _ when type == typeof(JsonObject) => SettingKind.Free,
        _ when type.IsEnum => SettingKind.Choice,
        _ when type == typeof(string) => SettingKind.Text,
        _ when type == typeof(CidrBlock) => SettingKind.Block,
        _ when type == typeof(bool) => SettingKind.Flag,
        _ when type == typeof(int) => SettingKind.Whole,
        _ when type == typeof(double) => SettingKind.Number,
        _ when type.IsAssignableTo(typeof(IDictionary)) => SettingKind.Map,
        _ when type.IsAssignableTo(typeof(IList)) => SettingKind.List,
        _ => SettingKind.Group,
    };

    /// <summary>What is said, and what is said of the default.</summary>
    internal static (string What, string Words) Split(string text)
    {
        const string mark = "Default: ";
        var at = text.LastIndexOf(mark, StringComparison.Ordinal);
        return at < 0 ? (text, "") : (text[..at].TrimEnd(), text[(at + mark.Length)..].TrimEnd('.'));
    }
}
