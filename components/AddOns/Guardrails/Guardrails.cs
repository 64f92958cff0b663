using System.Text.RegularExpressions;
using Admission = Pulumi.Kubernetes.Types.Inputs.AdmissionRegistration.V1;
using Meta = Pulumi.Kubernetes.Types.Inputs.Meta.V1;

namespace Platform.Components.AddOns;

/// <summary>What becomes of something that a guardrail objects to in a tenant's namespace.</summary>
public enum GuardrailAction
{
    /// <summary>It is refused.</summary>
    Deny,

    /// <summary>It is let in, and whoever made it is warned.</summary>
    Warn,

    /// <summary>It is let in and noted in the audit log.</summary>
    Audit,
}

/// <summary>
/// Admission policies of the API server itself, without a webhook that could fail: what pods must be like. Refused in tenants' namespaces,
/// noted in the platform's.
/// </summary>
public sealed partial record Guardrails : ObjectsAddOn
{
    /// <summary>The label of tenants' namespaces, with the tenant's name.</summary>
    public const string TenantLabel = "platform/tenant";

    private const string NameLabel = "kubernetes.io/metadata.name";

    /// <inheritdoc/>
    public override string Name => "guardrails";

    /// <inheritdoc/>
    /// <value>Default: true.</value>
    public override bool Enabled { get; init; } = true;

    /// <summary>What becomes of something objectionable in a tenant's namespace. Default: it is refused.</summary>
    public GuardrailAction Tenants { get; init; } = GuardrailAction.Deny;

    /// <summary>What images may begin with, such as <c>europe-docker.pkg.dev/acme/</c>; none for any registry. Default: none.</summary>
    public ImmutableSortedSet<string> AllowedRegistries { get; init; } = [];

    /// <summary>
    /// Namespaces in which pods may be privileged, beside that of wasm-runtime where it is installed. Default: those of the platform's own
    /// node agents: istio-agents, kube-system, logging, monitoring-nodes.
    /// </summary>
    public ImmutableSortedSet<string> PrivilegedNamespaces { get; init; } =
        [IstioCni.Agents, "kube-system", "logging", KubePrometheusStack.NodesNamespace];

    /// <summary>Namespaces of the platform in which nothing is even noted. Default: kube-system, kube-node-lease, kube-public.</summary>
    public ImmutableSortedSet<string> Exempt { get; init; } = ["kube-node-lease", "kube-public", "kube-system"];

    /// <inheritdoc/>
    public override bool MakesNamespace => false;

    /// <inheritdoc/>
    public override ImmutableSortedSet<Capability> Provides => [Capability.Guardrails];

    /// <inheritdoc/>
    public override MinorRange Kubernetes => new(31, 36);

    /// <inheritdoc/>
    public override IEnumerable<AddOnProblem> Check(AddOnFacts facts) =>
        from registry in AllowedRegistries
        where !Registry().IsMatch(registry)
        select new AddOnProblem("allowedRegistries", registry, "must be a registry or a path in one, with a slash at the end",
            "write it as images do, such as registry.acme.example/team/");

    /// <summary>Every policy with two bindings: one for tenants, one for the platform.</summary>
    protected override IEnumerable<Resource> Objects(AddOnChildren inside) =>
        GuardrailPolicies.All(AllowedRegistries, Privileged(inside.Facts)).SelectMany(policy => Made(inside, policy));

    private ImmutableSortedSet<string> Privileged(AddOnFacts facts) =>
        facts.Offers(Capability.WasmRuntimes) ? PrivilegedNamespaces.Add(WasmRuntime.Home) : PrivilegedNamespaces;

    private IEnumerable<Resource> Made(AddOnChildren inside, GuardrailPolicy policy)
    {
        var made = new K8s.AdmissionRegistration.V1.ValidatingAdmissionPolicy(inside.Named(policy.Name), new()
        {
            Metadata = new Meta.ObjectMetaArgs { Name = Physical(policy) },
            Spec = new Admission.ValidatingAdmissionPolicySpecArgs
            {
                FailurePolicy = "Fail",
                MatchConstraints = new Admission.MatchResourcesArgs
                {
                    ResourceRules =
                    [
                        new Admission.NamedRuleWithOperationsArgs
                        {
                            ApiGroups = [""],
                            ApiVersions = ["v1"],
                            Operations = ["CREATE", "UPDATE"],
                            Resources = policy.Resources.ToArray(),
                        },
                    ],
                },
                MatchConditions =
                [
                    new Admission.MatchConditionArgs { Name = "something-new", Expression = GuardrailPolicies.SomethingNew },
                ],
                Variables = policy.Variables
                    .Select(variable => new Admission.VariableArgs { Name = variable.Name, Expression = variable.Expression }).ToArray(),
                Validations =
                [
                    new Admission.ValidationArgs { Expression = policy.Expression, Message = policy.Message, Reason = "Forbidden" },
                ],
            },
        }, inside.Options());
        yield return made;
        yield return Bound(inside, policy, "tenants", [Tenants.ToString()], In(TenantLabel, "Exists"), made);
        if (policy.ForPlatform)
        {
            yield return Bound(
                inside, policy, "platform", ["Audit"], [.. In(TenantLabel, "DoesNotExist"), .. In(NameLabel, "NotIn", Exempt)], made);
        }
    }

    private static K8s.AdmissionRegistration.V1.ValidatingAdmissionPolicyBinding Bound(
        AddOnChildren inside,
        GuardrailPolicy policy,
        string to,
        string[] actions,
        Meta.LabelSelectorRequirementArgs[] namespaces,
        Resource made) =>
        new(inside.Named($"{policy.Name}-{to}"), new()
        {
            Metadata = new Meta.ObjectMetaArgs { Name = $"{Physical(policy)}-{to}" },
            Spec = new Admission.ValidatingAdmissionPolicyBindingSpecArgs
            {
                PolicyName = Physical(policy),
                ValidationActions = actions,
                MatchResources = new Admission.MatchResourcesArgs
                {
                    NamespaceSelector = new Meta.LabelSelectorArgs { MatchExpressions = namespaces },
                },
            },
        }, inside.Options(made));

    [GeneratedRegex("^[a-z0-9.-]+(:[0-9]+)?/([a-z0-9._-]+/)*$")]
    private static partial Regex Registry();

    private static string Physical(GuardrailPolicy policy) => $"platform-{policy.Name}";

    private static Meta.LabelSelectorRequirementArgs[] In(string key, string condition, IEnumerable<string>? values = null)
    {
        var requirement = new Meta.LabelSelectorRequirementArgs { Key = key, Operator = condition };
        if (values is not null)
            requirement.Values = values.ToArray();
        return [requirement];
    }
}
