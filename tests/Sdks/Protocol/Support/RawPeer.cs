using System.Buffers.Binary;
using System.Net;
using Google.Protobuf;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Protocol.Tests.Support;

/// <summary>An HTTP/2 server that answers every request as a test says, right or wrong; knows nothing of gRPC.</summary>
internal sealed class RawPeer : IAsyncDisposable
{
    private readonly KestrelServer _kestrel;

    private RawPeer(KestrelServer kestrel) => _kestrel = kestrel;

    public string Address => new Uri(_kestrel.Features.Get<IServerAddressesFeature>()!.Addresses.Single()).Authority;

    public static async Task<RawPeer> StartAsync(Func<HttpContext, Task> answer)
    {
        var options = new KestrelServerOptions();
        options.Listen(IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http2);
        var kestrel = new KestrelServer(
            Options.Create(options),
            new SocketTransportFactory(Options.Create(new SocketTransportOptions()), NullLoggerFactory.Instance),
            NullLoggerFactory.Instance);
        await kestrel.StartAsync(new Application(answer), CancellationToken.None);
        return new RawPeer(kestrel);
    }

    /// <summary>A peer that answers with these bytes and trailers, under HTTP 200 and gRPC's content type.</summary>
    public static Task<RawPeer> AnsweringAsync(byte[] body, params (string Name, string Value)[] trailers) => StartAsync(async context =>
    {
        context.Response.ContentType = "application/grpc";
        await context.Response.Body.WriteAsync(body);
        foreach (var (name, value) in trailers)
            context.Response.AppendTrailer(name, value);
    });

    public static byte[] Frame(IMessage message) => Frame(message.ToByteArray());

    public static byte[] Frame(byte[] message, byte flag = 0, uint? announced = null)
    {
        var frame = new byte[5 + message.Length];
        frame[0] = flag;
        BinaryPrimitives.WriteUInt32BigEndian(frame.AsSpan(1), announced ?? (uint)message.Length);
        message.CopyTo(frame, 5);
        return frame;
    }

    public async ValueTask DisposeAsync()
    {
        await _kestrel.StopAsync(new CancellationToken(canceled: true));
        _kestrel.Dispose();
    }

    private sealed class Application(Func<HttpContext, Task> answer) : IHttpApplication<HttpContext>
    {
        public HttpContext CreateContext(IFeatureCollection contextFeatures) => new DefaultHttpContext(contextFeatures);

        public void DisposeContext(HttpContext context, Exception? exception)
        {
        }

        public Task ProcessRequestAsync(HttpContext context) => answer(context);
    }
}
