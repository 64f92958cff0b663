using System.Collections.Immutable;
using Platform.Components.Clusters;
using Platform.Components.Identity;
using Platform.Components.Networks;
using Platform.Components.NodePools;
using Platform.Components.Tenants;
using Platform.Stacks.Profiles;
using Platform.Stacks.Rules;
using Platform.Stacks.Specs;

namespace Platform.Tests.Stacks;

/// <summary>Each case breaks one thing of a sound environment, and the one problem points at its key.</summary>
[TestFixture]
public class EnvironmentRulesTests
{
    private const string Eks = "platform:clusters.main";
    private const string Gke = "platform:clusters.second";

    private static readonly DateOnly Day = new(2026, 11, 21);

    private static readonly ClusterSpec OnAws = EnvironmentProfiles.Prod.Cluster with
    {
        Cloud = Cloud.Aws,
        Account = "111122223333",
        Region = "eu-west-1",
        Zones = ["eu-west-1a", "eu-west-1b", "eu-west-1c"],
        Network = new() { Slot = 0 },
        NodePools = ImmutableSortedDictionary<string, NodePoolSpec>.Empty.Add("system", new()),
        Eks = new() { DeployRole = "arn:aws:iam::111122223333:role/deploy" },
    };

    private static readonly ClusterSpec OnGcp = EnvironmentProfiles.Prod.Cluster with
    {
        Cloud = Cloud.Gcp,
        Project = "acme-prod",
        ProjectNumber = "333344445555",
        Region = "europe-west1",
        Zones = ["europe-west1-b", "europe-west1-c", "europe-west1-d"],
        Network = new() { Slot = 1 },
        NodePools = ImmutableSortedDictionary<string, NodePoolSpec>.Empty.Add("system", new()),
    };

    private static readonly EnvironmentSpec Sound = new()
    {
        Name = "prod",
        Clusters = ImmutableSortedDictionary<string, ClusterSpec>.Empty.Add("main", OnAws).Add("second", OnGcp),
    };

    private static EnvironmentSpec Aws(Func<ClusterSpec, ClusterSpec> change) => Sound with { Clusters = Sound.Clusters.SetItem("main", change(OnAws)) };

    private static EnvironmentSpec Gcp(Func<ClusterSpec, ClusterSpec> change) => Sound with { Clusters = Sound.Clusters.SetItem("second", change(OnGcp)) };

    private static EnvironmentSpec EksOf(Func<EksSpec, EksSpec> change) => Aws(cluster => cluster with { Eks = change(cluster.Eks) });

    private static EnvironmentSpec GkeOf(Func<GkeSpec, GkeSpec> change) => Gcp(cluster => cluster with { Gke = change(cluster.Gke) });

    private static EnvironmentSpec AwsPool(Func<NodePoolSpec, NodePoolSpec> change) =>
        Aws(cluster => cluster with { NodePools = cluster.NodePools.Add("other", change(new())) });

    private static EnvironmentSpec GcpPool(Func<NodePoolSpec, NodePoolSpec> change) =>
        Gcp(cluster => cluster with { NodePools = cluster.NodePools.Add("other", change(new())) });

    private static EnvironmentSpec Identity(IdentitySpec identity) =>
        Aws(cluster => cluster with { Identities = cluster.Identities.Add("app", identity) });

    private static ImmutableSortedDictionary<string, T> One<T>(string name, T value) => ImmutableSortedDictionary<string, T>.Empty.Add(name, value);

