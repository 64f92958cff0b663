using System.Text;
using Engine.Tests.Readers;
using Engine.Tests.Support;
using Platform.Engine.Comparison;
using Platform.Engine.Graph;
using Platform.Engine.Readers;
using static Engine.Tests.Checks.Values;

namespace Engine.Tests.Comparison;

/// <summary>What becomes of a platform when its program changes in one point.</summary>
[TestFixture]
public sealed class PlannerTests
{
    private static readonly ResourceGraph Before = SampleGraphs.Platform();

    [Test]
    public void Without_an_earlier_deployment_everything_is_made()
    {
        var plan = Planner.For(Before, null, SampleSchemas.Replacing);

        Assert.That(plan.IsCompared, Is.False);
        Assert.That(plan.Steps.Select(step => step.Operation), Has.All.EqualTo(Operation.Create));
        Assert.That(plan.Counts.Keys, Is.EqualTo(new[] { Operation.Create }));
        Assert.That(plan.Counts[Operation.Create], Is.EqualTo(Before.Resources.Count - 1), "the default provider does not count");
    }

    [Test]
    public void What_did_not_change_stays_as_it_is() => Assert.That(Changes(Compare(Before)), Is.Empty);

    [Test]
    public void A_changed_input_is_an_update_that_names_the_property()
    {
        var plan = Compare(Before.WithInput("main-vpc", "tags", Object(("Name", "main"), ("team", "platform"))));

        Assert.That(Changes(plan), Is.EqualTo(new[] { "update main-vpc: add tags.team" }));
    }

    [Test]
    public void A_change_of_an_input_that_the_schema_says_replaces_is_a_replacement()
    {
        var plan = Compare(Before.WithInput("blue-cluster", "name", "acme-prod-green").WithOptions("blue-cluster", _ => new()));

        Assert.That(Changes(plan)[0], Is.EqualTo("replace blue-cluster because of name: update-replace name"));
    }

    [Test]
    public void Those_that_use_the_id_of_what_is_replaced_change_as_well_even_though_the_simulation_would_make_up_the_same_id()
    {
        var plan = Compare(Before.WithInput("main-vpc", "cidrBlock", "10.1.0.0/16"));

        Assert.That(Changes(plan), Is.EqualTo(new[]
        {
            "replace main-vpc because of cidrBlock: update-replace cidrBlock",
            "replace main-private-a because of vpcId (main-vpc): update-replace vpcId",
            "replace main-private-b because of vpcId (main-vpc): update-replace vpcId",
            "update blue-cluster: update vpcConfig.subnetIds[0], update vpcConfig.subnetIds[1]",
        }));
        Assert.That(Step(plan, "main-private-a").Changes.Single().New, Is.EqualTo(UnknownValue.Instance));
    }

    [Test]
    public void A_new_resource_is_made_and_one_that_is_gone_is_deleted()
    {
        Assert.That(Changes(Compare(Before, SampleGraphs.Platform(gateway: false))), Is.EqualTo(new[] { "create main-egress" }));
        Assert.That(Changes(Compare(SampleGraphs.Platform(gateway: false))), Is.EqualTo(new[] { "delete main-egress" }));
    }

    [Test]
    public void What_a_program_that_failed_did_not_come_to_declare_is_not_gone()
    {
        var plan = Compare(SampleGraphs.Platform(gateway: false) with { IsWhole = false, Outputs = ObjectValue.Empty });

        Assert.That(Changes(plan), Is.Empty);
        Assert.That(plan.OutputChanges, Is.Empty);
    }

    [Test]
    public void What_depends_on_others_is_deleted_before_them()
    {
        var plan = Compare(Before.Without("main-vpc", "main-private-a", "main-private-b", "main-egress", "blue-cluster", "blue-system"));

        Assert.That(
            plan.Steps.Where(step => step.Operation == Operation.Delete).Select(step => step.Node.Name),
            Is.EqualTo(new[] { "blue-system", "blue-cluster", "main-egress", "main-private-b", "main-private-a", "main-vpc" }));
    }

