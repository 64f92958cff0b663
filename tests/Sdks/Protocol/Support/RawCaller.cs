using System.Net;

namespace Protocol.Tests.Support;

/// <summary>What a server sent back, before any gRPC reading of it.</summary>
internal sealed record RawAnswer(HttpStatusCode Http, byte[] Body, string? HeaderStatus, string? HeaderMessage, string? TrailerStatus);

/// <summary>Sends a server whatever a test says over HTTP/2; knows nothing of gRPC.</summary>
internal static class RawCaller
{
    public static async Task<RawAnswer> PostAsync(
        string address, string path, byte[] body, string contentType = "application/grpc", HttpMethod? method = null)
    {
        using var client = new HttpClient(new SocketsHttpHandler { UseProxy = false });
        using var request = new HttpRequestMessage(method ?? HttpMethod.Post, $"http://{address}{path}")
        {
            Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
            Content = new ByteArrayContent(body),
        };
        request.Content.Headers.TryAddWithoutValidation("Content-Type", contentType);
        using var response = await client.SendAsync(request);
        return new RawAnswer(
            response.StatusCode,
            await response.Content.ReadAsByteArrayAsync(),
            Header(response.Headers, "grpc-status"),
            Header(response.Headers, "grpc-message"),
            Header(response.TrailingHeaders, "grpc-status"));
    }

    private static string? Header(System.Net.Http.Headers.HttpResponseHeaders headers, string name) =>
        headers.TryGetValues(name, out var values) ? string.Join(',', values) : null;
}
