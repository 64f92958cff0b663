using System.Collections.Immutable;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using Platform.Components.Networks;

namespace Platform.Tests.Stacks.Fuzz;

/// <summary>Values for settings: of the right type mostly, plausible often, sensible by accident.</summary>
internal static class Values
{
    private static readonly string[] Texts =
    [
        "", " ", "main", "second", "system", "eu-west-1", "eu-west-1a", "europe-west1", "europe-west1-b", "us-gov-west-1", "cn-north-1", "1.35", "1.36", "1.3",
        "aws", "gcp", "0", "-1", "10.0.0.0/8", "10.0.0.0/16", "10.0.0.0/33", "192.168.0.0/24", "0.0.0.0/0", "::/0", "127.0.0.1", "fd00::/48", "m7g.large",
        "e2-standard-4", "arn:aws:iam::111122223333:role/x", "projects/p/locations/l/keyRings/r/cryptoKeys/k", "acme.example", "*.acme.example",
        "https://example.com/", "#platform", "a.b.c", "a/b", "-a", "a-", "A", "null", "true", "~", "[secret]", "[", "{", "{}", "[]", "platform:clusters",
        "../../etc/passwd", "'; rm -rf /", "$(id)", "{{ .Values.x }}", "%s", "\u0000", "a\nb", "\r\n", "\t", "\u001b[31m", "\u202Egnp", "漢字", "🚀", "\ud800",
        new('a', 300), new('9', 40), "kube-system", "default", "Z0123456789ABCDEFGHIJ", "111122223333", "1e309", "NaN", "0x10", "1_000",
    ];

    private static readonly long[] Numbers =
        [0, 1, 2, 3, 5, 6, 7, 8, 10, 12, 15, 24, 30, 63, 64, 90, 100, 110, 255, 256, 365, 443, 1000, 8080, 65535, 65536, 1_000_000, -1, -3, int.MaxValue, int.MinValue, long.MaxValue];

    private static readonly double[] Fractions = [0, 0.1, 0.5, 1, 1.5, 100, -0.5, 1e-300, 1e300, double.MaxValue, double.Epsilon];

    public static string Text(Random random) => Texts[random.Next(Texts.Length)];

    public static JsonNode? Scalar(Random random) => random.Next(5) switch
    {
        0 => random.Next(2) == 0,
        1 => Numbers[random.Next(Numbers.Length)],
        2 => Fractions[random.Next(Fractions.Length)],
        _ => Text(random),
    };

    /// <summary>Sets one setting of a record below a map, however deep; what is there already stays.</summary>
    public static void Into(JsonObject map, Type record, Random random)
    {
        var settings = record.GetProperties().Where(property => property.CanWrite).ToArray();
        if (settings.Length == 0)
            return;
        var setting = settings[random.Next(settings.Length)];
        var type = Nullable.GetUnderlyingType(setting.PropertyType) ?? setting.PropertyType;
        if (IsRecord(type) && map[Key(setting)] is null or JsonObject && random.Next(8) > 0)
        {
            var below = map[Key(setting)] as JsonObject;
            if (below is null)
                map[Key(setting)] = below = [];
            Into(below, type, random);
        }
        else if (IsMap(type) && map[Key(setting)] is JsonObject { Count: > 0 } entries && random.Next(2) == 0
            && entries.ElementAt(random.Next(entries.Count)).Value is JsonObject entry && IsRecord(type.GetGenericArguments()[1]))
            Into(entry, type.GetGenericArguments()[1], random);
        else
            map[Key(setting)] = Of(type, random);
    }

    /// <summary>A value for a setting of a type.</summary>
    public static JsonNode? Of(Type given, Random random, int depth = 0)
    {
        var type = Nullable.GetUnderlyingType(given) ?? given;
        if (random.Next(20) == 0)
            return Scalar(random);
        if (depth > 4)
            return null;
        if (type == typeof(bool))
            return random.Next(2) == 0;
        if (type == typeof(int))
            return Numbers[random.Next(Numbers.Length)];
        if (type == typeof(double))
            return Fractions[random.Next(Fractions.Length)];
        if (type.IsEnum)
            return JsonNamingPolicy.CamelCase.ConvertName(Enum.GetNames(type)[random.Next(Enum.GetNames(type).Length)]);
        if (type == typeof(string) || type == typeof(CidrBlock))
            return Text(random);
        if (IsMap(type))
        {
            return new JsonObject(Enumerable.Range(0, random.Next(3)).Select(_ => Text(random)).Distinct()
                .Select(name => KeyValuePair.Create(name, Of(type.GetGenericArguments()[1], random, depth + 1))).ToArray());
        }

        if (IsList(type))
            return new JsonArray([.. Enumerable.Range(0, random.Next(4)).Select(_ => Of(type.GetGenericArguments()[0], random, depth + 1))]);
        var settings = type.GetProperties().Where(property => property.CanWrite).ToArray();
        return settings.Length == 0 || !IsRecord(type) ? new JsonObject() : new JsonObject(Enumerable.Range(0, random.Next(4))
            .Select(_ => settings[random.Next(settings.Length)]).Distinct()
            .Select(setting => KeyValuePair.Create(Key(setting), Of(setting.PropertyType, random, depth + 1))).ToArray());
    }

    public static string Key(PropertyInfo property) => JsonNamingPolicy.CamelCase.ConvertName(property.Name);

    private static bool IsMap(Type type) => Is(type, typeof(ImmutableSortedDictionary<,>));

    private static bool IsList(Type type) => Is(type, typeof(ImmutableArray<>)) || Is(type, typeof(ImmutableSortedSet<>));

    private static bool Is(Type type, Type definition) => type.IsGenericType && type.GetGenericTypeDefinition() == definition;

    private static bool IsRecord(Type type) => type.GetMethod("<Clone>$") is not null;
}