    [Test]
    public void Deleting_a_protected_resource_is_an_error_that_names_the_way_out()
    {
        var problem = Compare(Before.Without("blue-secrets")).Problems.Single();

        Assert.That(problem.Severity, Is.EqualTo(Severity.Error));
        Assert.That(problem.ToString(), Is.EqualTo($"""
            protect: true: the program no longer declares blue-secrets, so it would be deleted, and it is protected
                fix: declare it again; or give up its protection with: pulumi state unprotect '{Before.Named("blue-secrets").Urn}'
            """));
    }

    [Test]
    public void Replacing_a_protected_resource_is_an_error_unless_the_same_change_takes_the_protection_off()
    {
        var renamed = Before.WithInput("blue-cluster", "name", "acme-prod-green");

        Assert.That(Compare(renamed).Problems.Single().ToString(), Is.EqualTo("""
            protect: true: this change would replace blue-cluster (because of name), and it is protected
                fix: take back the change; or take protect off blue-cluster where the program or its stack file sets it, and run the update again
            """));
        Assert.That(Compare(renamed.WithOptions("blue-cluster", options => options with { Protect = false })).Problems, Is.Empty);
    }

    [Test]
    public void A_protected_resource_that_has_to_go_before_another_is_an_error_even_when_the_same_change_takes_the_protection_off()
    {
        var before = Before.WithOptions("main-private-a", _ => new() { Protect = true });
        var moved = before.WithInput("main-vpc", "cidrBlock", "10.1.0.0/16")
            .WithOptions("main-private-a", _ => new());

        Assert.That(Compare(moved, before).Problems, Is.Empty, "the new network is there before the earlier one goes");
        var problem = Compare(moved.WithOptions("main-vpc", _ => new() { DeleteBeforeReplace = true }), before).Problems.Single();

        Assert.That(problem.Severity, Is.EqualTo(Severity.Error));
        Assert.That(
            problem.ToString(), Does.StartWith("protect: true: this change would delete main-private-a (because of vpcId of main-vpc"));
        Assert.That(problem.ToString(), Does.EndWith($"""
            ) before main-vpc is replaced, and it is protected until then
                fix: take protect off in an update of its own, before this one; or with: pulumi state unprotect '{problem.Urn}'
            """));
    }

    [Test]
    public void Replacing_what_only_now_becomes_protected_is_none() => Assert.That(
        Compare(Before.WithInput("main-vpc", "cidrBlock", "10.1.0.0/16").WithOptions("main-vpc", _ => new() { Protect = true })).Problems,
        Is.Empty);

    [Test]
    public void Deleting_what_is_kept_in_the_cloud_is_refused_all_the_same()
    {
        var kept = Before.WithOptions("blue-secrets", _ => new() { Protect = true, RetainOnDelete = true });

        Assert.That(Compare(kept.Without("blue-secrets"), kept).Problems.Single().Severity, Is.EqualTo(Severity.Error));
    }

    [Test]
    public void A_refused_replacement_fails_the_preview_and_names_the_resource_the_property_and_the_way_out()
    {
        var preview = Previews.Of(Before.WithInput("blue-cluster", "name", "acme-prod-green"), Before);

        Assert.That(preview.Failed);
        Assert.That(
            ProblemList.Of(preview.Problems, new Paint(false)),
            Does.Contain("  blue-cluster (aws:eks:Cluster)\n").And.Contain("because of name")
                .And.Contain("        fix: take back the change;"));
    }

    [Test]
    public void Taking_protection_off_is_shown_though_the_resource_stays_the_same()
    {
        var step = Step(Compare(Before.WithOptions("blue-secrets", options => options with { Protect = false })), "blue-secrets");

        Assert.That((step.Operation, step.ChangesProtection, step.IsShown), Is.EqualTo((Operation.Same, true, true)));
    }

    [Test]
    public void Ignored_changes_are_none()
    {
        var scaled = Object(("desiredSize", 5), ("maxSize", 6), ("minSize", 3));

        Assert.That(Changes(Compare(Before.WithInput("blue-system", "scalingConfig", scaled))), Is.Empty);
        Assert.That(
            Changes(Compare(Before.WithInput("blue-system", "scalingConfig", scaled.With("maxSize", 9)))),
            Is.EqualTo(new[] { "update blue-system: update scalingConfig.maxSize" }));
    }

