using System.Runtime.ExceptionServices;

namespace Pulumi.Protocol;

/// <summary>Runs a recursion too deep for an ordinary thread's stack on a thread of its own, and waits for it.</summary>
internal static class DeepStack
{
    // Google.Protobuf was measured at about 500 bytes of stack per level; 10,000 levels are allowed, and unoptimised code needs more.
    private const int Bytes = 64 * 1024 * 1024;

    public static T Run<T>(Func<T> recursion)
    {
        T result = default!;
        ExceptionDispatchInfo? failure = null;
        var thread = new Thread(
            () =>
            {
                try
                {
                    result = recursion();
                }
                catch (Exception e)
                {
                    failure = ExceptionDispatchInfo.Capture(e);
                }
            },
            Bytes);
        thread.Start();
        thread.Join();
        failure?.Throw();
        return result;
    }
}
