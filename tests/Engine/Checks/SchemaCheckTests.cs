using Platform.Engine.Checks;
using Platform.Engine.Graph;
using static Engine.Tests.Checks.Values;

namespace Engine.Tests.Checks;

[TestFixture]
public sealed class SchemaCheckTests
{
    private const string Vpc = "aws:ec2/vpc:Vpc";
    private const string Cluster = "aws:eks/cluster:Cluster";
    private const string Deployment = "kubernetes:apps/v1:Deployment";

    [Test]
    public void Inputs_that_follow_the_schema_have_no_problem()
    {
        var inputs = Object(
            ("cidrBlock", "10.0.0.0/16"),
            ("enableDnsHostnames", true),
            ("ipv4NetmaskLength", 16),
            ("tags", Object(("team", "platform"))));

        Assert.That(Check(Vpc, inputs), Is.Empty);
    }

    [Test]
    public void An_unknown_property_is_told_with_the_name_that_was_meant()
    {
        var problem = Check(Vpc, Object(("cidrBlok", "10.0.0.0/16"))).Single();

        Assert.That(problem, Is.EqualTo(new Problem(
            Severity.Error, "urn:a", "cidrBlok", "10.0.0.0/16", "there is no such property", "did you mean cidrBlock?")));
        Assert.That(problem.ToString(), Is.EqualTo("""
            cidrBlok: 10.0.0.0/16: there is no such property
                fix: did you mean cidrBlock?
            """));
    }

    [Test]
    public void Problems_inside_lists_and_objects_are_told_with_their_path()
    {
        var inputs = Object(
            ("roleArn", "arn:aws:iam::123456789012:role/eks"),
            ("vpcConfig", Object(("subnetIds", List("subnet-1", "subnet-2", Object(("id", "subnet-3")))))));

        Assert.That(Check(Cluster, inputs).Single().ToString(), Is.EqualTo("vpcConfig.subnetIds[2]: an object of 1 value: must be text"));
    }

    [Test]
    public void A_missing_required_property_is_told_with_its_type()
    {
        var problems = Check(Cluster, Object(("vpcConfig", Object(("endpointPrivateAccess", true)))));

        Assert.That(problems.Select(problem => problem.ToString()), Is.EquivalentTo(new[]
        {
            "roleArn: is required\n    fix: set it to text",
            "vpcConfig.subnetIds: is required\n    fix: set it to a list of text",
        }));
    }

    [Test]
    public void Null_counts_as_absent()
    {
        Assert.That(Check(Vpc, Object(("cidrBlock", NullValue.Instance), ("nonsense", NullValue.Instance))), Is.Empty);
        Assert.That(Check("aws:ec2/subnet:Subnet", Object(("vpcId", NullValue.Instance))).Single().Rule, Is.EqualTo("is required"));
    }

    [Test]
    public void Unknown_values_pass_wherever_they_stand()
    {
        var inputs = Object(
            ("roleArn", Unknown),
            ("vpcConfig", Object(("subnetIds", List(Unknown)), ("endpointPrivateAccess", Unknown))),
            ("tags", Unknown));

        Assert.That(Check(Cluster, inputs), Is.Empty);
    }

    [Test]
    public void Secrets_are_checked_and_never_shown()
    {
        var problem = Check(Vpc, Object(("enableDnsSupport", Secret("hunter2")))).Single();

        Assert.That(problem.ToString(), Is.EqualTo("enableDnsSupport: [secret]: must be true or false"));
    }

    [Test]
    public void What_stands_inside_a_secret_is_not_shown_either()
    {
        var inputs = Object(("metadata", Object(("name", "s"))), ("stringData", Secret(Object(("password", 12345)))));
        var plain = Object(("metadata", Object(("name", "s"))), ("stringData", Object(("password", 12345))));

        Assert.That(Check("kubernetes:core/v1:Secret", inputs).Single().Value, Is.EqualTo("[secret]"));
        Assert.That(Check("kubernetes:core/v1:Secret", plain).Single().Value, Is.EqualTo("[secret]"), "the schema calls stringData secret");
    }

