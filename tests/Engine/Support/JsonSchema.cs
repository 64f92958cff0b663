using System.Text.Json;
using System.Text.RegularExpressions;

namespace Engine.Tests.Support;

/// <summary>
/// Checks JSON against a schema of the folder <c>schema/</c>. It knows the keywords that those schemas use, and fails on any other,
/// so that no rule is passed over.
/// </summary>
internal sealed class JsonSchema
{
    private static readonly string[] Annotations = ["$schema", "$id", "$defs", "definitions", "$comment", "title", "description", "default", "examples", "enumDescriptions"];

    private readonly JsonElement _root;

    private JsonSchema(JsonElement root) => _root = root;

    public static JsonSchema Load(string file) =>
        new(JsonDocument.Parse(File.ReadAllText(Repository.PathOf($"schema/{file}"))).RootElement);

    /// <summary>A schema that is no file yet.</summary>
    public static JsonSchema Parse(string json) => new(JsonDocument.Parse(json).RootElement);

    /// <summary>What is wrong, by path; nothing when the text follows the schema.</summary>
    public IReadOnlyList<string> Errors(string json)
    {
        using var document = JsonDocument.Parse(json, new() { MaxDepth = 10_000 });
        var errors = new List<string>();
        Check(_root, document.RootElement, "$", errors);
        return errors;
    }

    private void Check(JsonElement schema, JsonElement value, string path, List<string> errors)
    {
        if (schema.ValueKind is JsonValueKind.True or JsonValueKind.False)
        {
            if (schema.ValueKind == JsonValueKind.False)
                errors.Add($"{path}: must not be there");
            return;
        }

        foreach (var keyword in schema.EnumerateObject())
        {
            switch (keyword.Name)
            {
                case "$ref" when keyword.Value.GetString()! is var file && file.EndsWith(".schema.json", StringComparison.Ordinal):
                    errors.AddRange(Load(file).Errors(value.GetRawText()).Select(error => path + error[1..]));
                    break;
                case "$ref":
                    Check(Resolve(keyword.Value.GetString()!), value, path, errors);
                    break;
                case "type":
                    if (!Names(keyword.Value).Any(type => IsOf(type, value)))
                        errors.Add($"{path}: {value.ValueKind} is not {keyword.Value}");
                    break;
                case "const":
                    if (!JsonElement.DeepEquals(keyword.Value, value))
                        errors.Add($"{path}: is not {keyword.Value}");
                    break;
                case "enum":
                    if (!keyword.Value.EnumerateArray().Any(allowed => JsonElement.DeepEquals(allowed, value)))
                        errors.Add($"{path}: {value} is not one of {keyword.Value}");
                    break;
                case "pattern":
                    if (value.ValueKind == JsonValueKind.String && !Regex.IsMatch(value.GetString()!, keyword.Value.GetString()!))
                        errors.Add($"{path}: {value} does not match {keyword.Value}");
                    break;
                case "minimum":
                    if (value.ValueKind == JsonValueKind.Number && value.GetDouble() < keyword.Value.GetDouble())
                        errors.Add($"{path}: {value} is less than {keyword.Value}");
                    break;
                case "maximum":
                    if (value.ValueKind == JsonValueKind.Number && value.GetDouble() > keyword.Value.GetDouble())
                        errors.Add($"{path}: {value} is more than {keyword.Value}");
                    break;
                case "minItems":
                    if (value.ValueKind == JsonValueKind.Array && value.GetArrayLength() < keyword.Value.GetInt32())
                        errors.Add($"{path}: has fewer than {keyword.Value} items");
                    break;
                case "maxItems":
                    if (value.ValueKind == JsonValueKind.Array && value.GetArrayLength() > keyword.Value.GetInt32())
                        errors.Add($"{path}: has more than {keyword.Value} items");
                    break;
                case "minProperties":
                    if (value.ValueKind == JsonValueKind.Object && value.GetPropertyCount() < keyword.Value.GetInt32())
                        errors.Add($"{path}: has fewer than {keyword.Value} keys");
                    break;
                case "propertyNames":
                    foreach (var name in Members(value).Select(member => member.Name))
                        Check(keyword.Value, JsonSerializer.SerializeToElement(name), $"{path}.{name}", errors);
                    break;
                case "patternProperties":
                    foreach (var pattern in keyword.Value.EnumerateObject())
                    {
                        foreach (var member in Members(value).Where(member => Regex.IsMatch(member.Name, pattern.Name)))
                            Check(pattern.Value, member.Value, $"{path}.{member.Name}", errors);
                    }

                    break;
                case "allOf":
                    foreach (var part in keyword.Value.EnumerateArray())
                        Check(part, value, path, errors);
                    break;
                case "anyOf":
                    if (!keyword.Value.EnumerateArray().Any(option => Fits(option, value)))
                        errors.Add($"{path}: fits none of the forms it may have");
                    break;
                case "if":
                    if (schema.TryGetProperty(Fits(keyword.Value, value) ? "then" : "else", out var consequence))
                        Check(consequence, value, path, errors);
                    break;
                case "then" or "else":
                    Assert.That(schema.TryGetProperty("if", out _), "a consequence without a condition");
                    break;
                case "required":
                    foreach (var name in Names(keyword.Value))
                    {
                        if (value.ValueKind == JsonValueKind.Object && !value.TryGetProperty(name, out _))
                            errors.Add($"{path}: lacks {name}");
                    }

                    break;
                case "properties":
                    foreach (var property in keyword.Value.EnumerateObject())
                    {
                        if (value.ValueKind == JsonValueKind.Object && value.TryGetProperty(property.Name, out var member))
                            Check(property.Value, member, $"{path}.{property.Name}", errors);
                    }

                    break;
                case "additionalProperties":
                    if (value.ValueKind != JsonValueKind.Object)
                        break;
                    foreach (var member in value.EnumerateObject().Where(member => !HasProperty(schema, member.Name)))
                        Check(keyword.Value, member.Value, $"{path}.{member.Name}", errors);
                    break;
                case "items":
                    if (value.ValueKind != JsonValueKind.Array)
                        break;
                    foreach (var (item, i) in value.EnumerateArray().Select((item, i) => (item, i)))
                        Check(keyword.Value, item, $"{path}[{i}]", errors);
                    break;
                case "oneOf":
                    var fitting = keyword.Value.EnumerateArray().Count(option => Fits(option, value));
                    if (fitting != 1)
                        errors.Add($"{path}: fits {fitting} of the forms it may have");
                    break;
                case "not":
                    if (Fits(keyword.Value, value))
                        errors.Add($"{path}: must not be {keyword.Value}");
                    break;
                default:
                    Assert.That(Annotations, Does.Contain(keyword.Name), "a keyword that this check does not know");
                    break;
            }
        }
    }

