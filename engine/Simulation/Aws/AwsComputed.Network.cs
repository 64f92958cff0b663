using Platform.Engine.Graph;

namespace Platform.Engine.Simulation.Aws;

// Gateways and endpoints of networks.
internal static partial class AwsComputed
{
    /// <summary>A gateway of one zone has an address; one of a region has one in each zone, and a route table of its own.</summary>
    private static ObjectValue NatGateway(SimulatedResource resource)
    {
        if (resource.Inputs.Text("availabilityMode") != "regional")
        {
            return Fields(
                ("availabilityMode", "zonal"),
                ("publicIp", resource.Inputs.Text("connectivityType") == "private" ? "" : PublicAddress(resource.Urn)),
                ("networkInterfaceId", "eni-" + Seed.Hex(resource.Urn, "interface", 17)),
                ("associationId", "eipassoc-" + Seed.Hex(resource.Urn, "association", 17)),
                ("routeTableId", ""), ("autoProvisionZones", ""), ("autoScalingIps", ""), ("regionalNatGatewayAutoMode", ""));
        }

        var zones = resource.Inputs["availabilityZoneAddresses"]?.Plain is ListValue { Items: { Count: > 0 } given } ? given : null;
        var addresses = (zones ?? []).Select(zone => zone.Plain).OfType<ObjectValue>().SelectMany(zone =>
            (zone["allocationIds"]?.Plain as ListValue)?.Items.Select(allocation => Address(resource.Urn, zone, allocation)) ?? []);
        return Fields(
            ("publicIp", ""), ("networkInterfaceId", ""), ("associationId", ""), ("privateIp", ""),
            ("routeTableId", "rtb-" + Seed.Hex(resource.Urn, "regional-rtb", 17)),
            ("autoProvisionZones", zones is null ? "enabled" : "disabled"),
            ("autoScalingIps", zones is null ? "enabled" : "disabled"),
            ("regionalNatGatewayAutoMode", zones is null ? "enabled" : "disabled"),
            ("regionalNatGatewayAddresses", new ListValue([.. addresses])));
    }

    private static ObjectValue Address(string urn, ObjectValue zone, PropertyValue allocation)
    {
        var owner = $"{urn}/{(allocation.Plain as StringValue)?.Value}";
        var address = Fields(
            ("allocationId", allocation), ("publicIp", PublicAddress(owner)), ("status", "succeeded"),
            ("associationId", "eipassoc-" + Seed.Hex(owner, "association", 17)),
            ("networkInterfaceId", "eni-" + Seed.Hex(owner, "interface", 17)));
        foreach (var name in new[] { "availabilityZone", "availabilityZoneId" })
        {
            if (zone.Text(name) is { } text)
                address = address.With(name, text);
        }

        return address;
    }

    /// <summary>An interface endpoint has names and network interfaces; a gateway endpoint has a list of prefixes to route.</summary>
    private static ObjectValue Endpoint(SimulatedResource resource, AwsScope scope, string id)
    {
        var common = Fields(
            ("state", "available"), ("ownerId", scope.Account), ("serviceRegion", resource.Inputs.Text("serviceRegion") ?? scope.Region));
        if (resource.Inputs.Text("vpcEndpointType") is null or "Gateway")
            return common.With("prefixListId", "pl-" + Seed.Hex(resource.Urn, "prefixes", 8));

        var service = resource.Inputs.Text("serviceName")?.Split('.')[^1] ?? "service";
        var subnets = (resource.Inputs["subnetIds"]?.Plain as ListValue)?.Items.Count ?? 1;
        return common.With(Fields(
            ("prefixListId", ""),
            ("networkInterfaceIds", new ListValue([.. Enumerable.Range(0, subnets).Select(
                index => (PropertyValue)("eni-" + Seed.Hex(resource.Urn, $"interface{index}", 17)))])),
            ("dnsEntries", new ListValue([Fields(
                ("dnsName", $"{id}-{Seed.Hex(resource.Urn, "dns", 8)}.{service}.{scope.Region}.vpce.{scope.DnsSuffix}"),
                ("hostedZoneId", "Z" + Seed.Text(resource.Urn, "zone", 13, IdLetters)))]))));
    }
}
