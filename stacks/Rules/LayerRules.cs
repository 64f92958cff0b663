using Platform.Stacks.Specs;

namespace Platform.Stacks.Rules;

/// <summary>Whether a layer says of which environment it is, and on which other layer it stands. Pure.</summary>
internal static class LayerRules
{
    private const string Path = "platform:layer";

    /// <summary>What is wrong with a layer.</summary>
    /// <param name="layer">What it says.</param>
    public static IEnumerable<Problem> Problems(LayerSpec layer)
    {
        if (!EnvironmentRules.Label().IsMatch(layer.Of))
        {
            yield return new($"{Path}.of", layer.Of.Length == 0 ? "none" : layer.Of, "a layer is of an environment",
                $"set {Path}.of to one that has a stack file, such as prod");
        }

        if (layer.Part is null)
            yield return new($"{Path}.part", "none", "must be one of foundation, clusters, addOns", $"set {Path}.part");
        if (layer is { Part: LayerPart.Foundation, Below: { } below })
            yield return new($"{Path}.below", below, "nothing is below the foundation", "leave it out");
        if (layer is { Part: LayerPart.Clusters or LayerPart.AddOns, Below: null or "" })
        {
            yield return new($"{Path}.below", "none", $"a layer stands on another: {Named(layer.Part)} on that of {Named(layer.Part - 1)}",
                $"set {Path}.below to its stack, such as {(layer.Of.Length == 0 ? "prod" : layer.Of)}-{Named(layer.Part - 1)}");
        }

        if (layer.Below is { } stands && (stands == layer.Stack || stands.EndsWith($"/{layer.Stack}", StringComparison.Ordinal)))
            yield return new($"{Path}.below", stands, "a layer cannot stand on itself", "name the stack of the layer below");
        if (layer.Below?.Split('/') is { Length: 2 or > 3 })
        {
            yield return new($"{Path}.below", layer.Below, "must be a stack of this project, or a stack in full",
                "write the stack's name, or organization/project/stack");
        }
    }

    private static string Named(LayerPart? part) => part switch
    {
        LayerPart.Foundation => "foundation",
        LayerPart.Clusters => "clusters",
        _ => "addOns",
    };
}
