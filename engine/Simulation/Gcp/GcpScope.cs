using Platform.Engine.Checks.Places;
using Platform.Engine.Graph;

namespace Platform.Engine.Simulation.Gcp;

/// <summary>Where a request to Google Cloud goes: project, region and zone.</summary>
internal sealed record GcpScope(string Project, string Region, string Zone)
{
    private const string ExampleProject = "example-project";
    private const string DefaultRegion = "us-central1";

    /// <summary>The resource's own, else the provider's, else an example project in us-central1.</summary>
    public static GcpScope Of(SimulationScope scope, ObjectValue inputs)
    {
        var region = inputs.Text("region") ?? scope.ProviderInputs.Text("region") ?? DefaultRegion;
        return new(
            inputs.Text("project") ?? scope.ProviderInputs.Text("project") ?? ExampleProject,
            region,
            inputs.Text("zone") ?? scope.ProviderInputs.Text("zone")
                ?? (GcpRegions.Zones(region) is [var first, ..] ? first : $"{region}-a"));
    }

    /// <summary>The project's number: twelve digits that always belong to its id.</summary>
    public string Number => Seed.Digits(Project, "project-number", 12);
}
