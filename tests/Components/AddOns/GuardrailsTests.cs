using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Platform.Components.AddOns;
using Platform.Tests.Support;

namespace Platform.Tests.Components.AddOns;

[TestFixture]
public class GuardrailsTests
{
    private const string Policy = "kubernetes:admissionregistration.k8s.io/v1:ValidatingAdmissionPolicy";
    private const string Binding = "kubernetes:admissionregistration.k8s.io/v1:ValidatingAdmissionPolicyBinding";

    private static Task<Recording> Install(Guardrails? guardrails = null) => TestCluster.InstallAsync(guardrails ?? new());

    private static async Task<string> Expressions(string policy, Guardrails? guardrails = null)
    {
        var made = (await Install(guardrails)).Of(Policy)[$"main-guardrails-{policy}"];
        var variables = made.Objects("spec.variables").Select(one => (string)one["expression"]);
        var validations = made.Objects("spec.validations").Select(one => (string)one["expression"]);
        return string.Join("\n", variables.Concat(validations));
    }

    [Test]
    public async Task Tenants_are_refused_and_the_platform_is_only_noted()
    {
        var bindings = (await Install()).Of(Binding);

        Assert.That(Actions(bindings, "-tenants"),
            Is.All.EqualTo(new object[] { "Deny" }));
        Assert.That(Actions(bindings, "-platform"),
            Is.All.EqualTo(new object[] { "Audit" }));
    }

    [TestCase(GuardrailAction.Warn)]
    [TestCase(GuardrailAction.Audit)]
    public async Task Tenants_can_be_let_in_with_a_warning_first(GuardrailAction action) => Assert.That(
        (await Install(new() { Tenants = action })).Of(Binding)["main-guardrails-probes-tenants"].List("spec.validationActions"),
        Is.EqualTo(new object[] { action.ToString() }));

    [Test]
    public async Task A_policy_without_an_answer_refuses() => Assert.That(
        (await Install()).Of(Policy).Values.Select(one => one.At("spec.failurePolicy")), Is.All.EqualTo("Fail"));

    [Test]
    public async Task What_was_there_before_can_still_be_let_go() => Assert.That(
        (await Install()).Of(Policy).Values.Select(one => one.Objects("spec.matchConditions")[0]["expression"]),
        Is.All.EqualTo("request.operation == 'CREATE' || object.spec != oldObject.spec"));

    [TestCase("registry.acme.example:5000/shop:1.2.3", true)]
    [TestCase("shop:v1", true)]
    [TestCase("shop@sha256:0123456789012345678901234567890123456789012345678901234567890123", true)]
    [TestCase("shop:latest", false)]
    [TestCase("shop", false)]
    [TestCase("registry.acme.example:5000/shop", false)]
    public void An_image_is_pinned_by_a_tag_that_stays_or_a_digest(string image, bool pinned) =>
        Assert.That(Regex.IsMatch(image, GuardrailPolicies.Pinned) && !Regex.IsMatch(image, GuardrailPolicies.Floating),
            Is.EqualTo(pinned));

    [Test]
    public async Task Added_containers_are_looked_at_as_well() =>
        Assert.That(await Expressions("pinned-images"), Does.Contain("ephemeralContainers").And.Contain("initContainers"));

    [TestCase("privileged")]
    [TestCase("hostNetwork")]
    [TestCase("hostPID")]
    [TestCase("hostIPC")]
    [TestCase("hostPath")]
    public async Task The_node_is_out_of_reach_of_pods(string word) =>
        Assert.That(await Expressions("unprivileged-pods"), Does.Contain(word));

    [TestCase("logging")]
    [TestCase("agents")]
    public async Task But_for_the_namespaces_of_agents(string name) => Assert.That(
        await Expressions("unprivileged-pods", new() { PrivilegedNamespaces = [name] }), Does.Contain($"request.namespace in ['{name}']"));

    [Test]
    public async Task Registries_are_anybody_s_until_some_are_named()
    {
        Assert.That((await Install()).Of(Policy).ContainsKey("main-guardrails-allowed-registries"), Is.False);
        Assert.That(await Expressions("allowed-registries", new() { AllowedRegistries = ["registry.acme.example/"] }),
            Does.Contain("['registry.acme.example/'].exists(registry, c.image.startsWith(registry))"));
    }

    [Test]
    public async Task Every_variable_that_an_expression_uses_is_declared_before_it()
    {
        foreach (var (name, made) in (await Install(new() { AllowedRegistries = ["registry.acme.example/"] })).Of(Policy))
        {
            var declared = new HashSet<string>();
            foreach (var variable in made.Objects("spec.variables"))
            {
                Assert.That(Used((string)variable["expression"]), Is.SubsetOf(declared), name);
                declared.Add((string)variable["name"]);
            }

            Assert.That(made.Objects("spec.validations")
                .SelectMany(one => Used((string)one["expression"])), Is.SubsetOf(declared), name);
        }
    }

    [Test]
    public async Task Brackets_close_and_quotes_end_in_every_expression()
    {
        foreach (var (name, made) in (await Install(new() { AllowedRegistries = ["registry.acme.example/"] })).Of(Policy))
        {
            var all = await Expressions(name["main-guardrails-".Length..], new() { AllowedRegistries = ["registry.acme.example/"] });
            foreach (var expression in all.Split('\n'))
            {
                var bare = Regex.Replace(expression, "'[^']*'", "''");
                Assert.That(bare.Count(letter => letter == '('), Is.EqualTo(bare.Count(letter => letter == ')')), expression);
                Assert.That(bare.Count(letter => letter == '['), Is.EqualTo(bare.Count(letter => letter == ']')), expression);
                Assert.That(expression.Count(letter => letter == '\'') % 2, Is.Zero, expression);
            }
        }
    }

    [TestCase("registry.acme.example")]
    [TestCase("https://registry.acme.example/")]
    public void A_registry_that_would_let_others_in_is_refused(string registry) => Assert.That(
        new Guardrails { AllowedRegistries = [registry] }.Check(TestCluster.Facts).Single().Key, Is.EqualTo("allowedRegistries"));

    private static IEnumerable<object[]> Actions(
        ImmutableSortedDictionary<string, ImmutableDictionary<string, object>> bindings, string to) => bindings
        .Where(binding => binding.Key.EndsWith(to, StringComparison.Ordinal))
        .Select(binding => binding.Value.List("spec.validationActions"));

    private static IEnumerable<string> Used(string expression) =>
        Regex.Matches(expression, @"variables\.(\w+)").Select(match => match.Groups[1].Value);
}