    private bool Fits(JsonElement schema, JsonElement value)
    {
        var errors = new List<string>();
        Check(schema, value, "", errors);
        return errors.Count == 0;
    }

    private JsonElement Resolve(string reference) =>
        reference["#/".Length..].Split('/').Aggregate(_root, (element, name) => element.GetProperty(name));

    private static bool HasProperty(JsonElement schema, string name) =>
        schema.TryGetProperty("properties", out var properties) && properties.TryGetProperty(name, out _);

    private static IEnumerable<JsonProperty> Members(JsonElement value) =>
        value.ValueKind == JsonValueKind.Object ? value.EnumerateObject() : [];

    private static IEnumerable<string> Names(JsonElement value) =>
        value.ValueKind == JsonValueKind.Array ? value.EnumerateArray().Select(name => name.GetString()!) : [value.GetString()!];

    private static bool IsOf(string type, JsonElement value) => type switch
    {
        "object" => value.ValueKind == JsonValueKind.Object,
        "array" => value.ValueKind == JsonValueKind.Array,
        "string" => value.ValueKind == JsonValueKind.String,
        "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
        "null" => value.ValueKind == JsonValueKind.Null,
        "number" => value.ValueKind == JsonValueKind.Number,
        "integer" => value.ValueKind == JsonValueKind.Number && Math.Floor(value.GetDouble()).Equals(value.GetDouble()),
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, "not a JSON type"),
    };
}