    [Test]
    public void A_path_whose_changes_cannot_be_ignored_is_told()
    {
        var plan = Compare(Before.WithOptions("blue-cluster", options => options with { IgnoreChanges = ["vpcConfig.subnetIds[1]"] })
            .WithInput("blue-cluster", "vpcConfig", Object(("subnetIds", List("subnet-0a11223344556677")))));

        Assert.That(plan.Problems.Single().ToString(), Does.StartWith("vpcConfig.subnetIds[1]: its changes cannot be ignored"));
    }

    [Test]
    public void A_path_in_replaceOnChanges_replaces()
    {
        var changed = Before.WithInput("main-vpc", "tags", Object(("Name", "other")))
            .WithOptions("main-vpc", _ => new() { ReplaceOnChanges = ["tags.*"] });

        Assert.That(Changes(Compare(changed))[0], Is.EqualTo("replace main-vpc because of tags.Name: update-replace tags.Name"));
    }

    [Test]
    public void Hidden_differences_are_marked_and_count()
    {
        var plan = Compare(Before.WithInput("main-vpc", "tags", Object(("Name", "x")))
            .WithOptions("main-vpc", _ => new() { HideDiffs = ["tags"] }));

        Assert.That(Step(plan, "main-vpc").Operation, Is.EqualTo(Operation.Update));
        Assert.That(Step(plan, "main-vpc").Changes.Single().Hidden, Is.True);
    }

    [Test]
    public void A_trigger_replaces_when_it_has_another_value_and_not_when_it_appears()
    {
        var first = Before.WithOptions("main-egress", _ => new() { ReplacementTrigger = "1" });
        var second = Before.WithOptions("main-egress", _ => new() { ReplacementTrigger = "2" });

        Assert.That(Changes(Compare(second, first)), Is.EqualTo(new[] { "replace main-egress because of replacementTrigger" }));
        Assert.That(Changes(Compare(first)), Is.Empty);
    }

    [Test]
    public void What_is_replaced_or_deleted_with_another_goes_along_with_it()
    {
        var vpc = Before.Named("main-vpc").Urn;
        var changed = Before.WithInput("main-vpc", "cidrBlock", "10.1.0.0/16")
            .WithOptions("main-egress", _ => new() { ReplaceWith = [vpc] })
            .WithOptions("blue-secrets", _ => new() { DeletedWith = vpc });

        Assert.That(Step(Compare(changed), "main-egress").Reasons, Is.EqualTo(new[] { new ReplaceReason("replaceWith", vpc) }));
        Assert.That(Step(Compare(changed), "blue-secrets").Reasons, Is.EqualTo(new[] { new ReplaceReason("deletedWith", vpc) }));
    }

    [Test]
    public void A_renamed_resource_with_an_alias_is_the_same()
    {
        var vpc = Before.Named("main-vpc");
        var renamed = Before.With("main-vpc", node => node with
        {
            Name = "vpc",
            Urn = node.Urn.Replace("::main-vpc", "::vpc", StringComparison.Ordinal),
            Id = "vpc-0ffffffffffffffff",
            Options = new() { Aliases = [node.Urn] },
        });
        renamed = new[] { "main-private-a", "main-private-b" }.Aggregate(renamed, (graph, subnet) => graph.With(subnet, node => node with
        {
            Inputs = node.Inputs.With("vpcId", "vpc-0ffffffffffffffff"),
            Dependencies = [renamed.Named("vpc").Urn],
            PropertyDependencies = new Dictionary<string, IReadOnlyList<string>> { ["vpcId"] = [renamed.Named("vpc").Urn] },
        }));

        var plan = Compare(renamed);

        Assert.That(Changes(plan), Is.Empty);
        Assert.That(Step(plan, "vpc").New!.Id, Is.EqualTo(vpc.Id));
    }