    [Test]
    public void After_a_secret_values_are_shown_again()
    {
        var problems = Check(Vpc, Object(("enableDnsSupport", Secret("hunter2")), ("instanceTenancy", List())));

        Assert.That(problems.Select(problem => problem.Value), Is.EqualTo(["[secret]", "[]"]));
    }

    [Test]
    public void Bridged_providers_convert_text_so_it_is_only_a_warning()
    {
        var problems = Check(Vpc, Object(("enableDnsSupport", "true"), ("ipv4NetmaskLength", "16"), ("instanceTenancy", true)));

        Assert.That(problems.Select(problem => (problem.Severity, problem.ToString())), Is.EquivalentTo(new[]
        {
            (Severity.Warning, "enableDnsSupport: true: should be true or false: the provider converts it\n    fix: write it without quotes"),
            (Severity.Warning, "ipv4NetmaskLength: 16: should be a whole number: the provider converts it\n    fix: write it without quotes"),
            (Severity.Warning, "instanceTenancy: true: should be text: the provider converts it\n    fix: write it in quotes"),
        }));
    }

    [Test]
    public void Text_that_does_not_read_as_a_number_is_an_error() =>
        Assert.That(Check(Vpc, Object(("ipv4NetmaskLength", "sixteen"))).Single().ToString(),
            Is.EqualTo("ipv4NetmaskLength: sixteen: must be a whole number"));

    [Test]
    public void A_fraction_is_no_whole_number() =>
        Assert.That(Check(Vpc, Object(("ipv4NetmaskLength", 16.5))).Single().Severity, Is.EqualTo(Severity.Error));

    [Test]
    public void A_single_value_is_no_list() =>
        Assert.That(Check(Cluster, Object(("roleArn", "r"), ("vpcConfig", Object(("subnetIds", "subnet-1"))))).Single().ToString(),
            Is.EqualTo("vpcConfig.subnetIds: subnet-1: must be a list of text\n    fix: put it in a list"));

    [Test]
    public void Kubernetes_converts_nothing_so_it_is_an_error()
    {
        var container = Object(("name", "app"), ("env", List(Object(("name", "PORT"), ("value", 8080)))));
        var inputs = Object(
            ("metadata", Object(("name", "app"), ("annotations", Object(("example.com/enabled", true))))),
            ("spec", Object(
                ("replicas", "3"),
                ("selector", Object()),
                ("template", Object(("spec", Object(("containers", List(container)))))))));

        Assert.That(Check(Deployment, inputs).Select(problem => (problem.Severity, problem.ToString())), Is.EquivalentTo(new[]
        {
            (Severity.Error, "metadata.annotations[\"example.com/enabled\"]: true: must be text\n    fix: write it in quotes"),
            (Severity.Error, "spec.replicas: 3: must be a whole number\n    fix: write it without quotes"),
            (Severity.Error, "spec.template.spec.containers[0].env[0].value: 8080: must be text\n    fix: write it in quotes"),
        }));
    }

    [Test]
    public void Kubernetes_takes_quantities_as_text_and_as_numbers()
    {
        var inputs = Object(("spec", Object(("hard", Object(("cpu", 4), ("memory", "8Gi"))))));

        Assert.That(Check("kubernetes:core/v1:ResourceQuota", inputs), Is.Empty);
    }

    [TestCase(8080)]
    [TestCase("http")]
    public void A_union_takes_each_of_its_types(object port) =>
        Assert.That(Check("kubernetes:core/v1:Service", Service(port is int number ? (double)number : (string)port)), Is.Empty);

    [Test]
    public void A_union_takes_nothing_else() =>
        Assert.That(Check("kubernetes:core/v1:Service", Service(true)).Single().ToString(),
            Is.EqualTo("spec.ports[0].targetPort: true: must be a whole number or text"));

    [Test]
    public void A_value_outside_an_enum_is_told_with_the_one_that_was_meant()
    {
        var inputs = Object(("minSize", 1), ("maxSize", 2), ("enabledMetrics", List("GroupMinSize", "GroupMaxSiz")));

        Assert.That(Check("aws:autoscaling/group:Group", inputs).Single().ToString(), Is.EqualTo("""
            enabledMetrics[1]: GroupMaxSiz: is not among the possible values
                fix: did you mean GroupMaxSize?
            """));
    }

