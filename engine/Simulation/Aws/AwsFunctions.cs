using System.Text.Json;
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
                ("id", scope.Partition), ("partition", scope.Partition), ("dnsSuffix", scope.DnsSuffix), ("reverseDnsPrefix", "com.amazonaws")),
            "aws:index/getRegion:getRegion" => Fields(
                ("id", scope.Region), ("name", scope.Region), ("region", scope.Region), ("endpoint", $"ec2.{scope.Region}.{scope.DnsSuffix}")),
            "aws:index/getCallerIdentity:getCallerIdentity" => Fields(
                ("id", scope.Account), ("accountId", scope.Account), ("userId", $"AIDA{scope.Account}"),
                ("arn", scope.GlobalArn("iam", "user/simulated"))),
            "aws:index/getAvailabilityZones:getAvailabilityZones" => Zones(scope),
            "aws:iam/getPolicyDocument:getPolicyDocument" => Fields(("json", PolicyDocument(call.Arguments))),
            _ => ObjectValue.Empty,
        };
    }

    /// <summary>Three zones, as most regions have at least.</summary>
    private static ObjectValue Zones(AwsScope scope)
    {
        var letters = new[] { "a", "b", "c" };
        return Fields(
            ("id", scope.Region),
            ("names", new ListValue([.. letters.Select(letter => (PropertyValue)(scope.Region + letter))])),
            ("zoneIds", new ListValue([.. letters.Select((_, index) => (PropertyValue)$"{scope.Region}-az{index + 1}")])));
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
        foreach (var (from, to) in new[] { ("actions", "Action"), ("notActions", "NotAction"), ("resources", "Resource"), ("notResources", "NotResource") })
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