    [Test]
    public void A_name_that_the_provider_makes_up_anew_is_no_change_nor_is_what_follows_from_it()
    {
        var renamed = Before.With("blue-control-plane", node => node with
        {
            Id = "blue-control-plane-0000000",
            Inputs = node.Inputs.With("name", "blue-control-plane-0000000"),
            Outputs = node.Outputs.With("name", "blue-control-plane-0000000")
                .With("arn", "arn:aws:iam::111122223333:role/blue-control-plane-0000000"),
        }).WithInput("blue-cluster", "roleArn", "arn:aws:iam::111122223333:role/blue-control-plane-0000000");

        Assert.That(Changes(Compare(renamed)), Is.Empty);
    }

    [Test]
    public void A_name_that_the_program_gives_for_the_first_time_is_a_change()
    {
        var named = Before.WithInput("blue-control-plane", "name", "control-plane")
            .With("blue-control-plane", node => node with { AutoNamed = [] });

        Assert.That(Changes(Compare(named))[0], Is.EqualTo("replace blue-control-plane because of name: update-replace name"));
    }

    [Test]
    public void A_real_stack_has_other_ids_everywhere_and_that_is_no_change()
    {
        var real = StackExportTests.Export(Before)
            .Replace("vpc-0a1b2c3d4e5f60718", "vpc-0999999999999999f", StringComparison.Ordinal)
            .Replace("subnet-0a11223344556677", "subnet-0888888888888888a", StringComparison.Ordinal)
            .Replace("8F2C91D0A4E7B63512FE.gr7", "0000000000000000FFFF.sk1", StringComparison.Ordinal)
            .Replace("0f9e8d7c-6b5a-4938-8271-605f4e3d2c1b", "11111111-2222-4333-8444-555555555555", StringComparison.Ordinal)
            .Replace("111122223333", "444455556666", StringComparison.Ordinal)
            .Replace("00000000-0000-4000-8000-", "99999999-0000-4000-8000-", StringComparison.Ordinal);

        var plan = Compare(Before, ExportReader.Read("old.json", Encoding.UTF8.GetBytes(real), "acme", "prod").Deployment!);

        Assert.That(Changes(plan), Is.Empty);
        Assert.That(plan.OutputChanges, Is.Empty);
        Assert.That(Step(plan, "main-private-a").New!.Inputs.Text("vpcId"), Is.EqualTo("vpc-0999999999999999f"));
    }

    [Test]
    public void An_unknown_value_is_a_change_unless_all_it_comes_from_stays_the_same()
    {
        ResourceGraph WithUnknown(ResourceGraph graph) =>
            graph.With("main-private-a", node => node with { Inputs = node.Inputs.With("vpcId", Unknown) });

        Assert.That(Changes(Compare(WithUnknown(Before))), Is.Empty);
        Assert.That(
            Changes(Compare(WithUnknown(Before.WithInput("main-vpc", "enableDnsHostnames", false)))),
            Is.EqualTo(new[]
            {
                "update main-vpc: update enableDnsHostnames", "replace main-private-a because of vpcId: update-replace vpcId",
                "update blue-cluster: update vpcConfig.subnetIds[0]",
            }));
    }

    [Test]
    public void A_changed_secret_is_told_and_not_shown()
    {
        var changed = Before.WithInput("blue-credentials", "stringData", Secret(Object(("password", "hunter2"))));

        var change = Step(Compare(changed), "blue-credentials").Changes.Single();

        Assert.That(change.Path.ToString(), Is.EqualTo("stringData"));
        Assert.That($"{change.Old} {change.New}", Is.EqualTo("[secret] [secret]"));
    }

    [Test]
    public void Secrets_that_the_earlier_state_does_not_give_away_are_told()
    {
        var masked = ExportReader.Read("old.json", Encoding.UTF8.GetBytes(StackExportTests.Export(Before)), "acme", "prod").Deployment!;

        var step = Step(Compare(Before.WithInput("blue-credentials", "stringData", Secret("hunter2")), masked), "blue-credentials");

        Assert.That((step.Operation, step.Uncompared.Single()), Is.EqualTo((Operation.Same, "stringData")));
        Assert.That(Compare(Before, masked).SecretsNotCompared, Is.EqualTo(2), "with the kubeconfig");
    }

