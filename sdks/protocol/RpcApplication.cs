using System.Collections.Frozen;
using System.Globalization;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Pulumi.Protocol;

/// <summary>Turns HTTP/2 requests into handler calls and their outcomes into gRPC statuses; owns no socket.</summary>
internal sealed class RpcApplication(RpcServiceMap services, int maxMessageBytes, CancellationToken stopping)
    : IHttpApplication<HttpContext>
{
    private readonly FrozenDictionary<string, IUnaryHandler> _handlers = services.Handlers.ToFrozenDictionary(StringComparer.Ordinal);

    public HttpContext CreateContext(IFeatureCollection contextFeatures) => new DefaultHttpContext(contextFeatures);

    public void DisposeContext(HttpContext context, Exception? exception)
    {
    }

    public async Task ProcessRequestAsync(HttpContext context)
    {
        if (!HttpMethods.IsPost(context.Request.Method) || !Frame.IsContentType(context.Request.ContentType))
        {
            context.Response.StatusCode = StatusCodes.Status415UnsupportedMediaType;
            return;
        }

        context.Response.ContentType = Frame.ContentType;
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, stopping);
        try
        {
            if (!_handlers.TryGetValue(context.Request.Path.Value ?? "", out var handler))
                throw new RpcException(StatusCode.Unimplemented, $"this server has no method {context.Request.Path.Value}");
            await handler.HandleAsync(context.Request.BodyReader, context.Response.BodyWriter, maxMessageBytes, stop.Token);
            context.Response.AppendTrailer("grpc-status", "0");
        }
        catch (Exception e)
        {
            Fail(context, e);
        }
    }

    // An answer is written in one piece after everything that can fail, so a failure always travels in the headers alone.
    private void Fail(HttpContext context, Exception failure)
    {
        var (status, detail) = failure switch
        {
            RpcException rpc => (rpc.Status, rpc.Detail),
            OperationCanceledException when stopping.IsCancellationRequested => (StatusCode.Unavailable, "the server is shutting down"),
            OperationCanceledException => (StatusCode.Cancelled, "the call was cancelled"),
            _ => (StatusCode.Unknown, failure.Message),
        };
        if (status == StatusCode.Unimplemented)
            context.Response.Headers["grpc-accept-encoding"] = "identity";
        context.Response.Headers["grpc-status"] = ((int)status).ToString(CultureInfo.InvariantCulture);
        context.Response.Headers["grpc-message"] = StatusMessage.Encode(detail);
    }
}
