namespace Pulumi.Protocol;

/// <summary>A call that ended with another status than OK; thrown by a handler it sets the status its caller sees.</summary>
public sealed class RpcException : Exception
{
    /// <summary>Describes a failed call.</summary>
    /// <param name="status">How it ended.</param>
    /// <param name="detail">What went wrong, in words for the reader of a log.</param>
    /// <param name="method">The method's full name; empty in a handler, where the server knows it.</param>
    /// <param name="inner">The failure underneath, if there is one.</param>
    public RpcException(StatusCode status, string detail, string method = "", Exception? inner = null)
        : base((method.Length == 0 ? "" : $"{method}: ") + $"{status}: " + (detail.Length == 0 ? "no reason was given" : detail), inner)
    {
        Status = status;
        Detail = detail;
        Method = method;
    }

    /// <summary>How the call ended.</summary>
    public StatusCode Status { get; }

    /// <summary>What went wrong, as the side that failed put it; empty when it said nothing.</summary>
    public string Detail { get; }

    /// <summary>The method's full name, such as <c>/pulumirpc.ResourceMonitor/Invoke</c>.</summary>
    public string Method { get; }
}
