using System.Net;
using System.Net.Sockets;
using Protocol.Tests.Support;
using Pulumi.Protocol;
using Pulumirpc;

namespace Protocol.Tests;

[TestFixture]
public sealed class ConnectionTests
{
    [Test]
    public async Task A_server_that_is_not_there_is_unavailable_and_named()
    {
        string address;
        await using (var server = await Calls.ServeEchoAsync())
            address = server.Address;
        using var client = new RpcClient(address);

        var failure = await client.FailureAsync();

        Assert.That(failure.Status, Is.EqualTo(StatusCode.Unavailable));
        Assert.That(failure.Detail, Does.StartWith($"no answer from {address}: "));
    }

    [Test]
    public async Task A_server_that_dies_during_a_call_is_unavailable()
    {
        var started = new TaskCompletionSource();
        await using var server = await Calls.ServeInvokeAsync(async (_, cancellation) =>
        {
            started.SetResult();
            await Task.Delay(Timeout.Infinite, cancellation);
            return new ResourceInvokeResponse();
        });
        using var relay = new Relay(server.Address);
        using var client = new RpcClient(relay.Address);

        var call = client.FailureAsync();
        await started.Task.WaitAsync(Calls.Patience);
        relay.Cut();

        Assert.That((await call).Status, Is.EqualTo(StatusCode.Unavailable));
    }

    [Test]
    public async Task A_server_that_dies_in_the_middle_of_an_answer_is_unavailable()
    {
        await using var peer = await RawPeer.StartAsync(async context =>
        {
            context.Response.ContentType = "application/grpc";
            await context.Response.Body.WriteAsync(RawPeer.Frame([1, 2, 3], announced: 1000));
            await context.Response.Body.FlushAsync();
            context.Abort();
        });
        using var client = new RpcClient(peer.Address);

        Assert.That((await client.FailureAsync()).Status, Is.EqualTo(StatusCode.Unavailable));
    }

    [Test]
    public async Task A_peer_that_does_not_speak_HTTP2_is_unavailable()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        using var client = new RpcClient(listener.LocalEndpoint.ToString()!);

        var call = client.FailureAsync();
        using var socket = await listener.AcceptSocketAsync();
        await socket.SendAsync("SSH-2.0-OpenSSH_9.2p1 Debian-2\r\n"u8.ToArray());

        Assert.That((await call).Status, Is.EqualTo(StatusCode.Unavailable));
    }

    [Test]
    public async Task A_client_finds_a_server_that_comes_back()
    {
        var first = await Calls.ServeEchoAsync();
        using var client = new RpcClient(first.Address);
        await client.InvokeAsync();
        await first.DisposeAsync();
        await client.FailureAsync();

        await using var second = await RpcServer.StartAsync(
            map => map.Handle(ResourceMonitorMethods.Invoke, (_, _) => Task.FromResult(new ResourceInvokeResponse())),
            int.Parse(first.Address.Split(':')[1]));

        Assert.That(await client.InvokeAsync(), Is.EqualTo(new ResourceInvokeResponse()));
    }

    [Test]
    public async Task Three_hundred_calls_wait_for_their_answers_on_one_connection()
    {
        const int calls = 300;
        var all = new TaskCompletionSource();
        var waiting = 0;
        await using var server = await RpcServer.StartAsync(map =>
        {
            map.Handle(ResourceMonitorMethods.SupportsFeature, (_, _) => Task.FromResult(new SupportsFeatureResponse()));
            map.Handle(ResourceMonitorMethods.RegisterResource, async (request, _) =>
            {
                if (Interlocked.Increment(ref waiting) == calls)
                    all.SetResult();
                await all.Task;
                await Task.Delay(50, CancellationToken.None);
                return new RegisterResourceResponse { Urn = request.Name };
            });
        });
        using var relay = new Relay(server.Address);
        using var client = new RpcClient(relay.Address);
        await client.CallAsync(ResourceMonitorMethods.SupportsFeature, new SupportsFeatureRequest { Id = "secrets" });

        var questions = Enumerable.Range(0, calls).Select(i => new RegisterResourceRequest { Name = $"r{i}" });
        var answers = await Task.WhenAll(questions.Select(q => client.CallAsync(ResourceMonitorMethods.RegisterResource, q)))
            .WaitAsync(Calls.Patience);

        Assert.That(answers.Select(answer => answer.Urn), Is.EqualTo(Enumerable.Range(0, calls).Select(i => $"r{i}")));
        Assert.That(relay.Connections, Is.EqualTo(1));
    }

    [Test]
    public async Task An_idle_connection_stays_open()
    {
        await using var server = await Calls.ServeEchoAsync();
        using var relay = new Relay(server.Address);
        using var client = new RpcClient(relay.Address);

        await client.InvokeAsync();
        await Task.Delay(2500);
        await client.InvokeAsync();

        Assert.That(relay.Connections, Is.EqualTo(1));
    }

    [Test]
    public async Task A_late_answer_is_waited_for()
    {
        await using var server = await Calls.ServeInvokeAsync(async (_, cancellation) =>
        {
            await Task.Delay(3000, cancellation);
            return new ResourceInvokeResponse { Return = Calls.Struct("cluster", "ready") };
        });
        using var client = new RpcClient(server.Address);

        Assert.That((await client.InvokeAsync()).Return, Is.EqualTo(Calls.Struct("cluster", "ready")));
    }

    [Test]
    public void No_timer_runs_against_a_call()
    {
        using var client = new RpcClient("127.0.0.1:1");

        Assert.That(client.Http, Is.TypeOf<HttpMessageInvoker>(), "HttpClient would end every call after its Timeout");
    }

    [TestCase("")]
    [TestCase("127.0.0.1")]
    [TestCase("127.0.0.1:")]
    [TestCase("127.0.0.1:99999")]
    [TestCase("http://127.0.0.1:80")]
    [TestCase("127.0.0.1:80/path")]
    [TestCase("user@127.0.0.1:80")]
    [TestCase("unix:/run/engine.sock")]
    public void An_address_of_another_form_is_refused_with_an_example(string address) =>
        Assert.That(
            () => new RpcClient(address),
            Throws.ArgumentException.With.Message.StartsWith(
                $"the address '{address}' is not of the form host:port, such as 127.0.0.1:45123"));

    [TestCase("127.0.0.1:80")]
    [TestCase("localhost:45123")]
    [TestCase("[::1]:45123")]
    public void An_address_of_host_and_port_is_kept_as_given(string address)
    {
        using var client = new RpcClient(address);

        Assert.That(client.Address, Is.EqualTo(address));
    }

    [Test]
    public async Task Neither_proxies_nor_web_settings_of_the_environment_are_heeded()
    {
        await using var server = await Calls.ServeEchoAsync();
        using var client = new RpcClient(server.Address);

        Assert.That(Environment.GetEnvironmentVariable("HTTP_PROXY"), Is.EqualTo(HostileEnvironment.Nowhere));
        Assert.That(Environment.GetEnvironmentVariable("ASPNETCORE_URLS"), Is.EqualTo(HostileEnvironment.Nowhere));
        Assert.That(server.Address, Does.StartWith("127.0.0.1:").And.Not.EqualTo(new Uri(HostileEnvironment.Nowhere).Authority));
        Assert.That((await client.InvokeAsync(Calls.Struct("a", "b"))).Return, Is.EqualTo(Calls.Struct("a", "b")));
    }
}
