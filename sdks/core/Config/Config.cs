using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json;

namespace Pulumi;

/// <summary>
/// The configuration values of one namespace of the stack. <c>Get</c> answers null for an absent key, <c>Require</c> ends the
/// program; the <c>Secret</c> forms answer secret outputs.
/// </summary>
public sealed class Config
{
    private const string LegacySuffix = ":config";

    private readonly string _name;

    /// <summary>The values of a namespace. Default: the project's name.</summary>
    public Config(string? name = null)
    {
        name ??= Deployment.Internal.ProjectName;
        _name = name.EndsWith(LegacySuffix, StringComparison.Ordinal) ? name[..^LegacySuffix.Length] : name;
    }

    /// <summary>The text, or null.</summary>
    public string? Get(string key) => Deployment.Internal.Config.Get(FullKey(key));

    /// <inheritdoc cref="Get"/>
    public Output<string>? GetSecret(string key) => SecretOf(Get(key));

    /// <summary>The value of <c>true</c> or <c>false</c>, or null.</summary>
    public bool? GetBoolean(string key) => Get(key) switch
    {
        null => null,
        "true" => true,
        "false" => false,
        var text => throw Wrong(key, text, nameof(Boolean)),
    };

    /// <inheritdoc cref="GetBoolean"/>
    public Output<bool>? GetSecretBoolean(string key) => SecretOf(GetBoolean(key));

    /// <summary>The whole number, or null.</summary>
    public int? GetInt32(string key) => Get(key) switch
    {
        null => null,
        var text when int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) => number,
        var text => throw Wrong(key, text, nameof(Int32)),
    };

    /// <inheritdoc cref="GetInt32"/>
    public Output<int>? GetSecretInt32(string key) => SecretOf(GetInt32(key));

    /// <summary>The number with a decimal point, or null.</summary>
    public double? GetDouble(string key) => Get(key) switch
    {
        null => null,
        var text when double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) => number,
        var text => throw Wrong(key, text, nameof(Double)),
    };

    /// <inheritdoc cref="GetDouble"/>
    public Output<double>? GetSecretDouble(string key) => SecretOf(GetDouble(key));

    /// <summary>The object that the JSON text describes, or the type's default.</summary>
    [return: MaybeNull]
    public T GetObject<T>(string key) => Parse<T>(key, null) is (true, var value) ? value : default;

    /// <inheritdoc cref="GetObject{T}(string)"/>
    [return: MaybeNull]
    public T GetObject<T>(string key, JsonSerializerOptions options) => Parse<T>(key, options) is (true, var value) ? value : default;

    /// <inheritdoc cref="GetObject{T}(string)"/>
    public Output<T>? GetSecretObject<T>(string key) => Parse<T>(key, null) is (true, var value) ? Output.CreateSecret(value) : null;

    /// <inheritdoc cref="GetObject{T}(string)"/>
    public Output<T>? GetSecretObject<T>(string key, JsonSerializerOptions options) =>
        Parse<T>(key, options) is (true, var value) ? Output.CreateSecret(value) : null;

    /// <summary>The text.</summary>
    public string Require(string key) => Get(key) ?? throw Missing(key);

    /// <inheritdoc cref="Require"/>
    public Output<string> RequireSecret(string key) => Output.CreateSecret(Require(key));

    /// <summary>The value of <c>true</c> or <c>false</c>.</summary>
    public bool RequireBoolean(string key) => GetBoolean(key) ?? throw Missing(key);

    /// <inheritdoc cref="RequireBoolean"/>
    public Output<bool> RequireSecretBoolean(string key) => Output.CreateSecret(RequireBoolean(key));

    /// <summary>The whole number.</summary>
    public int RequireInt32(string key) => GetInt32(key) ?? throw Missing(key);

    /// <inheritdoc cref="RequireInt32"/>
    public Output<int> RequireSecretInt32(string key) => Output.CreateSecret(RequireInt32(key));

    /// <summary>The number with a decimal point.</summary>
    public double RequireDouble(string key) => GetDouble(key) ?? throw Missing(key);

    /// <inheritdoc cref="RequireDouble"/>
    public Output<double> RequireSecretDouble(string key) => Output.CreateSecret(RequireDouble(key));

    /// <summary>The object that the JSON text describes.</summary>
    public T RequireObject<T>(string key) => Parse<T>(key, null) is (true, var value) ? value : throw Missing(key);

    /// <inheritdoc cref="RequireObject{T}(string)"/>
    public T RequireObject<T>(string key, JsonSerializerOptions options) =>
        Parse<T>(key, options) is (true, var value) ? value : throw Missing(key);

    /// <inheritdoc cref="RequireObject{T}(string)"/>
    public Output<T> RequireSecretObject<T>(string key) => Output.CreateSecret(RequireObject<T>(key));

    /// <inheritdoc cref="RequireObject{T}(string)"/>
    public Output<T> RequireSecretObject<T>(string key, JsonSerializerOptions options) =>
        Output.CreateSecret(RequireObject<T>(key, options));

    private (bool IsSet, T Value) Parse<T>(string key, JsonSerializerOptions? options)
    {
        if (Get(key) is not { } text)
            return (false, default!);

        try
        {
            return (true, JsonSerializer.Deserialize<T>(text, options)!);
        }
        catch (JsonException malformed)
        {
            throw Wrong(key, text, typeof(T).FullName!, malformed);
        }
    }

    private string FullKey(string key) => $"{_name}:{key}";

    private static Output<string>? SecretOf(string? value) => value is null ? null : Output.CreateSecret(value);

    private static Output<T>? SecretOf<T>(T? value) where T : struct => value is { } known ? Output.CreateSecret(known) : null;

    private RunException Missing(string key) => new(
        $"Missing Required configuration variable '{FullKey(key)}'\n"
        + $"\tplease set a value using the command `pulumi config set {FullKey(key)} <value>`");

    /// <summary>A secret's value is not shown, and neither is a parser's message, which may quote it.</summary>
    private RunException Wrong(string key, string value, string type, Exception? cause = null)
    {
        var isSecret = Deployment.Internal.Config.IsSecret(FullKey(key));
        return new(
            $"Configuration '{FullKey(key)}' value '{(isSecret ? "[secret]" : value)}' is not a valid {type}", isSecret ? null : cause);
    }
}
