using System.Net;
using System.Net.Sockets;

namespace Platform.PolicyPack;

/// <summary>
/// Notices that the engine is gone, also one that was killed: the pipe that it holds to standard input closes, and its port does not
/// answer. A closed input alone says nothing, since it may never have been a pipe.
/// </summary>
internal static class EngineWatch
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    /// <summary>Whether an argument is an address such as <c>127.0.0.1:4242</c>, and no flag or folder.</summary>
    public static bool IsAddress(string argument) => IPEndPoint.TryParse(argument, out var point) && point.Port > 0;

    /// <summary>Ends when the engine is gone.</summary>
    public static async Task GoneAsync(string address)
    {
        await InputEndsAsync();
        while (await AnswersAsync(IPEndPoint.Parse(address)))
            await Task.Delay(Pause);
    }

    private static async Task InputEndsAsync()
    {
        await using var input = Console.OpenStandardInput();
        var ignored = new byte[256];
        while (await input.ReadAsync(ignored) > 0)
        {
        }
    }

    private static async Task<bool> AnswersAsync(IPEndPoint engine)
    {
        using var socket = new Socket(engine.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            await socket.ConnectAsync(engine);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
