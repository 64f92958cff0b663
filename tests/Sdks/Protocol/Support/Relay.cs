using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace Protocol.Tests.Support;

/// <summary>Passes bytes between a client and a server, counts the connections, and can cut them all as a dying server would.</summary>
internal sealed class Relay : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly ConcurrentBag<Socket> _sockets = [];
    private readonly IPEndPoint _target;
    private int _connections;

    public Relay(string target)
    {
        _target = IPEndPoint.Parse(target);
        _listener.Start();
        _ = AcceptAsync();
    }

    public string Address => _listener.LocalEndpoint.ToString()!;

    public int Connections => _connections;

    public void Cut()
    {
        _listener.Stop();
        foreach (var socket in _sockets)
        {
            socket.LingerState = new LingerOption(enable: true, seconds: 0);
            socket.Close();
        }
    }

    public void Dispose()
    {
        _listener.Dispose();
        foreach (var socket in _sockets)
            socket.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var client = await _listener.AcceptSocketAsync();
                Interlocked.Increment(ref _connections);
                var server = new Socket(SocketType.Stream, ProtocolType.Tcp);
                _sockets.Add(client);
                _sockets.Add(server);
                await server.ConnectAsync(_target);
                _ = CopyAsync(client, server);
                _ = CopyAsync(server, client);
            }
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // The relay was cut or disposed.
        }
    }

    private static async Task CopyAsync(Socket from, Socket to)
    {
        try
        {
            using var source = new NetworkStream(from);
            using var target = new NetworkStream(to);
            await source.CopyToAsync(target);
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException)
        {
            // One end went away; the other one sees it in the same way.
        }
    }
}
