namespace Platform.Engine.Drills;

/// <summary>Knows which software goes on only while a majority of its members sees each other. Data, to be read and added to.</summary>
internal static class QuorumSoftware
{
    /// <summary>Kinds of custom resources whose replicas are such members; of those with node sets only the voting ones count.</summary>
    private static readonly HashSet<string> Kinds =
    [
        "monitoring.coreos.com:Alertmanager",
        "elasticsearch.k8s.elastic.co:Elasticsearch",
        "opensearch.opster.io:OpenSearchCluster", "opensearch.org:OpenSearchCluster",
        "kafka.strimzi.io:Kafka", "kafka.strimzi.io:KafkaNodePool",
        "rabbitmq.com:RabbitmqCluster",
        "operator.etcd.io:EtcdCluster",
        "zookeeper.pravega.io:ZookeeperCluster",
    ];

    /// <summary>Names of container images, without registry, tag and what comes after a dash.</summary>
    private static readonly HashSet<string> Images =
        ["alertmanager", "consul", "elasticsearch", "etcd", "opensearch", "openbao", "rabbitmq", "vault", "zookeeper"];

    /// <summary>Whether a custom resource is such software.</summary>
    /// <param name="group">The API group.</param>
    /// <param name="kind">The kind.</param>
    public static bool IsKind(string group, string kind) => Kinds.Contains($"{group}:{kind}");

    /// <summary>Whether a container image is such software, such as <c>quay.io/coreos/etcd:v3.6.1</c>.</summary>
    public static bool IsImage(string image)
    {
        var name = image[(image.LastIndexOf('/') + 1)..];
        return Images.Contains(name.Split(':', '@')[0]);
    }
}
