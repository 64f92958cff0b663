using Peers.Tests.Recording;

namespace Peers.Tests.Comparison;

/// <summary>Every difference between the requests of the two official SDKs for the same program. Nothing else is tolerated.</summary>
internal static class KnownDifferences
{
    private const string Unknown = "\"04da6b54-80e4-46f7-96ec-b56ff0331ba9\"";
    private const string Signature = "4dabf18193072939515e22adb298388d";
    private const string SecretMark = "\"1b47061264138c4ac30d75fd1eb44270\"";
    private const string ResourceMark = "\"5cf8f73096256a8f31e491e813e4eb8e\"";
    private const string OutputMark = "\"d0e6a833031e9bbcd3f4e8bde6ca49a4\"";
    private const string Anything = "urn:pulumi:test::peers::peer:index:Anything::";
    private const string Stack = "urn:pulumi:test::peers::pulumi:pulumi:Stack::peers-test";

    private static readonly Mode[] NewEngine = [Mode.Preview, Mode.Update];

    private static readonly KnownDifference[] All =
        [.. Protocol(), .. Registrations(), .. Values(), .. Providers(), .. Functions(), .. Methods(), .. Transforms()];

    /// <summary>The differences that show when the engine is in this mode.</summary>
    public static IEnumerable<KnownDifference> In(Mode mode) => All.Where(known => known.Only.Length == 0 || known.Only.Contains(mode));

    private static IEnumerable<KnownDifference> Protocol()
    {
        const string upFront = "Node asks for every feature when it starts; .NET asks for those that the program needs";
        foreach (var feature in new[] { "errorHooks", "parameterization", "resourceHooks", "secrets" })
            yield return new("SupportsFeature", feature, Difference.WholeRequest, "sent", null, upFront);

        yield return new(
            "SetRootResource", Stack, Difference.WholeRequest, "sent", null, "Node names the root for old engines; .NET does not");
        yield return new("Log", "debug: *", Difference.WholeRequest, "sent", null, "debug messages of the SDK itself are its own diary");

        const string positions = "Node tells where in the source a resource is declared; .NET does not";
        foreach (var method in new[] { "RegisterResource", "ReadResource" })
        {
            yield return new(method, "*", "sourceposition.*", "*", null, positions);
            yield return new(method, "*", "stacktrace.*", "*", null, positions);
        }
    }

    private static IEnumerable<KnownDifference> Registrations()
    {
        yield return new(
            "RegisterResource", "*", "supportspartialvalues", "true", "false", "only Node keeps outputs that are known in part");
        yield return new(
            "RegisterResource", "*", "aliasspecs", "true", "false", "the flag makes the engine correct the aliases of Node programs");
        yield return new("RegisterResource", "*", "hooks.*", null, "[]", ".NET sends the message also when there is no hook");

        const string timeouts = "Node sends the message also when there is no timeout, and has one for reading";
        const string ticks = "Node sends the user's text, .NET a duration in nanoseconds; CustomTimeoutTests hold that they mean the same";
        foreach (var operation in new[] { "create", "update", "delete", "read" })
            yield return new("RegisterResource", "*", $"customtimeouts.{operation}", "\"\"", null, timeouts);
        foreach (var operation in new[] { "create", "update", "delete" })
            yield return new("RegisterResource", "*", $"customtimeouts.{operation}", "\"*\"", "\"*00ns\"", ticks);

        const string parents = "Node repeats the resource's parent in an alias that names none; .NET leaves it to the engine";
        yield return new("RegisterResource", "*", "aliases[*].spec.parenturn", "*", null, parents, NewEngine);
        yield return new("RegisterResource", "*", "aliases[*].spec.noparent", null, "false", parents, NewEngine);

        const string replaceWith = "Node also depends on what a resource is replaced with";
        yield return new("RegisterResource", $"{Anything}replaced-with", "dependencies", null, "[]", replaceWith);
        yield return new("RegisterResource", $"{Anything}replaced-with", "dependencies[0]", $"\"{Anything}bare\"", null, replaceWith);

        const string components = ".NET sends this option for custom resources only; the engine ignores it for components";
        yield return new("RegisterResource", "*::with-every-option", "replaceonchanges[0]", "\"text\"", null, components);
        yield return new("RegisterResource", "*::with-every-option", "replaceonchanges", null, "[]", components);

        const string trigger = "Node sends an output as an output value in a preview; .NET always sends the plain value";
        yield return new("RegisterResource", $"{Anything}triggered", "replacementTrigger", null, "\"generation 1\"", trigger, Mode.Preview);
        yield return new(
            "RegisterResource", $"{Anything}triggered", "replacementTrigger.value", "\"generation 1\"", null, trigger, Mode.Preview);
        yield return new(
            "RegisterResource", $"{Anything}triggered", $"replacementTrigger.{Signature}", OutputMark, null, trigger, Mode.Preview);

        const string reads = ".NET does not send this option when it reads a resource";
        yield return new("ReadResource", $"{Anything}read-with-state", "additionalsecretoutputs[0]", "\"result\"", null, reads);
        yield return new("ReadResource", $"{Anything}read-with-state", "additionalsecretoutputs", null, "[]", reads);
    }

