using System.Text.Json;
using Platform.Engine.Checks.Places;
using Platform.Engine.Graph;

namespace Platform.Engine.Simulation.Aws;

/// <summary>What AWS functions answer, as far as platforms ask.</summary>
internal static class AwsFunctions
{
    public static ObjectValue Answer(SimulatedCall call)
    {
        var scope = AwsScope.Of(call.Scope, call.Arguments);
        return call.Token switch
        {
            "aws:index/getPartition:getPartition" => Fields(
                ("id", scope.Partition), ("partition", scope.Partition), ("dnsSuffix", scope.DnsSuffix),
                    ("reverseDnsPrefix", "com.amazonaws")),
            "aws:index/getRegion:getRegion" => Fields(
                ("id", scope.Region), ("name", scope.Region), ("region", scope.Region),
                    ("endpoint", $"ec2.{scope.Region}.{scope.DnsSuffix}")),
            "aws:index/getCallerIdentity:getCallerIdentity" => Fields(
                ("id", scope.Account), ("accountId", scope.Account), ("userId", $"AIDA{scope.Account}"),
                ("arn", scope.GlobalArn("iam", "user/simulated"))),
            "aws:index/getAvailabilityZones:getAvailabilityZones" => Zones(scope),
            "aws:eks/getCluster:getCluster" => Cluster(call, scope),
            "aws:eks/getClusterAuth:getClusterAuth" => Fields(
                ("id", call.Arguments.Text("name") ?? ""),
                ("token", new SecretValue("k8s-aws-v1." + Seed.Hex(call.Arguments.Text("name") ?? "", "token", 64)))),
            "aws:eks/getAddonVersion:getAddonVersion" => Fields(
                ("id", call.Arguments.Text("addonName") ?? ""), ("version", "v1.0.0-eksbuild.1")),
            "aws:route53/getZone:getZone" => HostedZone(call, scope),
            "aws:iam/getSessionContext:getSessionContext" => SessionContext(call.Arguments.Text("arn") ?? "", scope),
            "aws:iam/getPolicyDocument:getPolicyDocument" => Fields(("json", PolicyDocument(call.Arguments))),
            _ => ObjectValue.Empty,
        };
    }

    /// <summary>The region's zones as a new account sees them; three for a region newer than the table.</summary>
    private static ObjectValue Zones(AwsScope scope)
    {
        var region = AwsRegions.Find(scope.Region) ?? new AwsRegion(scope.Region, "abc", scope.Region);
        return Fields(
            ("id", scope.Region),
            ("groupNames", new ListValue([scope.Region])),
            ("names", new ListValue([.. region.Zones.Select(zone => (PropertyValue)zone)])),
            ("zoneIds", new ListValue([.. region.Zones.Select((_, index) => (PropertyValue)$"{region.ZoneIdPrefix}-az{index + 1}")])));
    }

    private static ObjectValue Cluster(SimulatedCall call, AwsScope scope)
    {
        // A cluster that the program only looks up answers as one of this name that it had made.
        var name = call.Arguments.Text("name") ?? "";
        var resource = new SimulatedResource(call.Scope, $"aws:eks/cluster/{scope.Region}/{name}", "aws:eks/cluster:Cluster", name,
            call.Arguments);
        return AwsComputed.Of(resource, scope, name).With("arn", scope.Arn("eks", $"cluster/{name}")).With("id", name).With("name", name);
    }

    private static ObjectValue HostedZone(SimulatedCall call, AwsScope scope)
    {
        var name = (call.Arguments.Text("name") ?? "example.com").TrimEnd('.');
        var resource = new SimulatedResource(call.Scope, $"aws:route53/zone/{name}", "aws:route53/zone:Zone", name, call.Arguments);
        var id = call.Arguments.Text("zoneId") ?? AwsIds.Of(resource, scope);
        return AwsComputed.Of(resource, scope, id).With("arn", $"arn:{scope.Partition}:route53:::hostedzone/{id}").With("id",
            id).With("name", name);
    }

    /// <summary>An assumed role's session belongs to the role; anything else issues itself.</summary>
    private static ObjectValue SessionContext(string arn, AwsScope scope)
    {
        if (arn.Split(':', 6) is not [_, _, "sts", _, var account, var session]
            || session.Split('/') is not ["assumed-role", var role, var name])
            return Fields(("id", arn), ("arn", arn), ("issuerArn", arn), ("issuerId", ""), ("issuerName", ""), ("sessionName", ""));

        return Fields(
            ("id", arn), ("arn", arn), ("issuerArn", $"arn:{scope.Partition}:iam::{account}:role/{role}"),
            ("issuerId", "AROA" + Seed.Text(role, "unique", 17, "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ")), ("issuerName", role),
                ("sessionName", name));
    }

    /// <summary>The document as IAM reads it; a list of one is written as that one.</summary>
    private static string PolicyDocument(ObjectValue arguments)
    {
        var statements = (arguments["statements"]?.Plain as ListValue)?.Items.Select(item => Statement((ObjectValue)item.Plain)) ?? [];
        var document = new Dictionary<string, object?>
        {
            ["Version"] = arguments.Text("version") ?? "2012-10-17",
            ["Statement"] = statements.ToArray(),
        };
        return JsonSerializer.Serialize(document);
    }

    private static Dictionary<string, object?> Statement(ObjectValue given)
    {
        var statement = new Dictionary<string, object?>();
        if (given.Text("sid") is { Length: > 0 } sid)
            statement["Sid"] = sid;
        statement["Effect"] = given.Text("effect") ?? "Allow";
        foreach (var (from, to) in new[] { ("actions", "Action"), ("notActions", "NotAction"), ("resources", "Resource"),
            ("notResources", "NotResource") })
        {
            if (given[from]?.Plain is ListValue { Items.Count: > 0 } list)
                statement[to] = OneOrMany(list);
        }

        foreach (var (from, to) in new[] { ("principals", "Principal"), ("notPrincipals", "NotPrincipal") })
        {
            if (given[from]?.Plain is ListValue { Items.Count: > 0 } principals)
                statement[to] = Principals(principals);
        }

        if (given["conditions"]?.Plain is ListValue { Items.Count: > 0 } conditions)
        {
            statement["Condition"] = conditions.Items.Select(item => (ObjectValue)item.Plain)
                .GroupBy(condition => condition.Text("test") ?? "")
                .ToDictionary(group => group.Key, group => group.ToDictionary(
                    condition => condition.Text("variable") ?? "", condition => OneOrMany((ListValue)condition["values"]!.Plain)));
        }

        return statement;
    }

    private static object Principals(ListValue principals)
    {
        var byType = principals.Items.Select(item => (ObjectValue)item.Plain)
            .ToDictionary(principal => principal.Text("type") ?? "", principal => OneOrMany((ListValue)principal["identifiers"]!.Plain));
        return byType is { Count: 1 } && byType.TryGetValue("*", out var anyone) ? anyone : byType;
    }

    private static object OneOrMany(ListValue list)
    {
        var texts = list.Items.Select(item => (item.Plain as StringValue)?.Value ?? "").ToArray();
        return texts.Length == 1 ? texts[0] : texts;
    }

    private static ObjectValue Fields(params (string Name, PropertyValue Value)[] fields) =>
        new(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));
}
