using Meta = Pulumi.Kubernetes.Types.Inputs.Meta.V1;
using Policy = Pulumi.Kubernetes.Types.Inputs.Policy.V1;
using Rbac = Pulumi.Kubernetes.Types.Inputs.Rbac.V1;

namespace Platform.Components.AddOns;

/// <summary>
/// Kibana, by which people search logs; the operator makes it and its account. Open to nobody but who forwards its port: an Ingress with a
/// login of the company's own is for the user to describe.
/// </summary>
internal static class KibanaServer
{
    private const string Name = "kibana";

    private static Dictionary<string, string> Pods { get; } = new() { ["kibana.k8s.elastic.co/name"] = Name };

    /// <summary>Makes it, with the right to be connected to the cluster, which the operator checks.</summary>
    /// <param name="cluster">The cluster.</param>
    /// <param name="clusterName">Its name.</param>
    /// <param name="inside">Names and places what it is made of.</param>
    public static void Make(Resource cluster, string clusterName, AddOnChildren inside)
    {
        var account = new K8s.Core.V1.ServiceAccount(inside.Named("kibana-account"), new()
        {
            Metadata = inside.Metadata(Name),
            AutomountServiceAccountToken = false,
        }, inside.Options());
        var role = new K8s.Rbac.V1.Role(inside.Named("kibana-role"), new()
        {
            Metadata = inside.Metadata(Name),
            Rules =
            [
                new Rbac.PolicyRuleArgs
                {
                    ApiGroups = ["elasticsearch.k8s.elastic.co"],
                    Resources = ["elasticsearches"],
                    ResourceNames = [clusterName],
                    Verbs = ["get"],
                },
            ],
        }, inside.Options());
        var right = new K8s.Rbac.V1.RoleBinding(inside.Named("kibana-right"), new()
        {
            Metadata = inside.Metadata(Name),
            RoleRef = new Rbac.RoleRefArgs { ApiGroup = "rbac.authorization.k8s.io", Kind = "Role", Name = Name },
            Subjects = [new Rbac.SubjectArgs { Kind = "ServiceAccount", Name = Name, Namespace = inside.Namespace }],
        }, inside.Options(role, account));
        _ = new K8s.ApiExtensions.CustomResource(
            inside.Named("kibana"),
            new CustomObject("kibana.k8s.elastic.co/v1", "Kibana", inside.Metadata(Name), Specification(clusterName, inside.Facts)),
            inside.Options(cluster, right));
        if (inside.Facts.HighlyAvailable)
            Budget(inside);
    }

    private static object Specification(string clusterName, AddOnFacts facts) => new
    {
        version = Images.ElasticsearchVersion,
        count = facts.Replicas(2),
        serviceAccountName = Name,
        elasticsearchRef = new { name = clusterName },
        config = new Dictionary<string, object> { ["telemetry.optIn"] = false },
        podTemplate = new
        {
            spec = new
            {
                serviceAccountName = Name,
                automountServiceAccountToken = false,
                priorityClassName = facts.Priority(Priorities.Standard),
                securityContext = new { seccompProfile = new { type = "RuntimeDefault" } },
                topologySpreadConstraints = new[]
                {
                    new
                    {
                        maxSkew = 1,
                        topologyKey = "topology.kubernetes.io/zone",
                        whenUnsatisfiable = "ScheduleAnyway",
                        labelSelector = new { matchLabels = Pods },
                    },
                },
                containers = new[] { new { name = Name, resources = PodResources.Of("100m", "1Gi") } },
            },
        },
    };

    private static K8s.Policy.V1.PodDisruptionBudget Budget(AddOnChildren inside) => new(inside.Named("kibana-budget"), new()
    {
        Metadata = inside.Metadata(Name),
        Spec = new Policy.PodDisruptionBudgetSpecArgs
        {
            MaxUnavailable = 1,
            Selector = new Meta.LabelSelectorArgs { MatchLabels = Pods },
        },
    }, inside.Options());
}