    private static IEnumerable<KnownDifference> Values()
    {
        const string nulls = "JavaScript tells null from undefined; in .NET a null property is one that is not there";
        yield return new("RegisterResource", $"{Anything}values", "object.nothing", "null", null, nulls);
        yield return new("RegisterResource", $"{Anything}values", "propertydependencies.nothing.urns", "[]", null, nulls);
        yield return new("RegisterResource", $"{Anything}values", "object.nothingInMap.nothing", "null", null, nulls);
        yield return new("RegisterResourceOutputs", Stack, "outputs.nested.nothing", "null", null, nulls);

        const string marks = "Node sends the private member by which it recognises its asset classes";
        yield return new("RegisterResource", $"{Anything}assets", "object.*__pulumiAsset", "true", null, marks);
        yield return new("RegisterResource", $"{Anything}assets", "object.*__pulumiArchive", "true", null, marks);

        const string ids = "the unknown id of a referenced resource is the unknown value in Node and empty in .NET";
        yield return new("RegisterResource", $"{Anything}values", "object.resource.id", Unknown, "\"\"", ids, Mode.Preview);
        yield return new("RegisterResource", $"{Anything}values", "object.resources[0].id", Unknown, "\"\"", ids, Mode.Preview);
        yield return new("RegisterResource", "*::peer:index:Remote::remote", "object.resource.id", Unknown, "\"\"", ids, Mode.Preview);
        yield return new("Call", "peer:index:Anything/greet", "args.__self__.id", Unknown, "\"\"", ids, Mode.Preview);

        const string lifted = "Node can look into an output that is known in part; in .NET such an output is unknown as a whole";
        yield return new("RegisterResource", $"{Anything}values", "object.lifted", "\"platform-network-a\"", Unknown, lifted, Mode.Preview);

        const string exported = "Node exports the members of a resource; .NET exports a reference to it";
        yield return new("RegisterResourceOutputs", Stack, $"outputs.component.{Signature}", null, ResourceMark, exported, NewEngine);
        yield return new("RegisterResourceOutputs", Stack, "outputs.component.@isPulumiResource", "true", null, exported, Mode.Preview);
        yield return new("RegisterResourceOutputs", Stack, "outputs.component.urn", "\"*\"", null, exported, Mode.OldEngine);
        yield return new("RegisterResourceOutputs", Stack, "outputs.component", null, "\"*\"", exported, Mode.OldEngine);

        yield return new(
            "Log", "warning: PeerProgram.Anything.vpc: *", Difference.WholeRequest, null, "sent",
            "an old engine answers a reference with an id, which is not the type that the C# class declares", Mode.OldEngine);
    }

    private static IEnumerable<KnownDifference> Providers()
    {
        const string inherited =
            "both SDKs resolve inherited providers themselves; Node tells the engine about them for local components too";
        yield return new("RegisterResource", "*", "providers.aws", "\"*\"", null, inherited);
        yield return new("RegisterResource", "*", "providers", null, "{}", inherited);

        yield return new(
            "RegisterResource", "*::kubernetes:yaml/v2:ConfigGroup::manifests", "provider", "\"*\"", "\"\"",
            "Node sends a remote component's provider in both fields; .NET only in the map");
        yield return new(
            "RegisterResource", "*::kubernetes:cert-manager.io/v1:Certificate::certificate", "version", "\"4.34.2\"", "\"\"",
            "the hand-written CustomResource of Pulumi.Kubernetes sends no version");

        const string json = "both encode provider arguments as JSON; only the white space differs";
        yield return new(
            "RegisterResource", "*::pulumi:providers:kubernetes::kube", "object.kubeClientSettings",
            """
            "{\"burst\":200,\"qps\":50.5}"
            """,
            """
            "{ \"burst\": 200, \"qps\": 50.5 }"
            """,
            json);

        const string secrets = "for a secret inside a JSON argument Node makes the whole text secret; .NET leaves the mark inside the text";
        yield return new(
            "RegisterResource", "*::pulumi:providers:aws::cloud", $"object.defaultTags.{Signature}", SecretMark, null, secrets);
        yield return new(
            "RegisterResource", "*::pulumi:providers:aws::cloud", "object.defaultTags.value",
            """
            "{\"tags\":{\"team\":\"peers\",\"token\":\"s3cret\"}}"
            """,
            null, secrets);
        yield return new(
            "RegisterResource", "*::pulumi:providers:aws::cloud", "object.defaultTags", null,
            $$"""
            "{ \"tags\": { \"team\": \"peers\", \"token\": { \"{{Signature}}\": \"{{SecretMark.Trim('"')}}\", \"value\": \"s3cret\" } } }"
            """,
            secrets);
    }

