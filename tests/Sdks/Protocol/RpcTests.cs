using Google.Protobuf.WellKnownTypes;
using Pulumi.Protocol;
using Pulumirpc;

namespace Protocol.Tests;

[TestFixture]
public sealed class RpcTests
{
    [Test]
    public async Task An_answer_comes_back_to_its_question()
    {
        await using var server = await RpcServer.StartAsync(map => map.Handle(
            ResourceMonitorMethods.SupportsFeature,
            (request, _) => Task.FromResult(new SupportsFeatureResponse { HasSupport = request.Id == "secrets" })));
        using var client = new RpcClient(server.Address);

        var known = await client.CallAsync(ResourceMonitorMethods.SupportsFeature, new SupportsFeatureRequest { Id = "secrets" });
        var unknown = await client.CallAsync(ResourceMonitorMethods.SupportsFeature, new SupportsFeatureRequest { Id = "teleport" });

        Assert.That((known.HasSupport, unknown.HasSupport), Is.EqualTo((true, false)));
    }

    [Test]
    public async Task A_method_without_a_handler_is_unimplemented()
    {
        await using var server = await RpcServer.StartAsync(_ => { });
        using var client = new RpcClient(server.Address);

        Assert.That(
            async () => await client.CallAsync(ResourceMonitorMethods.SignalAndWaitForShutdown, new Empty()),
            Throws.TypeOf<RpcException>().With.Property(nameof(RpcException.Status)).EqualTo(StatusCode.Unimplemented));
    }
}