    [Test]
    public void A_constant_may_be_left_out_or_repeated_but_not_changed()
    {
        Assert.That(Check("kubernetes:core/v1:ConfigMap", Object()), Is.Empty);
        Assert.That(Check("kubernetes:core/v1:ConfigMap", Object(("apiVersion", "v1"), ("kind", "ConfigMap"))), Is.Empty);
        Assert.That(Check("kubernetes:core/v1:ConfigMap", Object(("apiVersion", "v2"))).Single().ToString(),
            Is.EqualTo("apiVersion: v2: must be v1\n    fix: leave it out or set it to v1"));
    }

    [Test]
    public void Custom_resources_are_free_but_for_what_all_objects_have()
    {
        const string type = "kubernetes:cert-manager.io/v1:ClusterIssuer";
        var sound = Object(
            ("apiVersion", "cert-manager.io/v1"), ("kind", "ClusterIssuer"),
            ("metadata", Object(("name", "acme"))), ("spec", Object(("anything", List(1, "two", true)))));
        var broken = Object(("apiVersion", "cert-manager.io/v1alpha1"), ("metadata", Object(("nmae", "acme"))));

        Assert.That(Check(type, sound), Is.Empty);
        Assert.That(Check(type, broken).Select(problem => problem.ToString()), Is.EqualTo(new[]
        {
            "apiVersion: cert-manager.io/v1alpha1: must be cert-manager.io/v1: the resource's type is kubernetes:cert-manager.io/v1:ClusterIssuer\n"
            + "    fix: set it to cert-manager.io/v1",
            "kind: is required\n    fix: set it to ClusterIssuer",
            "metadata.nmae: acme: there is no such property\n    fix: did you mean name?",
        }));
    }

    [Test]
    public void A_provider_takes_JSON_text_for_whatever_is_no_text()
    {
        var inputs = Object(
            ("region", "eu-west-1"),
            ("version", "7.48.0"),
            ("allowedAccountIds", """["123456789012"]"""),
            ("defaultTags", """{"tags":{"team":"platform"}}"""),
            ("skipMetadataApiCheck", "true"));

        Assert.That(Check("pulumi:providers:aws", inputs), Is.Empty);
    }

    [Test]
    public void What_a_provider_s_JSON_says_is_checked_too()
    {
        var inputs = Object(
            ("defaultTags", """{"tag":{}}"""), ("allowedAccountIds", """["123456789012",{}]"""), ("endpoints", "none"),
                ("regoin", "eu-west-1"));

        Assert.That(Check("pulumi:providers:aws", inputs).Select(problem => problem.ToString()), Is.EqualTo(new[]
        {
            "allowedAccountIds[1]: {}: must be text",
            "defaultTags.tag: {}: there is no such property\n    fix: did you mean tags?",
            "endpoints: none: must be a list of objects\n    fix: put it in a list",
            "regoin: eu-west-1: there is no such property\n    fix: did you mean region?",
        }));
    }

    [Test]
    public void Secrets_and_unknowns_inside_a_provider_s_JSON_are_seen_as_such()
    {
        const string secret = """{"4dabf18193072939515e22adb298388d":"1b47061264138c4ac30d75fd1eb44270","value":{"nope":"hunter2"}}""";
        var inputs = Object(("defaultTags", secret), ("allowedAccountIds", """["04da6b54-80e4-46f7-96ec-b56ff0331ba9"]"""));

        Assert.That(Check("pulumi:providers:aws", inputs).Single().ToString(), Does.StartWith("defaultTags.nope: [secret]: "));
    }

    [Test]
    public void Packages_without_a_schema_are_not_checked() =>
        Assert.That(Check("datadog:index/monitor:Monitor", Object(("whatever", 1))), Is.Empty);

    private static ObjectValue Service(PropertyValue targetPort) =>
        Object(("spec", Object(("ports", List(Object(("port", 80), ("targetPort", targetPort)))))));

    private static IReadOnlyList<Problem> Check(string type, ObjectValue inputs)
    {
        var findings = new Findings("urn:a");
        SchemaCheck.Resource(type, inputs, findings);
        return findings.Problems;
    }
}
