using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Pulumi.Protocol;

/// <summary>Answers unary gRPC methods on a loopback port; reads no configuration, writes no log.</summary>
public sealed class RpcServer : IAsyncDisposable
{
    // Calls end by themselves when the server stops; a connection that has not by then is cut.
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(1);

    // A program may compute for long between two calls. With an infinite timeout Kestrel closes idle connections within a second.
    private static readonly TimeSpan IdleConnections = TimeSpan.FromDays(365);

    private readonly KestrelServer _kestrel;
    private readonly CancellationTokenSource _stopping;
    private int _disposed;

    private RpcServer(KestrelServer kestrel, CancellationTokenSource stopping)
    {
        _kestrel = kestrel;
        _stopping = stopping;
        Address = new Uri(kestrel.Features.GetRequiredFeature<IServerAddressesFeature>().Addresses.Single()).Authority;
    }

    /// <summary>Where the server listens: <c>127.0.0.1:port</c>.</summary>
    public string Address { get; }

    /// <summary>Starts a server.</summary>
    /// <param name="configure">Names the methods and their handlers.</param>
    /// <param name="port">The port on 127.0.0.1; 0 takes any free one.</param>
    /// <param name="cancellation">Gives up starting.</param>
    /// <exception cref="IOException">The port is taken or may not be used.</exception>
    public static Task<RpcServer> StartAsync(Action<RpcServiceMap> configure, int port = 0, CancellationToken cancellation = default) =>
        StartAsync(configure, port, RpcLimits.MaxMessageBytes, cancellation);

    internal static async Task<RpcServer> StartAsync(
        Action<RpcServiceMap> configure, int port, int maxMessageBytes, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(configure);
        ArgumentOutOfRangeException.ThrowIfNegative(port);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(port, IPEndPoint.MaxPort);
        var services = new RpcServiceMap();
        configure(services);

        var stopping = new CancellationTokenSource();
        var kestrel = new KestrelServer(
            Options.Create(KestrelOptions(port)),
            new SocketTransportFactory(Options.Create(new SocketTransportOptions()), NullLoggerFactory.Instance),
            NullLoggerFactory.Instance);
        try
        {
            await kestrel.StartAsync(new RpcApplication(services, maxMessageBytes, stopping.Token), cancellation);
            return new RpcServer(kestrel, stopping);
        }
        catch (Exception e)
        {
            kestrel.Dispose();
            if (e is IOException { InnerException: AddressInUseException })
                throw new IOException($"port {port} on 127.0.0.1 is taken; choose another one, or 0 for any free one", e);
            if (e is SocketException)
                throw new IOException($"cannot listen on 127.0.0.1:{port}: {e.Message}", e);
            throw;
        }
    }

    /// <summary>Stops listening and ends what is under way; its callers see Unavailable.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _disposed, 1) != 0)
            return;
        await _stopping.CancelAsync();
        using (var grace = new CancellationTokenSource(Grace))
            await _kestrel.StopAsync(grace.Token);
        _kestrel.Dispose();
    }

    private static KestrelServerOptions KestrelOptions(int port)
    {
        var options = new KestrelServerOptions { AddServerHeader = false };
        options.Limits.MaxRequestBodySize = null;
        options.Limits.MinRequestBodyDataRate = null;
        options.Limits.MinResponseDataRate = null;
        options.Limits.KeepAliveTimeout = IdleConnections;
        options.Limits.Http2.MaxStreamsPerConnection = 1_000_000;
        options.Limits.Http2.InitialConnectionWindowSize = 16 * 1024 * 1024;
        options.Limits.Http2.InitialStreamWindowSize = 1024 * 1024;
        options.Listen(IPAddress.Loopback, port, listen => listen.Protocols = HttpProtocols.Http2);
        return options;
    }
}
