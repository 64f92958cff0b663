using System.Collections.Concurrent;
using Platform.Engine.Graph;

namespace Platform.Engine.Simulation.Gcp;

/// <summary>
/// How the Google Cloud provider names resources (pulumi/pulumi-gcp, provider/resources.go). It puts only some names in lower case, and
/// gives custom roles a dash that IAM refuses; such names fail for real, and the rules about values say so.
/// </summary>
internal static class GcpNames
{
    private static readonly Dictionary<string, BridgedName> Exceptions = new()
    {
        ["gcp:compute/network:Network"] = new("name", LowerCase: true),
        ["gcp:compute/router:Router"] = new("name", LowerCase: true),
        ["gcp:compute/routerNat:RouterNat"] = new("name", LowerCase: true),
        ["gcp:compute/subnetwork:Subnetwork"] = new("name", LowerCase: true),
        ["gcp:projects/iAMCustomRole:IAMCustomRole"] = new("roleId"),
        ["gcp:secretmanager/secret:Secret"] = new("secretId"),
        ["gcp:serviceaccount/account:Account"] = new("accountId"),
    };

    private static readonly ConcurrentDictionary<string, BridgedName?> Rules = new();

    /// <summary>How resources of a type are named; null for a type that names nothing.</summary>
    public static BridgedName? RuleOf(string type) => Rules.GetOrAdd(type, static type => BridgedNames.RuleOf(type, Exceptions));

    /// <summary>The inputs with a physical name.</summary>
    public static ObjectValue Fill(SimulatedResource resource) =>
        RuleOf(resource.Type) is { } rule
            ? BridgedNames.Fill(resource, rule)
            : resource.Inputs;
}
