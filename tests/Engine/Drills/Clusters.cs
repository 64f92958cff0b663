using Engine.Tests.Support;
using Platform.Engine.Drills;
using Platform.Engine.Graph;
using static Engine.Tests.Checks.Values;

namespace Engine.Tests.Drills;

/// <summary>Builds a cluster over zones a, b and c with three nodes, and whatever a test puts into it.</summary>
internal sealed class Clusters
{
    public const string Zone = "topology.kubernetes.io/zone";
    public const string Release = "kubernetes:helm.sh/v3:Release";

    public static readonly string[] Three = ["a", "b", "c"];

    private readonly GraphBuilder _build = new();
    private readonly Dictionary<string, ResourceNode> _subnets;

    public Clusters(params string[] zones)
    {
        var all = zones.Length == 0 ? Three : zones;
        _subnets = all.ToDictionary(
            zone => zone,
            zone => _build.Resource(
                "aws:ec2/subnet:Subnet", $"private-{zone}", Object(("availabilityZone", zone), ("tags", Object(("tier", zone)))),
                id: $"subnet-{zone}"));
        Cluster = _build.Resource(
            DrillCluster.Eks, "main", Object(("name", "acme-main"), ("vpcConfig", Object(("subnetIds", Subnets(all))))));
        Kubernetes = Provider("main", Cluster);
    }

    public ResourceNode Cluster { get; }

    public ResourceNode Kubernetes { get; }

    /// <summary>A provider whose kubeconfig comes from a cluster.</summary>
    public ResourceNode Provider(string name, ResourceNode cluster) =>
        _build.Resource("pulumi:providers:kubernetes", $"{name}-kubernetes", Object(("kubeconfig", Secret("kubeconfig"))), uses: cluster);

    /// <summary>A managed group.</summary>
    public ResourceNode Group(string name, int least, int most, params string[] zones) =>
        Group(name, Object(
            ("clusterName", "acme-main"), ("subnetIds", Subnets(zones.Length == 0 ? Three : zones)),
            ("scalingConfig", Object(("minSize", least), ("maxSize", most)))));

    public ResourceNode Group(string name, ObjectValue inputs) => _build.Resource(NodePoolReader.EksType, name, inputs, uses: Cluster);

    /// <summary>Three nodes, one in each zone.</summary>
    public Clusters WithNodes()
    {
        Group("system", 3, 6);
        return this;
    }

    /// <summary>Any resource; by default of the cluster's Kubernetes provider.</summary>
    public ResourceNode Add(string type, string name, ObjectValue inputs, ResourceNode? provider = null) =>
        _build.Resource(type, name, inputs, provider ?? (type.StartsWith("kubernetes:", StringComparison.Ordinal) ? Kubernetes : null));

    /// <summary>A Deployment.</summary>
    public Clusters Deployment(string name, int? replicas, ObjectValue? pod = null) =>
        Pods("kubernetes:apps/v1:Deployment", name, replicas, pod);

    /// <summary>An object with a pod template, labelled with its name.</summary>
    public Clusters Pods(string type, string name, int? replicas, ObjectValue? pod = null)
    {
        var spec = Object(("template", Object(
            ("metadata", Object(("labels", Object(("app", name))))), ("spec", pod ?? ObjectValue.Empty))));
        Add(type, name, Object(
            ("metadata", Object(("name", name), ("namespace", "apps"))),
            ("spec", replicas is { } count ? spec.With("replicas", count) : spec)));
        return this;
    }

    /// <summary>A Helm release.</summary>
    public Clusters Chart(string chart, ObjectValue values)
    {
        Add(Release, chart, Object(("chart", $"oci://charts.example/{chart}"), ("values", values)));
        return this;
    }

    /// <summary>A disruption budget.</summary>
    public Clusters Budget(string app, string field, PropertyValue value)
    {
        Add("kubernetes:policy/v1:PodDisruptionBudget", $"{app}-budget", Object(
            ("metadata", Object(("name", app), ("namespace", "apps"))),
            ("spec", Object((field, value), ("selector", Object(("matchLabels", Object(("app", app)))))))));
        return this;
    }

    public ResourceGraph Graph() => _build.Graph();

    /// <summary>The drill of the only cluster.</summary>
    public ClusterDrill Drill() => ZoneDrill.Of(Graph()).Clusters.Single();

    /// <summary>The row of a name.</summary>
    public DrillRow Row(string name) => Drill().Rows.Single(row => row.Name == name);

    /// <summary>A pod spread over zones.</summary>
    public static ObjectValue Spread(string unsatisfiable = "DoNotSchedule", int skew = 1, string key = Zone) => Object(
        ("topologySpreadConstraints", List(Object(("maxSkew", skew), ("topologyKey", key), ("whenUnsatisfiable", unsatisfiable)))));

    /// <summary>A pod kept apart from its like.</summary>
    public static ObjectValue Apart(string key) => Object(("affinity", Object(("podAntiAffinity", Object(
        ("requiredDuringSchedulingIgnoredDuringExecution", List(Object(("topologyKey", key)))))))));

    private PropertyValue Subnets(IEnumerable<string> zones) => List([.. zones.Select(zone => (PropertyValue)_subnets[zone].Id!)]);
}