    private static IEnumerable<KnownDifference> Functions()
    {
        const string secretArgs =
            "Node sends secret arguments in the clear and makes the result secret; .NET sends the mark and trusts the answer";
        foreach (var (method, mark) in new[] { ("Invoke", SecretMark), ("TransformInvoke", OutputMark) })
        {
            yield return new(method, "peer:index:describe #2", "args.secret", "\"s3cret\"", null, secretArgs);
            yield return new(method, "peer:index:describe #2", "args.secret.value", null, "\"s3cret\"", secretArgs);
            yield return new(method, "peer:index:describe #2", $"args.secret.{Signature}", null, mark, secretArgs);
        }

        yield return new("TransformInvoke", "peer:index:describe #2", "args.secret.secret", null, "true", secretArgs);
        yield return new("RegisterResource", $"{Anything}uses-functions", $"object.hidden.{Signature}", SecretMark, null, secretArgs);
        yield return new("RegisterResource", $"{Anything}uses-functions", "object.hidden.value", "\"described secret\"", null, secretArgs);
        yield return new("RegisterResource", $"{Anything}uses-functions", "object.hidden", null, "\"described secret\"", secretArgs);
    }

    private static IEnumerable<KnownDifference> Methods()
    {
        const string always = ".NET sends references in a call also to an engine that does not know them";
        yield return new("Call", "peer:index:Anything/greet", "args.__self__", "\"values-id\"", null, always, Mode.OldEngine);
        yield return new("Call", "peer:index:Anything/greet", $"args.__self__.{Signature}", null, ResourceMark, always, Mode.OldEngine);
        yield return new("Call", "peer:index:Anything/greet", "args.__self__.id", null, "\"values-id\"", always, Mode.OldEngine);
        yield return new("Call", "peer:index:Anything/greet", "args.__self__.urn", null, $"\"{Anything}values\"", always, Mode.OldEngine);
        yield return new(
            "Call", "peer:index:Anything/greet", "argdependencies.__self__.urns[0]", $"\"{Anything}values\"", null, always, Mode.OldEngine);
        yield return new("Call", "peer:index:Anything/greet", "argdependencies.__self__.urns", null, "[]", always, Mode.OldEngine);
    }

    private static IEnumerable<KnownDifference> Transforms()
    {
        const string address = "each program answers callbacks at an address and under a token of its own";
        yield return new("RegisterResource", "*", "transforms[0].target", "\"127.0.0.1:*\"", "\"127.0.0.1:*\"", address);
        yield return new("RegisterResource", "*", "transforms[0].token", "\"*\"", "\"*\"", address);
        yield return new("RegisterStackInvokeTransform", "", "target", "\"127.0.0.1:*\"", "\"127.0.0.1:*\"", address);
        yield return new("RegisterStackInvokeTransform", "", "token", "\"*\"", "\"*\"", address);

        const string unchanged = "a transform that changes nothing: Node answers with what it was given, .NET with an empty message";
        yield return new("Transform", "*::transformed-there", "properties", "{}", null, unchanged);
        yield return new("Transform", "*::transformed-there", "options.*", "*", null, unchanged);
        yield return new("Transform", "*::transformed-there", Difference.WholeMessage, null, "{}", unchanged);
        yield return new("TransformInvoke", "aws:*", "args*", "*", null, unchanged);
        yield return new("TransformInvoke", "aws:*", "options.*", "*", null, unchanged);
        yield return new("TransformInvoke", "aws:*", Difference.WholeMessage, null, "{}", unchanged);

        const string defaults = "Node gives a transform false for an option that is not set, and sends it back";
        yield return new("Transform", "*", "options.protect", "false", null, defaults);
        yield return new("Transform", "*", "options.retainOnDelete", "false", null, defaults);
        yield return new("Transform", "*", "options.deleteBeforeReplace", "false", null, defaults);

        const string own = "a transform sees what its SDK sent, and the SDKs send these differently: see Registrations";
        yield return new("Transform", "*", "options.customTimeouts.*", "\"\"", null, own);
        yield return new("Transform", "*::transformed-with-options", "options.customTimeouts.create", "\"1m\"", "\"60000000000ns\"", own);
        yield return new("Transform", "*::transformed-with-options", "options.aliases[1].spec.parenturn", "*", null, own, NewEngine);
        yield return new("Transform", "*::transformed-with-options", "options.aliases[1].spec.noparent", null, "false", own, NewEngine);

        const string outputs = ".NET answers a transform with output values; Node answers with the unknown value";
        foreach (var property in new[] { "unknown", "list[1]" })
        {
            yield return new("Transform", "*::transformed-with-options", $"properties.{property}", Unknown, null, outputs, Mode.Preview);
            yield return new(
                "Transform", "*::transformed-with-options", $"properties.{property}.{Signature}", null, OutputMark, outputs, Mode.Preview);
        }

        const string secrets = ".NET answers a transform with output values; Node knows them only as secrets";
        yield return new("Transform", "*::transformed-there-child", $"properties.secret.{Signature}", SecretMark, OutputMark, secrets);
        yield return new("Transform", "*::transformed-there-child", "properties.secret.secret", null, "true", secrets);
    }
}
