namespace Platform.Components.AddOns;

/// <summary>A guardrail: what must hold of an object, in the Common Expression Language. Inert.</summary>
/// <param name="Name">Its name, lower-case with dashes.</param>
/// <param name="Message">What to change, for whoever is refused.</param>
/// <param name="Expression">What must hold.</param>
internal sealed record GuardrailPolicy(string Name, string Message, string Expression)
{
    /// <summary>The resources that it is about. Default: pods, and the containers that are added to running ones.</summary>
    public ImmutableArray<string> Resources { get; init; } = ["pods", "pods/ephemeralcontainers"];

    /// <summary>Expressions with a name each, which others use.</summary>
    public ImmutableArray<(string Name, string Expression)> Variables { get; init; } = [];

    /// <summary>Whether the platform's own namespaces are watched as well. Default: true.</summary>
    public bool ForPlatform { get; init; } = true;
}

/// <summary>The guardrails themselves. Pure text: the API server is who evaluates it.</summary>
internal static class GuardrailPolicies
{
    /// <summary>A tag that is not <c>latest</c>, or a digest; a port of the registry is no tag.</summary>
    public const string Pinned = "^.+(@sha256:[0-9a-f]{64}|:[A-Za-z0-9_][A-Za-z0-9_.-]*)$";

    /// <summary>The tag that means whatever is newest.</summary>
    public const string Floating = "^.+:latest$";

    /// <summary>
    /// What is there already may still be labelled and let go: a finalizer that nobody could take off would keep it for ever.
    /// </summary>
    public const string SomethingNew = "request.operation == 'CREATE' || object.spec != oldObject.spec";

    private static readonly (string Name, string Expression) Containers = ("containers",
        "object.spec.containers + (has(object.spec.initContainers) ? object.spec.initContainers : [])");

    private static readonly (string Name, string Expression) AllContainers = ("allContainers",
        "variables.containers + (has(object.spec.ephemeralContainers) ? object.spec.ephemeralContainers : [])");

    /// <summary>Every guardrail.</summary>
    /// <param name="registries">What images may begin with; none for anything.</param>
    /// <param name="privileged">The namespaces in which pods may be privileged.</param>
    public static IEnumerable<GuardrailPolicy> All(ImmutableSortedSet<string> registries, ImmutableSortedSet<string> privileged)
    {
        yield return new("pinned-images",
            "every image needs a tag other than latest, or a digest: what runs must be what was tested",
            $"variables.allContainers.all(c, c.image.matches('{Pinned}') && !c.image.matches('{Floating}'))")
        {
            Variables = [Containers, AllContainers],
        };
        yield return new("unprivileged-pods",
            "privileged containers, the node's namespaces and its files are for the platform's own agents",
            "variables.exempt || (variables.apart && variables.contained)")
        {
            Variables =
            [
                Containers,
                AllContainers,
                ("exempt", $"request.namespace in {List(privileged)}"),
                ("apart", "[has(object.spec.hostNetwork) && object.spec.hostNetwork, has(object.spec.hostPID) && object.spec.hostPID, "
                    + "has(object.spec.hostIPC) && object.spec.hostIPC].all(shared, !shared) && "
                    + "(!has(object.spec.volumes) || object.spec.volumes.all(v, !has(v.hostPath)))"),
                ("contained", "variables.allContainers.all(c, !has(c.securityContext) || "
                    + "!has(c.securityContext.privileged) || !c.securityContext.privileged)"),
            ],
        };
        yield return new("requests-and-limits",
            "every container needs requests of cpu and memory and a limit of memory: without them the scheduler guesses",
            "variables.containers.all(c, has(c.resources) && has(c.resources.requests) && 'cpu' in c.resources.requests && "
            + "'memory' in c.resources.requests && has(c.resources.limits) && 'memory' in c.resources.limits)")
        {
            Resources = ["pods"],
            Variables = [Containers],
        };
        yield return new("probes",
            "every container that serves needs a readinessProbe: without one, traffic comes before it can answer",
            "variables.finishes || object.spec.containers.all(c, has(c.readinessProbe))")
        {
            Resources = ["pods"],
            Variables =
            [
                ("finishes", "has(object.spec.restartPolicy) && object.spec.restartPolicy in ['Never', 'OnFailure']"),
            ],
        };
        yield return new("no-direct-load-balancers",
            "services of type LoadBalancer and NodePort are the platform's: publish through an Ingress or a route of a Gateway",
            "!has(object.spec.type) || !(object.spec.type in ['LoadBalancer', 'NodePort'])")
        {
            Resources = ["services"],
            ForPlatform = false,
        };
        if (!registries.IsEmpty)
        {
            yield return new("allowed-registries",
                $"images come from {string.Join(" or ", registries)}",
                $"variables.allContainers.all(c, {List(registries)}.exists(registry, c.image.startsWith(registry)))")
            {
                Variables = [Containers, AllContainers],
            };
        }
    }

    private static string List(IEnumerable<string> values) => $"[{string.Join(", ", values.Select(value => $"'{value}'"))}]";
}
