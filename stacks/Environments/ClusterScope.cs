using Platform.Components.AddOns;
using Platform.Components.CloudParts;
using Platform.Components.Clusters;
using Platform.Components.Identity;
using Platform.Components.Networks;
using Platform.Components.Tenants;
using Platform.Stacks.Rules;
using Platform.Stacks.Specs;
using Pulumi;

namespace Platform.Stacks.Environments;

/// <summary>What everything of one cluster shares: its names, its tags and what watches over its resources. It builds nothing.</summary>
/// <param name="Environment">The environment that the cluster belongs to.</param>
/// <param name="Name">The cluster's name in the environment; logical names start with it.</param>
/// <param name="Spec">What it is to be.</param>
/// <param name="Secret">The value of a secret of the stack file, by its name.</param>
/// <param name="Below">What the layer below exports; null for a stack that stands on none.</param>
internal sealed record ClusterScope(
    EnvironmentSpec Environment, string Name, ClusterSpec Spec, Func<string, Output<string>> Secret, LayerBelow? Below = null)
{
    /// <summary>Which part of the cluster is the stack's; null for all of it.</summary>
    public LayerPart? Part => Environment.Layer?.Part;

    /// <summary>The name that people type, and that other physical names follow from.</summary>
    public string PhysicalName => $"{Environment.Organization}-{Environment.Name}-{Name}";

    /// <summary>What every resource of the cluster is tagged or labelled with.</summary>
    public ImmutableSortedDictionary<string, string> Tags => PlatformTags.Of(Environment, Name);

    /// <summary>The addresses of its network.</summary>
    public CidrBlock Block => Spec.Block(Environment.Addresses)
        ?? throw new InvalidOperationException($"cluster {Name}: rules let through a network without a block");

    /// <summary>What is installed in it, in order.</summary>
    public AddOnPlan AddOns { get; } = AddOnPlan.For(ClusterFacts.Of(Environment, Name, Spec), Spec.AddOns.All());

    /// <summary>The logical name of a part of the cluster.</summary>
    public string Named(string part) => $"{Name}-{part}";

    /// <summary>Those of the pools that take any pod: nothing waits for a pool that its pods cannot run on.</summary>
    public Resource[] General<TPool>(ImmutableSortedDictionary<string, TPool> pools)
        where TPool : Resource => [.. pools.Where(pool => Spec.NodePools[pool.Key].IsGeneral).Select(pool => pool.Value)];

    /// <summary>Options of a component of the cluster.</summary>
    /// <param name="provider">Where its resources are made.</param>
    /// <param name="after">What it waits for beyond what its inputs come from.</param>
    public ComponentResourceOptions With(ProviderResource provider, params IEnumerable<Resource> after) => With([provider], after);

    /// <summary>Options of a component of the cluster that makes resources in several places.</summary>
    /// <param name="providers">The places, one per package.</param>
    /// <param name="after">What it waits for beyond what its inputs come from.</param>
    public ComponentResourceOptions With(ProviderResource[] providers, params IEnumerable<Resource> after)
    {
        var options = new ComponentResourceOptions { Providers = [.. providers], DependsOn = after.ToArray() };
        options.ResourceTransformations.Add(Residency.Within(Environment.Residency, $"Pulumi.{Environment.Name}.yaml"));
        if (Environment.IamScope is { } scope && Spec is { Cloud: Cloud.Aws, Account: { } account })
            options.ResourceTransformations.Add(scope.Transformation(AwsPartition.Of(Spec.Region), account));
        if (Environment.ReplaceGuard)
            options.ResourceTransformations.Add(ReplaceGuard.Except(Environment.AllowReplace));
        return options;
    }

    /// <summary>Installs the cluster's add-ons, then makes its tenants.</summary>
    /// <param name="cluster">The cluster.</param>
    /// <param name="cloud">Makes what add-ons keep in the cloud; null where the cluster's cloud is not known.</param>
    /// <param name="resources">What of the cloud they refer to.</param>
    /// <param name="ready">What all of them wait for: nodes that take their pods.</param>
    public void InstallAddOns(ICluster cluster, ICloud? cloud, CloudResources resources, params IEnumerable<Resource> ready)
    {
        var installed = AddOnLayer.Install(
            AddOns with { Facts = AddOns.Facts with { Resources = resources } },
            cluster,
            Named,
            after => With(cluster.Kubernetes, [.. ready, .. after]),
            SecretRules.Needed(Environment).ToImmutableSortedDictionary(name => name, Secret, StringComparer.Ordinal),
            cloud);

        // What admits, routes and delivers a tenant's objects is there before them, and still there when they go.
        foreach (var (name, tenant) in Spec.Tenants)
            _ = new Tenant(Named($"tenant-{name}"), new() { Tenant = name, Spec = tenant, Facts = AddOns.Facts },
                With(cluster.Kubernetes, [.. ready, .. installed.Values]));
    }
}
