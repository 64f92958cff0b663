using Platform.Engine.Graph;

namespace Platform.Engine.Leftovers;

/// <summary>
/// Where to look on Google Cloud: by the providers' default labels, by the label that GKE puts on machines and disks, and by the names
/// that its controllers give to parts of load balancers, which have no labels.
/// </summary>
internal static class GcpSweep
{
    private const string ClusterType = "gcp:container/cluster:Cluster";
    private const string KeyType = "gcp:kms/cryptoKey:CryptoKey";
    private const string BackupPlanType = "gcp:gkebackup/backupPlan:BackupPlan";

    // Services of type LoadBalancer: a and the start of a uid. Ingresses and network endpoint groups: k8s. Gateways: gkegw, gkemcg.
    private const string ControllerNames = "name~\"^(a[0-9a-f]{31}$|k8s|gkegw|gkemcg)\"";

    /// <summary>The types whose physical names stand in commands.</summary>
    private static readonly string[] Named = [ClusterType, KeyType, "gcp:kms/keyRing:KeyRing", BackupPlanType];

    /// <summary>The parts of a load balancer, from the address in front to the endpoints.</summary>
    private static readonly string[] BalancerParts =
    [
        "forwarding-rules", "target-http-proxies", "target-https-proxies", "target-tcp-proxies", "target-pools", "url-maps",
        "backend-services", "network-endpoint-groups", "health-checks", "ssl-certificates", "addresses",
    ];

    /// <summary>A section for each project.</summary>
    public static IEnumerable<SweepSection> Of(IReadOnlyList<ResourceNode> resources) =>
        Declared.Of(resources, "gcp")
            .GroupBy(found => found.Node.Inputs.Text("project") ?? found.Provider.Text("project"), StringComparer.Ordinal)
            .Where(group => group.Key is not null)
            .OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => Section(group.Key!, [.. group]));

    private static SweepSection Section(string project, IReadOnlyList<(ResourceNode Node, ObjectValue Provider)> found)
    {
        ResourceNode[] nodes = [.. found.Select(resource => resource.Node)];
        ResourceNode[] clusters = [.. nodes.Where(node => node.Type == ClusterType && node.Inputs.Text("name") is not null)];
        List<SweepCommand> commands = [.. clusters.SelectMany(cluster => OfCluster(cluster.Inputs.Text("name")!, project))];
        if (clusters.Length > 0)
            commands.AddRange(OfControllers(project));
        commands.AddRange(nodes.Where(node => node.Type == BackupPlanType).SelectMany(plan => OfBackups(plan, project)));
        commands.AddRange(OfKeys(nodes, project));
        foreach (var labels in found.Select(resource => Labels(resource.Provider)).Where(labels => labels.Length > 0).Distinct())
        {
            commands.Add(new(
                "Everything with the stack's labels; needs the Cloud Asset API",
                Shell.Line("gcloud", "asset", "search-all-resources", $"--scope=projects/{project}", $"--query={labels}",
                    "--format=table(assetType,name,location)")));
        }

        var named = nodes.Where(node => Named.Contains(node.Type));
        return new($"gcp {project}", [.. named.Select(node => Declared.MadeUp(node, "name")).OfType<string>()], commands);
    }

    private static string Labels(ObjectValue provider) => string.Join(
        " AND ", Declared.Texts(Declared.Input(provider, "defaultLabels")).Select(label => $"labels.{label.Key}:{label.Value}"));

    private static IEnumerable<SweepCommand> OfCluster(string cluster, string project)
    {
        yield return Compute($"{cluster}: machines", project, "instances", $"labels.goog-k8s-cluster-name={cluster}");
        yield return Compute($"{cluster}: disks", project, "disks", $"labels.goog-k8s-cluster-name={cluster}");
        yield return Compute(
            $"{cluster}: instance templates", project, "instance-templates", $"properties.labels.goog-k8s-cluster-name={cluster}");
        yield return Compute($"{cluster}: firewall rules of GKE", project, "firewall-rules", $"name~\"^gke-{cluster}-\"");
        yield return Compute($"{cluster}: routes", project, "routes", $"name~\"^gke-{cluster}-\"");
    }

    /// <summary>Parts of load balancers do not say which cluster they were made for.</summary>
    private static IEnumerable<SweepCommand> OfControllers(string project)
    {
        foreach (var part in BalancerParts)
            yield return Compute($"Of controllers of any cluster of the project: {part}", project, part, ControllerNames);
        yield return Compute("Of controllers of any cluster of the project: firewall rules", project, "firewall-rules", ControllerNames);
        yield return Compute("Of the disk driver of any cluster of the project: snapshots", project, "snapshots", "name~\"^snapshot-\"");
    }

    private static IEnumerable<SweepCommand> OfBackups(ResourceNode plan, string project)
    {
        if (plan.Inputs.Text("name") is { } name && plan.Inputs.Text("location") is { } location)
        {
            yield return new(
                $"{name}: backups, which keep their plan from being deleted",
                Shell.Line("gcloud", "beta", "container", "backup-restore", "backups", "list", $"--project={project}",
                    $"--location={location}", $"--backup-plan={name}"));
        }
    }

    /// <summary>Key rings and keys stay for ever; of a key's versions only the material is destroyed, after a while.</summary>
    private static IEnumerable<SweepCommand> OfKeys(IReadOnlyList<ResourceNode> nodes, string project)
    {
        foreach (var key in nodes.Where(node => node.Type == KeyType))
        {
            if (key.Inputs.Text("name") is { } name && key.Inputs.Text("keyRing")?.Split('/') is [_, _, _, var location, _, var ring])
            {
                yield return new(
                    $"{name}: versions, and when those that wait for it are destroyed",
                    Shell.Line("gcloud", "kms", "keys", "versions", "list", $"--project={project}", $"--location={location}",
                        $"--keyring={ring}", $"--key={name}", "--format=table(name,state,destroyTime)"));
            }
        }
    }

    private static SweepCommand Compute(string finds, string project, string kind, string filter) =>
        new(finds, Shell.Line("gcloud", "compute", kind, "list", $"--project={project}", $"--filter={filter}"));
}
