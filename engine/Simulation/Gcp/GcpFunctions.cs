using Platform.Engine.Graph;

namespace Platform.Engine.Simulation.Gcp;

/// <summary>What Google Cloud functions answer, as far as platforms ask.</summary>
internal static class GcpFunctions
{
    public static ObjectValue Answer(SimulatedCall call)
    {
        var scope = GcpScope.Of(call.Scope, call.Arguments);
        return call.Token switch
        {
            "gcp:organizations/getProject:getProject" => Project(call.Arguments.Text("projectId") ?? scope.Project, scope),
            "gcp:organizations/getClientConfig:getClientConfig" => Fields(
                ("project", scope.Project), ("region", scope.Region), ("zone", scope.Zone), ("accessToken", new SecretValue("simulated-token"))),
            "gcp:organizations/getClientOpenIdUserInfo:getClientOpenIdUserInfo" => Fields(
                ("email", $"simulated@{scope.Project}.iam.gserviceaccount.com")),
            "gcp:compute/getZones:getZones" => Fields(
                ("id", $"projects/{scope.Project}/regions/{scope.Region}"),
                ("names", new ListValue([.. "bcd".Select(letter => (PropertyValue)$"{scope.Region}-{letter}")]))),
            _ => ObjectValue.Empty,
        };
    }

    private static ObjectValue Project(string id, GcpScope scope) => Fields(
        ("id", $"projects/{id}"), ("projectId", id), ("name", id), ("number", (scope with { Project = id }).Number));

    private static ObjectValue Fields(params (string Name, PropertyValue Value)[] fields) =>
        new(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));
}
