using System.Globalization;
using Platform.Engine.Graph;

namespace Platform.Engine.Costs.Pricers;

/// <summary>
/// Which machine types the requirements of a Karpenter pool allow, by their names and architecture. Other labels allow all.
/// </summary>
internal sealed class MachineRequirements(IEnumerable<ObjectValue> requirements)
{
    private readonly ObjectValue[] _requirements = [.. requirements];

    /// <summary>Whether the pool may have such machines.</summary>
    public bool Allow(Machine machine) => _requirements.All(requirement => Allows(requirement, machine));

    private static bool Allows(ObjectValue requirement, Machine machine)
    {
        if (requirement.TextAt("key") is not { } key || Label(key, machine) is not { } label)
            return true;
        string[] values = [.. requirement.TextsAt("values")];
        return requirement.TextAt("operator") switch
        {
            "In" => values.Contains(label),
            "NotIn" => !values.Contains(label),
            "DoesNotExist" => false,
            "Gt" => Number(label) > Number(values.FirstOrDefault()),
            "Lt" => Number(label) < Number(values.FirstOrDefault()),
            _ => true,
        };
    }

    /// <summary>What AWS says of the type under a label; null where the label says nothing of types.</summary>
    private static string? Label(string key, Machine machine)
    {
        var (family, size) = machine.Type.Split('.') is [var before, var after] ? (before, after) : (machine.Type, "");
        return key switch
        {
            "kubernetes.io/arch" => machine.Architecture,
            "node.kubernetes.io/instance-type" => machine.Type,
            "karpenter.k8s.aws/instance-family" => family,
            "karpenter.k8s.aws/instance-size" => size,
            "karpenter.k8s.aws/instance-category" => new string([.. family.TakeWhile(char.IsAsciiLetterLower)]),
            "karpenter.k8s.aws/instance-generation" =>
                new string([.. family.SkipWhile(char.IsAsciiLetterLower).TakeWhile(char.IsAsciiDigit)]),
            "karpenter.k8s.aws/instance-cpu" => machine.Cpus.ToString(CultureInfo.InvariantCulture),
            "karpenter.k8s.aws/instance-memory" => (machine.MemoryGiB * 1024).ToString(CultureInfo.InvariantCulture),
            _ => null,
        };
    }

    private static int? Number(string? text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
