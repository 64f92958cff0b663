using System.Text;
using Platform.Engine.Graph;

namespace Platform.Engine.Checks.Rules;

/// <summary>Rules about Kubernetes objects that look at more than one value (k8s.io/kubernetes, pkg/apis/*/validation).</summary>
internal static class KubernetesObjects
{
    private const int LargestAnnotations = 256 * 1024;
    private const int LargestData = 1024 * 1024;
    private const string PodSecurity = "pod-security.kubernetes.io/";

    /// <summary>An object's metadata: its name and its namespace.</summary>
    public static void Metadata(PropertyValue value, RuleContext context)
    {
        var kind = context.Type[(context.Type.LastIndexOf(':') + 1)..];
        Rule.At("name", Rule.Text(name => KubernetesName.OfKind(kind, name)))(value, context);
        Rule.At("namespace", NameRule.DnsLabel.ToRule())(value, context);
    }

    /// <summary>Labels; those that Pod Security reads have fixed values.</summary>
    public static void Labels(PropertyValue value, RuleContext context)
    {
        Rule.Map(KubernetesName.Key, Rule.Text(KubernetesName.LabelValue))(value, context);
        if (value is not ObjectValue labels)
            return;

        foreach (var mode in (string[])["enforce", "audit", "warn"])
            Rule.At(PodSecurity + mode, Rule.OneOf("privileged", "baseline", "restricted"))(labels, context);
    }

    /// <summary>Annotations: keys as labels have them, and at most 256 KiB in all.</summary>
    public static void Annotations(PropertyValue value, RuleContext context)
    {
        Rule.Map(KubernetesName.Key, null)(value, context);
        if (value is ObjectValue members && Size(members) is > LargestAnnotations and var size)
            context.Findings.Error(value, $"has {size} bytes: at most {LargestAnnotations} are allowed");
    }

    /// <summary>The data of a Secret or ConfigMap: keys are file names, and there is at most 1 MiB in all.</summary>
    public static void Data(PropertyValue value, RuleContext context)
    {
        Rule.Map(KubernetesName.DataKey, null)(value, context);
        if (value is ObjectValue members && Size(members) is > LargestData and var size)
            context.Findings.Error(value, $"has {size} bytes: at most {LargestData} are allowed");
    }

    /// <summary>A requirement of a selector: its operator decides whether it has values.</summary>
    public static void Requirement(PropertyValue value, RuleContext context)
    {
        if (value is not ObjectValue requirement || requirement.Text("operator") is not { } chosen)
            return;

        var values = requirement["values"]?.Plain;
        if (values is UnknownValue)
            return;

        var some = values is ListValue { Items.Count: > 0 };
        context.Findings.Enter("values");
        if (chosen is "In" or "NotIn" && !some)
            context.Findings.Error(values, $"is required with the operator {chosen}");
        else if (chosen is "Exists" or "DoesNotExist" && some)
            context.Findings.Error(values, $"must be empty with the operator {chosen}", "leave it out");
        context.Findings.Leave();
    }

    /// <summary>A toleration: what its operator and effect allow.</summary>
    public static void Toleration(PropertyValue value, RuleContext context)
    {
        if (value is not ObjectValue toleration)
            return;

        if (toleration.Text("operator") == "Exists" && toleration.Text("value") is { Length: > 0 })
            Rule.At("value", (found, inner) =>
                inner.Findings.Error(found, "must be empty with the operator Exists", "leave it out"))(value, context);
        if (toleration["tolerationSeconds"] is not null && toleration.Text("effect") is { } effect and not "NoExecute")
        {
            Rule.At("tolerationSeconds", (found, inner) =>
                inner.Findings.Error(found, $"cannot stand with the effect {effect}", "use it with NoExecute only"))(value, context);
        }
    }

    /// <summary>A service: its ports have different names, and all have one when there are several.</summary>
    public static void Service(PropertyValue value, RuleContext context)
    {
        if (value is not ObjectValue service || service["ports"]?.Plain is not ListValue ports)
            return;

        KubernetesPods.Unique(service, "ports", context);
        for (var index = 0; ports.Items.Count > 1 && index < ports.Items.Count; index++)
        {
            if (ports.Items[index].Plain is not ObjectValue port || port["name"] is not null)
                continue;

            context.Findings.Enter("ports");
            context.Findings.Enter(index);
            context.Findings.Enter("name");
            context.Findings.Error(null, "is required when there are several ports");
            context.Findings.Leave();
            context.Findings.Leave();
            context.Findings.Leave();
        }
    }