    private static IEnumerable<TestCaseData> Broken()
    {
        yield return Case("no cluster", Sound with { Clusters = Sound.Clusters.Clear() }, "platform:clusters");
        yield return Case("organization in capitals", Sound with { Organization = "ACME" }, "platform:organization");
        yield return Case("tag key in capitals", Sound with { Tags = One("Owner", "me") }, "platform:tags.Owner");
        yield return Case("tag value with blanks", Sound with { Tags = One("owner", "you and me") }, "platform:tags.owner");
        yield return Case("a tag of the platform's own", Sound with { Tags = One("environment", "other") }, "platform:tags.environment");
        yield return Case("cluster's name in capitals", Sound with { Clusters = One("Main", OnAws) }, "platform:clusters.Main");
        yield return Case("cluster's name too long", Sound with { Clusters = One("a-name-that-is-so-long", OnAws) }, "platform:clusters.a-name-that-is-so-long");
        yield return Case("physical name too long", Sound with { Name = "production", Organization = "an-organization-of-thirty-char" }, $"{Gke}", $"{Eks}");
        yield return Case("no cloud", Aws(cluster => cluster with { Cloud = null }), $"{Eks}.cloud");
        yield return Case("no region", Aws(cluster => cluster with { Region = "" }), $"{Eks}.region");
        yield return Case("region outside of residency", Sound with { Residency = ["eu-west-1"] }, $"{Gke}.region");
        yield return Case("no account", Aws(cluster => cluster with { Account = null }), $"{Eks}.account");
        yield return Case("account of eleven digits", Aws(cluster => cluster with { Account = "11112222333" }), $"{Eks}.account");
        yield return Case("no project", Gcp(cluster => cluster with { Project = null }), $"{Gke}.project");
        yield return Case("no project number", Gcp(cluster => cluster with { ProjectNumber = null }), $"{Gke}.projectNumber");
        yield return Case("project's id as number", Gcp(cluster => cluster with { ProjectNumber = "acme-prod" }), $"{Gke}.projectNumber");
        yield return Case("one zone", Gcp(cluster => cluster with { Zones = ["europe-west1-b"] }), $"{Gke}.zones");
        yield return Case("zone of another region", Gcp(cluster => cluster with { Zones = cluster.Zones.Add("us-east1-b") }), $"{Gke}.zones", $"{Gke}.nodePools.system.min");
        yield return Case("zone g on AWS", Aws(cluster => cluster with { Zones = ["eu-west-1a", "eu-west-1b", "eu-west-1g"] }), $"{Eks}.zones");
        yield return Case("no addresses", Aws(cluster => cluster with { Network = new() }), $"{Eks}.network.cidr");
        yield return Case("block and slot", Aws(cluster => cluster with { Network = new() { Slot = 5, Cidr = CidrBlock.Parse("10.20.0.0/16") } }), $"{Eks}.network.slot");
        yield return Case("the same slot", Gcp(cluster => cluster with { Network = new() { Slot = 0 } }), $"{Gke}.network.slot");
        yield return Case("no such slot", Gcp(cluster => cluster with { Network = new() { Slot = 64 } }), $"{Gke}.network.slot");
        yield return Case("overlapping block", Gcp(cluster => cluster with { Network = new() { Cidr = CidrBlock.Parse("10.0.0.0/14") } }), $"{Gke}.network.cidr");
        yield return Case("public block", Aws(cluster => cluster with { Network = new() { Cidr = CidrBlock.Parse("20.0.0.0/16") } }), $"{Eks}.network.cidr");
        yield return Case("too small a block", Aws(cluster => cluster with { Network = new() { Cidr = CidrBlock.Parse("10.200.0.0/20") } }), $"{Eks}.network.cidr");
        yield return Case("more nodes than addresses", AwsPool(pool => pool with { Max = 5000 }), $"{Eks}.nodePools");
        yield return Case("regional NAT in China", Aws(cluster => cluster with
        {
            Region = "cn-north-1",
            Zones = ["cn-north-1a", "cn-north-1b", "cn-north-1c"],
        }), $"{Eks}.network.egress");
        yield return Case("no pools", Aws(cluster => cluster with { NodePools = cluster.NodePools.Clear() }), $"{Eks}.nodePools");
        yield return Case("only sandboxes", Gcp(cluster => cluster with { NodePools = One("box", new NodePoolSpec { Sandbox = true }) }), $"{Gke}.nodePools");
        yield return Case("pool's name in capitals", Aws(cluster => cluster with { NodePools = cluster.NodePools.Add("Big", new()) }), $"{Eks}.nodePools.Big");
        yield return Case("pool's name too long for GKE", Gcp(cluster => cluster with { NodePools = cluster.NodePools.Add("a-pool-with-a-long-name", new()) }),
            $"{Gke}.nodePools.a-pool-with-a-long-name");
        yield return Case("negative minimum", AwsPool(pool => pool with { Min = -1 }), $"{Eks}.nodePools.other.min");
        yield return Case("maximum below minimum", AwsPool(pool => pool with { Min = 5, Max = 4 }), $"{Eks}.nodePools.other.max");
        yield return Case("fewer nodes than zones", AwsPool(pool => pool with { Min = 2 }), $"{Eks}.nodePools.other.min");
        yield return Case("unknown minor", Aws(cluster => cluster with { Version = "1.29" }), $"{Eks}.version");
        yield return Case("nodes ahead", AwsPool(pool => pool with { Version = "1.36" }), $"{Eks}.nodePools.other.version");
        yield return Case("public to all on EKS", EksOf(eks => eks with { ControlPlane = new() { PublicRanges = ["0.0.0.0/0"] } }), $"{Eks}.eks.controlPlane.publicRanges");
        yield return Case("no range on EKS", EksOf(eks => eks with { ControlPlane = new() { PublicRanges = ["office"] } }), $"{Eks}.eks.controlPlane.publicRanges");
        yield return Case("no such log", EksOf(eks => eks with { Logs = new() { Types = ["audits"] } }), $"{Eks}.eks.logs.types");
        yield return Case("odd retention", EksOf(eks => eks with { Logs = new() { RetentionDays = 31 } }), $"{Eks}.eks.logs.retentionDays");
        yield return Case("a session as principal", EksOf(eks => eks with { Access = One("me", new EksAccess { Principal = "arn:aws:sts::111122223333:assumed-role/x/y" }) }),
            $"{Eks}.eks.access.me.principal");
        yield return Case("an entry for nothing", EksOf(eks => eks with { Access = One("me", Entry with { Level = EksAccessLevel.None }) }), $"{Eks}.eks.access.me.level");
        yield return Case("administrator of a namespace", EksOf(eks => eks with { Access = One("me", Entry with { Level = EksAccessLevel.ClusterAdmin, Namespaces = ["a"] }) }),
            $"{Eks}.eks.access.me.namespaces");
        yield return Case("floating image", EksOf(eks => eks with { Karpenter = new() { Pools = One("x", new KarpenterPool { Image = "al2023@latest" }) } }),
            $"{Eks}.eks.karpenter.pools.x.image");
        yield return Case("no cores", EksOf(eks => eks with { Karpenter = new() { Pools = One("x", new KarpenterPool { MaxCores = 0 }) } }), $"{Eks}.eks.karpenter.pools.x.maxCores");
        yield return Case("x86 machine with Arm image", AwsPool(pool => pool with { Machine = "m7i.large" }), $"{Eks}.nodePools.other.machine");
        yield return Case("sandbox on Bottlerocket", AwsPool(pool => pool with { Sandbox = true, Eks = new() { Image = NodeImage.BottlerocketArm64 } }), $"{Eks}.nodePools.other.eks.image");
        yield return Case("update of 0 %", AwsPool(pool => pool with { Eks = new() { Update = new() { MaxUnavailablePercentage = 0 } } }),
            $"{Eks}.nodePools.other.eks.update.maxUnavailablePercentage");
        yield return Case("tiny disk on EKS", AwsPool(pool => pool with { Eks = new() { Disk = new() { SizeGiB = 4 } } }), $"{Eks}.nodePools.other.eks.disk.sizeGiB");
        yield return Case("public to all on GKE", GkeOf(gke => gke with { Endpoints = new() { AuthorizedRanges = One("all", "0.0.0.0/0") } }), $"{Gke}.gke.endpoints.authorizedRanges.all");
        yield return Case("short maintenance window", GkeOf(gke => gke with { Upgrades = new() { Window = new() { Days = [DayOfWeek.Sunday], Hours = 2 } } }), $"{Gke}.gke.upgrades.window");
        yield return Case("short rollback", GkeOf(gke => gke with { Upgrades = new() { RollbackHours = 1 } }), $"{Gke}.gke.upgrades.rollbackHours");
        yield return Case("backups elsewhere", GkeOf(gke => gke with { Backups = new() { Region = "us-east1" } }) with { Residency = ["eu-west-1", "europe-west1"] },
            $"{Gke}.gke.backups.region");
        yield return Case("locked for longer than kept", GkeOf(gke => gke with { Backups = new() { RetentionDays = 7, LockDays = 8 } }), $"{Gke}.gke.backups.lockDays");
        yield return Case("no such compute class", GcpPool(pool => pool with { Gke = new() { ComputeClass = "fast" } }), $"{Gke}.nodePools.other.gke.computeClass");
        yield return Case("sandbox on Ubuntu", GcpPool(pool => pool with { Sandbox = true, Gke = new() { Image = GkeNodeImage.Ubuntu } }), $"{Gke}.nodePools.other.gke.image");
        yield return Case("tiny disk on GKE", GcpPool(pool => pool with { Gke = new() { DiskGiB = 5 } }), $"{Gke}.nodePools.other.gke.diskGiB");
        yield return Case("no upgrade possible", GcpPool(pool => pool with { Gke = new() { Upgrade = new() { MaxSurge = 0 } } }), $"{Gke}.nodePools.other.gke.upgrade.maxSurge");
        yield return Case("too many pods", GkeOf(gke => gke with { Networking = new() { MaxPodsPerNode = 300 } }), $"{Gke}.gke.networking.maxPodsPerNode");
        yield return Case("no ports for the nodes", Gcp(cluster => cluster with { Network = cluster.Network with { Gcp = new() { Nat = new() { MinPortsPerNode = 100 } } } }),
            $"{Gke}.network.gcp.nat.minPortsPerNode");
        yield return Case("identity without namespace", Identity(new() { ServiceAccount = "app" }), $"{Eks}.identities.app.namespace");
        yield return Case("identity without service account", Identity(new() { Namespace = "app" }), $"{Eks}.identities.app.serviceAccount");
        yield return Case("writes everywhere", Identity(new() { Namespace = "app", ServiceAccount = "app", Aws = new() { Grants = One("all", new AwsGrant { Actions = ["s3:PutObject"], Resources = ["*"] }) } }),
            $"{Eks}.identities.app.aws.grants.all");
        yield return Case("no role", Identity(new() { Namespace = "app", ServiceAccount = "app", Gcp = new() { Grants = One("x", new GrantSpec { Role = "viewer" }) } }),
            $"{Eks}.identities.app.gcp.grants.x.role");
        yield return Case("two resources", Identity(new() { Namespace = "app", ServiceAccount = "app", Gcp = new() { Grants = One("x", new GrantSpec { Role = "roles/x", Bucket = "a", Topic = "b" }) } }),
            $"{Eks}.identities.app.gcp.grants.x");
        yield return Case("existing without name", Aws(Adopted(new() { NetworkId = "vpc-1" })), $"{Eks}.existing.name");
        yield return Case("no name of a secret", Aws(Adopted(new() { NetworkId = "vpc-1", Name = "old", KubeconfigSecret = "~/.kube" })), $"{Eks}.existing.kubeconfigSecret");
        yield return Case("pools of an existing cluster", Aws(cluster => Adopted(new() { NetworkId = "vpc-1", Name = "old" })(cluster) with { NodePools = cluster.NodePools }), $"{Eks}.nodePools");
        yield return Case("network of an existing cluster", Aws(cluster => Adopted(new() { NetworkId = "vpc-1", Name = "old" })(cluster) with { Network = new() { Slot = 9 } }), $"{Eks}.network");
        yield return Case("existing without network on AWS", Aws(Adopted(new() { Name = "old" })), $"{Eks}.existing.networkId");
        yield return Case("tenant's name in capitals", Tenants(One("Shop", new TenantSpec())), $"{Eks}.tenants.Shop");
        yield return Case("tenant in the platform's namespace", Tenants(One("shop", new TenantSpec { Namespace = "cert-manager" })), $"{Eks}.tenants.shop.namespace");
        yield return Case("two tenants in one namespace", Tenants(One("pay", new TenantSpec { Namespace = "shop" }).Add("shop", new())), $"{Eks}.tenants.shop.namespace");
        yield return Case("tenant without pods", Tenants(One("shop", new TenantSpec { Pods = 0 })), $"{Eks}.tenants.shop.pods");
        yield return Case("tenant that calls no block", Tenants(One("shop", new TenantSpec { Outside = ["partner"] })), $"{Eks}.tenants.shop.outside");
        yield return Case("deployment from nowhere", Deploy(deploy => deploy with { Repository = null }), "platform:deploy.repository");
        yield return Case("repository without id", Deploy(deploy => deploy with { Repository = deploy.Repository! with { Id = "" } }), "platform:deploy.repository.id");
        yield return Case("no deployment environment", Deploy(deploy => deploy with { DeployEnvironments = [] }), "platform:deploy.deployEnvironments");
        yield return Case("deployment to nowhere", Deploy(deploy => deploy with { Accounts = deploy.Accounts.Clear() }), "platform:deploy.accounts");
        yield return Case("deployment to no region", Deploy(deploy => deploy with { Accounts = One("111122223333", new DeployAccountSpec()) }), "platform:deploy.accounts.111122223333.regions");
        yield return Case("an add-on that was not tested with the version", Aws(cluster => cluster with { Version = "1.36" }), $"{Eks}.addOns.ingressNginx", $"{Eks}.addOns.velero");
    }

