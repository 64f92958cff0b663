using Platform.Engine.Graph;
using Platform.Engine.Simulation.Aws;
using Platform.Engine.Simulation.Gcp;

namespace Platform.Engine.Simulation;

/// <summary>
/// Knows which replacements delete first because two resources cannot share a name: with providers bridged from Terraform those of
/// resources that could have a made-up name and are given one, whether it changes or not (pulumi-terraform-bridge, pkg/tfbridge/schema.go,
/// nameRequiresDeleteBeforeReplace), and those of a few types always (pulumi-gcp, provider/resources.go and secret_manager.go).
/// </summary>
internal static class DeletionFirst
{
    private static readonly HashSet<string> Always = ["gcp:projects/iAMMember:IAMMember", "gcp:secretmanager/secret:Secret"];

    /// <summary>Whether the provider wants the earlier resource gone before it makes this one.</summary>
    public static bool Of(ResourceNode node) =>
        Always.Contains(node.Type)
        || (NameOf(node.Type) is { } name && node.Inputs[name] is not (null or NullValue) && !node.AutoNamed.Contains(name));

    private static string? NameOf(string type) => Urns.Package(type) switch
    {
        "aws" => AwsNames.RuleOf(type)?.Property,
        "gcp" => GcpNames.RuleOf(type)?.Property,
        _ => null,
    };
}
