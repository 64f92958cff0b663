
namespace Platform.Engine.Checks;

/// <summary>Knows which properties hold Kubernetes quantities: the schema calls them text, the API takes numbers as well.</summary>
internal static class Quantities
{
    private static readonly SchemaType Either = SchemaType.OneOf([SchemaType.Text, SchemaType.Number]);
    private static readonly SchemaType Map = SchemaType.MapOf(Either);

    // k8s.io/api: every field of type resource.Quantity or v1.ResourceList that a program gives; a status is the cluster's.
    private static readonly HashSet<(string, string)> Properties = new (string Type, string[] Names)[]
    {
        ("autoscaling/v2:MetricTarget", ["averageValue", "value"]),
        ("core/v1:EmptyDirVolumeSource", ["sizeLimit"]),
        ("core/v1:LimitRangeItem", ["default", "defaultRequest", "max", "maxLimitRequestRatio", "min"]),
        ("core/v1:PersistentVolumeSpec", ["capacity"]),
        ("core/v1:PodSpec", ["overhead"]),
        ("core/v1:ResourceFieldSelector", ["divisor"]),
        ("core/v1:ResourceQuotaSpec", ["hard"]),
        ("core/v1:ResourceRequirements", ["limits", "requests"]),
        ("core/v1:VolumeResourceRequirements", ["limits", "requests"]),
        ("node.k8s.io/v1:Overhead", ["podFixed"]),
        ("storage.k8s.io/v1:CSIStorageCapacity", ["capacity", "maximumVolumeSize"]),
    }.SelectMany(entry => entry.Names.Select(name => ($"kubernetes:{entry.Type}", name))).ToHashSet();

    /// <summary>All properties that hold a quantity or a map of them, by the token of their type.</summary>
    public static IEnumerable<(string Type, string Property)> All => Properties;

    /// <summary>Whether the property of the type holds a quantity, or quantities by name.</summary>
    public static bool Holds(string type, string property) => Properties.Contains((type, property));

    /// <summary>The type with numbers allowed where it says text.</summary>
    public static SchemaType Loosened(SchemaType type) => type.Kind == SchemaKind.Map ? Map : Either;
}