    [Test]
    public void Another_region_moves_everything_that_the_default_provider_makes()
    {
        var plan = Compare(Before.With("default_7_48_0", node => node with { Inputs = node.Inputs.With("region", "eu-central-1") }));

        var vpc = Step(plan, "main-vpc");
        Assert.That(vpc.Operation, Is.EqualTo(Operation.Replace));
        Assert.That(vpc.Reasons, Is.EqualTo(new[] { new ReplaceReason("provider", Before.Named("default_7_48_0").Urn) }));
    }

    [Test]
    public void A_new_version_of_a_default_provider_moves_nothing()
    {
        var old = Before.Named("default_7_48_0");
        var version = old with
        {
            Name = "default_7_49_0",
            Urn = old.Urn.Replace("7_48", "7_49", StringComparison.Ordinal),
            Inputs = old.Inputs.With("version", "7.49.0"),
        };
        var upgraded = Before with
        {
            Resources =
            [
                .. Before.Resources.Select(node => node == old ? version
                    : node.Provider?.StartsWith(old.Urn, StringComparison.Ordinal) == true ? node with { Provider = $"{version.Urn}::new" }
                    : node),
            ],
        };

        Assert.That(Changes(Compare(upgraded)), Is.Empty);
    }

    [Test]
    public void Another_cluster_behind_a_provider_makes_all_its_objects_anew()
    {
        var moved = WithKubeconfig(SampleGraphs.Kubeconfig("https://other.example"));

        Assert.That(Changes(Compare(moved)).Select(change => change.Split(':')[0]), Is.EqualTo(new[]
        {
            "replace blue because of kubeconfig", "replace blue-ingress because of provider (blue)",
            "replace blue-credentials because of provider (blue)", "replace blue-ingress-nginx because of provider (blue)",
        }));
    }

    [Test]
    public void New_credentials_in_a_kubeconfig_change_the_provider_only()
    {
        var renewed = SampleGraphs.Kubeconfig(SampleGraphs.Endpoint).Replace(SampleGraphs.Password, "other", StringComparison.Ordinal);

        Assert.That(Changes(Compare(WithKubeconfig(renewed))), Is.EqualTo(new[] { "update blue: update kubeconfig" }));
    }

    [Test]
    public void An_object_of_Kubernetes_that_keeps_its_name_is_deleted_first_when_it_is_replaced()
    {
        var step = Step(Compare(Before.WithInput("blue-credentials", "type", "Opaque")), "blue-credentials");

        Assert.That((step.Operation, step.DeletesFirst), Is.EqualTo((Operation.Replace, true)));
    }

    [Test]
    public void What_uses_something_that_is_deleted_first_is_replaced_where_it_cannot_wait()
    {
        var changed = Before.WithInput("main-vpc", "cidrBlock", "10.1.0.0/16")
            .WithOptions("main-vpc", _ => new() { DeleteBeforeReplace = true })
            .With("main-vpc", node => node with { Id = null });

        var reasons = Step(Compare(changed), "main-private-b").Reasons.Select(reason => reason.Key);

        Assert.That(reasons, Does.Contain("cidrBlock").And.Contain("vpcId"));
    }

    [Test]
    public void A_resource_that_is_read_is_neither_made_nor_deleted()
    {
        var read = Before.With("main-egress", node => node with { External = true });

        Assert.That(Changes(Compare(read, read)), Is.EqualTo(new[] { "read main-egress" }));
        Assert.That(Changes(Compare(read.Without("main-egress"), read)), Is.EqualTo(new[] { "discard main-egress" }));
        Assert.That(Changes(Compare(read)), Is.EqualTo(new[] { "read main-egress" }), "with the same id it is only given up");
        Assert.That(Compare(read, read).Counts.Keys, Is.EqualTo(new[] { Operation.Same }), "a read that brings nothing new does not count");
    }

