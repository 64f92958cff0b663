using Platform.Engine.Graph;

namespace Platform.Engine.Checks.Rules;

/// <summary>What must agree between the parts of a pod and of what makes pods (k8s.io/kubernetes, pkg/apis/core/validation).</summary>
internal static class KubernetesPods
{
    /// <summary>A pod's specification: names are unique, and every mount has its volume.</summary>
    public static void Spec(PropertyValue value, RuleContext context)
    {
        if (value is not ObjectValue pod)
            return;

        Unique(pod, "volumes", context);
        Unique(pod, "containers", context);
        Unique(pod, "initContainers", context);
        if (pod["volumes"] is { HasUnknowns: true })
            return;

        // A StatefulSet gives its pods a volume per claim template; which, only the whole knows.
        if (context.Type.EndsWith(":StatefulSet", StringComparison.Ordinal))
            return;
        Mounts(pod, Names(pod["volumes"]), context);
    }

    /// <summary>What makes pods: its selector must select them.</summary>
    public static void Workload(PropertyValue value, RuleContext context)
    {
        if (value is not ObjectValue workload || workload["template"]?.Plain is not ObjectValue template)
            return;

        Selector(workload, template, context);
        if (template["spec"]?.Plain is not ObjectValue pod)
            return;

        context.Findings.Enter("template");
        context.Findings.Enter("spec");
        if (pod["restartPolicy"]?.Plain is StringValue { Value: not "Always" } policy)
        {
            context.Findings.Enter("restartPolicy");
            context.Findings.Error(policy, "must be Always: this keeps its pods running", "leave it out");
            context.Findings.Leave();
        }

        if (workload["volumeClaimTemplates"] is { HasUnknowns: false } claims && pod["volumes"] is not { HasUnknowns: true })
            Mounts(pod, [.. Names(pod["volumes"]), .. ClaimNames(claims)], context);
        context.Findings.Leave();
        context.Findings.Leave();
    }

    /// <summary>A job: its pods end.</summary>
    public static void Job(PropertyValue value, RuleContext context)
    {
        if (value is not ObjectValue job || job["template"]?.Plain is not ObjectValue template
            || template["spec"]?.Plain is not ObjectValue pod
            || pod["restartPolicy"]?.Plain is UnknownValue or StringValue { Value: "OnFailure" or "Never" })
        {
            return;
        }

        context.Findings.Enter("template");
        context.Findings.Enter("spec");
        context.Findings.Enter("restartPolicy");
        context.Findings.Error(pod["restartPolicy"], "must be OnFailure or Never in a job", "set it to OnFailure");
        context.Findings.Leave();
        context.Findings.Leave();
        context.Findings.Leave();
    }

    /// <summary>Resources of a container: no request above its limit.</summary>
    public static void Resources(PropertyValue value, RuleContext context)
    {
        if (value is not ObjectValue resources || resources["requests"]?.Plain is not ObjectValue requests
            || resources["limits"]?.Plain is not ObjectValue limits)
        {
            return;
        }

        context.Findings.Enter("requests");
        foreach (var (name, request) in requests)
        {
            if (Quantity.Parse(request) is not { } asked || Quantity.Parse(limits[name]) is not { } allowed || asked <= allowed)
                continue;

            context.Findings.Enter(name);
            context.Findings.Error(request, $"must not exceed the limit of {ValueText.Of(limits[name]!)}");
            context.Findings.Leave();
        }

        context.Findings.Leave();
    }

    /// <summary>Members of the named list must have different names.</summary>
    public static void Unique(ObjectValue owner, string list, RuleContext context)
    {
        if (owner[list]?.Plain is not ListValue members)
            return;

        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var index = 0; index < members.Items.Count; index++)
        {
            if (members.Items[index].Plain is not ObjectValue member || member.Text("name") is not { } name || seen.Add(name))
                continue;

            context.Findings.Enter(list);
            context.Findings.Enter(index);
            context.Findings.Enter("name");
            context.Findings.Error(member["name"], "is used twice", "give each its own name");
            context.Findings.Leave();
            context.Findings.Leave();
            context.Findings.Leave();
        }
    }

    private static void Selector(ObjectValue workload, ObjectValue template, RuleContext context)
    {
        if (workload["selector"]?.Plain is not ObjectValue selector || selector["matchLabels"]?.Plain is not ObjectValue wanted
            || template["metadata"] is { HasUnknowns: true } || wanted.HasUnknowns)
        {
            return;
        }

        var labels = (template["metadata"]?.Plain as ObjectValue)?["labels"]?.Plain as ObjectValue ?? ObjectValue.Empty;
        foreach (var (name, value) in wanted)
        {
            if (labels[name]?.Plain is { } label && label.Equals(value.Plain))
                continue;

            context.Findings.Enter("selector");
            context.Findings.Enter("matchLabels");
            context.Findings.Enter(name);
            context.Findings.Error(value, "selects no pod of the template", "give the template's labels and the selector the same value");
            context.Findings.Leave();
            context.Findings.Leave();
            context.Findings.Leave();
        }
    }

    private static void Mounts(ObjectValue pod, IReadOnlyCollection<string> volumes, RuleContext context)
    {
        foreach (var list in (string[])["containers", "initContainers"])
        {
            if (pod[list]?.Plain is not ListValue containers)
                continue;

            context.Findings.Enter(list);
            Rule.Each(Rule.At("volumeMounts", Rule.Each(Rule.At("name", Rule.Text(name => volumes.Contains(name)
                ? null
                : new Complaint(
                    "the pod has no volume of this name",
                    NearestName.Of(name, volumes) is { } nearest ? $"did you mean {nearest}?" : "add it to the pod's volumes"))))))(
                        containers, context);
            context.Findings.Leave();
        }
    }

    private static IReadOnlyList<string> Names(PropertyValue? list) =>
        list?.Plain is ListValue members
            ? [.. members.Items.Select(member => (member.Plain as ObjectValue)?.Text("name")).OfType<string>()] : [];

    private static IReadOnlyList<string> ClaimNames(PropertyValue claims) => claims.Plain is ListValue members
        ? [.. members.Items.Select(member =>
            ((member.Plain as ObjectValue)?["metadata"]?.Plain as ObjectValue)?.Text("name")).OfType<string>()]
        : [];
}
