namespace Core.Tests.Support;

/// <summary>What an output holds, in a form that compares by value: an unknown one has no value, sources are sorted urns.</summary>
internal sealed record Seen<T>(T? Value, bool IsKnown = true, bool IsSecret = false, string Sources = "");

/// <summary>Looks into outputs.</summary>
internal static class Seen
{
    public static Seen<T> Known<T>(T value) => new(value);

    public static Seen<T> Unknown<T>() => new(default, IsKnown: false);

    public static async Task<Seen<T>> SeenAsync<T>(this Output<T> output)
    {
        var data = await output.DataTask;
        return new(data.IsKnown ? data.Value : default, data.IsKnown, data.IsSecret, await UrnsAsync(data.Resources));
    }

    public static Task<Seen<T>> SeenAsync<T>(this Input<T> input) => input.ToOutput().SeenAsync();

    public static async Task<string> UrnsAsync(IEnumerable<Resource> resources)
    {
        var urns = await Task.WhenAll(resources.Select(async resource => (await resource.Urn.DataTask).Value));
        return string.Join(" ", urns.Order(StringComparer.Ordinal));
    }
}