    private static EnvironmentSpec Tenants(ImmutableSortedDictionary<string, TenantSpec> tenants) => Aws(cluster => cluster with { Tenants = tenants });

    private static EksAccess Entry => new() { Principal = "arn:aws:iam::111122223333:role/me" };

    private static Func<ClusterSpec, ClusterSpec> Adopted(ExistingSpec existing) =>
        cluster => cluster with { Existing = existing, NodePools = cluster.NodePools.Clear(), Network = new() };

    private static EnvironmentSpec Deploy(Func<DeploySpec, DeploySpec> change) => Sound with
    {
        Deploy = change(new()
        {
            Repository = new() { Owner = "acme", OwnerId = "1", Name = "platform", Id = "2" },
            DeployEnvironments = ["prod"],
            Accounts = One("111122223333", new DeployAccountSpec { Regions = ["eu-west-1"] }),
        }),
    };

    private static TestCaseData Case(string name, EnvironmentSpec spec, params string[] paths) => new TestCaseData(spec, paths).SetArgDisplayNames(name);

    [Test]
    public void A_sound_environment_has_no_problem() => Assert.That(EnvironmentRules.Check(Sound, Day).Problems.Select(problem => problem.ToString()), Is.Empty);

    [TestCaseSource(nameof(Broken))]
    public void A_broken_rule_points_at_its_own_key(EnvironmentSpec spec, string[] paths) =>
        Assert.That(EnvironmentRules.Check(spec, Day).Problems.Select(problem => problem.Path).Distinct(), Is.EquivalentTo(paths));

    [TestCaseSource(nameof(Broken))]
    public void Every_problem_says_what_to_do(EnvironmentSpec spec, string[] paths) => Assert.That(
        EnvironmentRules.Check(spec, Day).Problems.Where(problem => problem.Rule.Length == 0 || problem.Fix.Length == 0 || problem.Value.Length == 0), Is.Empty, string.Join(", ", paths));

    [Test]
    public void A_cluster_that_nobody_administers_is_warned_of() => Assert.That(
        EnvironmentRules.Check(EksOf(eks => eks with { DeployRole = null }), Day).Warnings.Select(warning => warning.Path), Does.Contain($"{Eks}.eks.deployRole"));

    [Test]
    public void Clusters_of_one_project_are_warned_that_they_share_identities() => Assert.That(
        EnvironmentRules.Check(Sound with { Clusters = Sound.Clusters.Add("third", OnGcp with { Network = new() { Slot = 2 } }) }, Day).Warnings.Select(warning => warning.Path),
        Does.Contain("platform:clusters.third.project"));
}