    /// <summary>An IP block: what is left out must lie in it.</summary>
    public static void IpBlock(PropertyValue value, RuleContext context)
    {
        if (value is not ObjectValue block || block.Text("cidr") is not { } text || Cidr.TryRead(text, out var all) is not null)
            return;

        Rule.At("except", Rule.Each(
            Rule.Text(part => Cidr.TryRead(part, out var inside) is not null || (all.Contains(inside) && inside != all)
            ? null
            : $"must lie in {text} and be smaller")))(block, context);
    }

    /// <summary>A disruption budget has one of its two limits.</summary>
    public static void DisruptionBudget(PropertyValue value, RuleContext context)
    {
        if (value is not ObjectValue { } budget || budget["minAvailable"] is null || budget["maxUnavailable"] is null)
            return;

        context.Findings.Enter("maxUnavailable");
        context.Findings.Error(budget["maxUnavailable"], "cannot stand beside minAvailable", "leave one of them out");
        context.Findings.Leave();
    }

    /// <summary>The first number must not exceed the second.</summary>
    public static ValueRule Ordered(string lower, string upper) => (value, context) =>
    {
        if (value is not ObjectValue owner || Rule.AsNumber(owner[lower]) is not { } least || Rule.AsNumber(owner[upper]) is not { } most
            || least <= most)
        {
            return;
        }

        context.Findings.Enter(lower);
        context.Findings.Error(owner[lower], $"must not exceed {upper}, which is {ValueText.Of(owner[upper]!)}");
        context.Findings.Leave();
    };

    /// <summary>A count, or a share such as <c>25%</c>.</summary>
    public static void CountOrShare(PropertyValue value, RuleContext context)
    {
        if (value is NumberValue { Value: < 0 })
            context.Findings.Error(value, "must not be negative");
        else if (value is StringValue { Value: var text }
            && !(text.EndsWith('%') && text.Length is > 1 and < 5 && text[..^1].All(char.IsAsciiDigit)))
            context.Findings.Error(value, "must be a whole number or a share such as 25%");
    }

    /// <summary>A definition of a custom resource: its name says what it defines, and one version is stored.</summary>
    public static void Definition(PropertyValue value, RuleContext context)
    {
        if (value is not ObjectValue definition || definition["spec"]?.Plain is not ObjectValue spec)
            return;

        if (spec["names"]?.Plain is ObjectValue names && names.Text("plural") is { } plural && spec.Text("group") is { } group)
        {
            Rule.At("metadata", Rule.At("name", Rule.Text(name =>
                name == $"{plural}.{group}" ? null : new Complaint("must be the plural and the group", $"use {plural}.{group}"))))(
                    definition, context);
        }

        if (spec["versions"]?.Plain is not ListValue { HasUnknowns: false } versions)
            return;

        var stored = versions.Items.Count(version => version.Plain is ObjectValue { } one
            && one["storage"]?.Plain is BoolValue { Value: true });
        if (stored == 1)
            return;

        context.Findings.Enter("spec");
        context.Findings.Enter("versions");
        context.Findings.Error(versions, $"must have one version with storage: true, has {stored}");
        context.Findings.Leave();
        context.Findings.Leave();
    }

    /// <summary>A chart in an OCI registry has its address in the chart's name, not in the repository.</summary>
    public static void Chart(PropertyValue value, RuleContext context)
    {
        if (value is not ObjectValue release || release.Text("chart")?.StartsWith("oci://", StringComparison.Ordinal) != true)
            return;

        Rule.At("repositoryOpts", Rule.At("repo", (repository, inner) =>
            inner.Findings.Error(repository, "cannot stand beside a chart with an oci:// address", "leave it out")))(release, context);
    }

    private static int Size(ObjectValue members) =>
        members.Sum(member => Encoding.UTF8.GetByteCount(member.Key) + (member.Value.Plain is StringValue text
            ? Encoding.UTF8.GetByteCount(text.Value) : 0));
}
