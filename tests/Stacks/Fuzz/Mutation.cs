using System.Text.Json.Nodes;
using Platform.Stacks.Environments;
using Platform.Stacks.Specs;

namespace Platform.Tests.Stacks.Fuzz;

/// <summary>What people, tools and merges do to stack files, and worse. The same number always does the same.</summary>
internal static class Mutation
{
    /// <summary>Changes one thing.</summary>
    public static void Apply(JsonObject config, int number)
    {
        var random = new Random(number);
        var places = Places(config).ToArray();
        var place = places[random.Next(places.Length)];
        switch (random.Next(20))
        {
            case 0:
                place.Remove();
                break;
            case 1:
                place.Rename(Misspelt(place.Name, random));
                break;
            case 2:
                place.Set(Values.Scalar(random));
                break;
            case 3:
                place.Set(Any(random));
                break;
            case 4:
                place.Set(null);
                break;
            case 5:
                place.Set(new JsonArray(place.Value?.DeepClone()));
                break;
            case 6:
                place.Set(new JsonObject { [Values.Text(random)] = place.Value?.DeepClone() });
                break;
            case 7:
                place.Set(place.Value?.ToJsonString());
                break;
            case 8:
                place.Copy(random.Next(2) == 0 ? Misspelt(place.Name, random) : Values.Text(random));
                break;
            case 9 when place.Value is JsonObject map:
                map[Values.Text(random)] = Any(random);
                break;
            default:
                Setting(config, random);
                break;
        }
    }

    /// <summary>Sets something that the platform knows, somewhere, to something of the right kind; that is the way to accepted nonsense.</summary>
    private static void Setting(JsonObject config, Random random)
    {
        var clusters = config["platform:clusters"] as JsonObject;
        if (random.Next(10) == 0 || clusters is null || clusters.Count == 0 || clusters.ElementAt(random.Next(clusters.Count)).Value is not JsonObject cluster)
        {
            var key = Pick(SpecReader.Keys(typeof(EnvironmentSpec)), random);
            if (key is not ("clusters" or "name"))
                config[$"platform:{key}"] = Values.Of(typeof(EnvironmentSpec).GetProperties().Single(property => Values.Key(property) == key).PropertyType, random);
            return;
        }

        Values.Into(cluster, typeof(ClusterSpec), random);
    }

    /// <summary>A value that stands somewhere else in one of the files.</summary>
    private static JsonNode? Any(Random random)
    {
        var places = Places(StackFiles.All[random.Next(StackFiles.All.Count)]).ToArray();
        return places[random.Next(places.Length)].Value?.DeepClone();
    }

    private static string Misspelt(string name, Random random)
    {
        if (name.Length < 2)
            return name + "x";
        var at = random.Next(name.Length - 1);
        return random.Next(4) switch
        {
            0 => name.Remove(at, 1),
            1 => name.Insert(at, "x"),
            2 => name.ToUpperInvariant(),
            _ => $"{name[..at]}{name[at + 1]}{name[at]}{name[(at + 2)..]}",
        };
    }

    private static T Pick<T>(IReadOnlyList<T> items, Random random) => items[random.Next(items.Count)];

    private static IEnumerable<Place> Places(JsonNode node) => node switch
    {
        JsonObject map => map.ToArray().SelectMany(entry => Below(new(map, entry.Key, -1, entry.Value))),
        JsonArray list => list.ToArray().SelectMany((item, index) => Below(new(list, "", index, item))),
        _ => [],
    };

    private static IEnumerable<Place> Below(Place place) => [place, .. place.Value is null ? [] : Places(place.Value)];

    /// <summary>Where a value stands: in a map by its name, or in a list.</summary>
    private sealed record Place(JsonNode Parent, string Name, int Index, JsonNode? Value)
    {
        public void Set(JsonNode? value)
        {
            if (Parent is JsonObject map)
                map[Name] = value;
            else
                Parent.AsArray()[Index] = value;
        }

        public void Remove()
        {
            if (Parent is JsonObject map)
                map.Remove(Name);
            else
                Parent.AsArray().RemoveAt(Index);
        }

        public void Rename(string name)
        {
            if (Parent is not JsonObject map)
                return;
            map.Remove(Name);
            map[name] = Value;
        }

        public void Copy(string name)
        {
            if (Parent is JsonObject map)
                map[name] = Value?.DeepClone();
            else
                Parent.AsArray().Add(Value?.DeepClone());
        }
    }
}