    [Test]
    public void What_was_read_and_is_now_declared_is_replaced_and_nothing_is_destroyed()
    {
        var step = Step(Compare(Before, Before.With("main-egress", node => node with { External = true })), "main-egress");

        Assert.That((step.Operation, step.Destroys), Is.EqualTo((Operation.Replace, false)));
    }

    [Test]
    public void An_import_takes_over_what_is_there()
    {
        var imported = Before.WithOptions("main-egress", _ => new() { ImportId = "eipalloc-0" });

        Assert.That(Changes(Compare(imported, SampleGraphs.Platform(gateway: false))), Is.EqualTo(new[] { "import main-egress" }));
        Assert.That(Changes(Compare(imported, imported)), Is.Empty);
        Assert.That(Changes(Compare(imported)), Is.EqualTo(new[] { "replace main-egress because of import" }));
    }

    [Test]
    public void What_an_unfinished_update_left_is_taken_up()
    {
        Assert.That(Left(Before, old => old with { Tainted = true }), Is.EqualTo(new[] { "replace main-egress because of id" }));
        Assert.That(Left(Before, old => old with { AwaitsReplacement = true }), Is.EqualTo(new[] { "replace main-egress because of id" }));
        Assert.That(Left(Before, old => old with { Unfinished = true }), Is.EqualTo(new[] { "update main-egress" }));
        Assert.That(
            Left(Before, old => old with { AwaitsDeletion = true }),
            Is.EqualTo(new[] { "create main-egress", "delete-replaced main-egress" }));
        Assert.That(
            Left(SampleGraphs.Platform(gateway: false), old => old with { AwaitsReplacement = true }), Is.Empty,
            "it is gone from the cloud and from the program");

        static string[] Left(ResourceGraph graph, Func<EarlierResource, EarlierResource> change)
        {
            var resources = EarlierDeployment.Of(Before).Resources
                .Select(resource => resource.Node.Name == "main-egress" ? change(resource) : resource);
            return Changes(Compare(graph, new EarlierDeployment { Resources = [.. resources] }));
        }
    }

    [Test]
    public void What_is_retained_leaves_the_stack_and_is_not_destroyed()
    {
        var retained = Before.WithOptions("main-egress", _ => new() { RetainOnDelete = true });

        var step = Step(Compare(SampleGraphs.Platform(gateway: false), retained), "main-egress");

        Assert.That((step.Operation, step.Destroys), Is.EqualTo((Operation.Delete, false)));
    }

    [Test]
    public void Changed_outputs_of_the_stack_are_told()
    {
        var plan = Compare(Before with { Outputs = Before.Outputs.Without("vpcId").With("region", "eu-west-1") });

        Assert.That(
            plan.OutputChanges.Select(change => $"{change.KindName} {change.Path}"), Is.EqualTo(new[] { "add region", "delete vpcId" }));
    }

    private static ResourceGraph WithKubeconfig(string kubeconfig) => Before.With(
        "blue", node => Urns.IsProviderType(node.Type) ? node with { Inputs = Object(("kubeconfig", Secret(kubeconfig))) } : node);

    private static Plan Compare(ResourceGraph graph, ResourceGraph? before = null) =>
        Compare(graph, EarlierDeployment.Of(before ?? Before));

    private static Plan Compare(ResourceGraph graph, EarlierDeployment earlier) => Planner.For(graph, earlier, SampleSchemas.Replacing);

    private static Step Step(Plan plan, string name) => plan.Steps.Single(step => step.Node.Name == name);

    /// <summary>What happens, leaving out what stays the same and the default providers.</summary>
    private static string[] Changes(Plan plan) => [.. plan.Steps.Where(step => step.IsShown).Select(Describe)];

    private static string Describe(Step step)
    {
        var reasons = step.Reasons.Select(reason => reason.Because is { } urn ? $"{reason.Key} ({Urns.Name(urn)})" : reason.Key);
        var because = step.Reasons.Count > 0 ? $" because of {string.Join(", ", reasons)}" : "";
        var changes = string.Join(", ", step.Changes.Select(change => $"{change.KindName} {change.Path}"));
        return $"{step.Operation.Name()} {step.Node.Name}{because}{(changes.Length > 0 ? $": {changes}" : "")}";
    }
}
