using System.Collections.Immutable;
using System.Reflection;
using Pulumi.Protocol;
using Pulumi.Serialization;

namespace Pulumi;

/// <summary>Tells the engine, and through it the user, why a program failed, and chooses the exit code that the CLI understands.</summary>
internal static class FailureReport
{
    private const int Success = 0;
    private const int Failed = 1;

    // The CLI adds no message of its own after this code.
    private const int UserWasTold = 32;

    public static async Task<int> SendAsync(Deployment deployment, ImmutableArray<Failure> failures)
    {
        var exitCode = failures.IsEmpty && !deployment.Log.HasErrors ? Success : Failed;
        foreach (var failure in failures)
        {
            if (await TrySendAsync(deployment, failure))
                exitCode = UserWasTold;
        }

        return exitCode;
    }

    private static async Task<bool> TrySendAsync(Deployment deployment, Failure failure)
    {
        if (failure.Exception is LogException unsent)
        {
            await Console.Error.WriteLineAsync($"Error occurred trying to send logging message to engine:\n{Cause(unsent)}");
            return false;
        }

        var (message, resource) = Describe(failure);
        try
        {
            await deployment.Log.ErrorAsync(message, resource);
            return true;
        }
        catch (LogException)
        {
            // Without an engine the error stream is the only place left for what the user has to know.
            await Console.Error.WriteLineAsync(message);
            return false;
        }
    }

    private static (string Message, Resource? Resource) Describe(Failure failure) => failure.Exception switch
    {
        RunException run => (run.Message, null),
        ResourceException { HideStack: true } resource => (resource.Message, resource.Resource),
        ResourceException resource => (resource.ToString(), resource.Resource),
        IInputMistake or PropertyException { InnerException: IInputMistake } => ($"{failure.Task}: {failure.Exception.Message}", null),
        RpcException call => ($"{failure.Task}: {call.Message}", null),
        var other => (
            $"Running program '{Assembly.GetEntryAssembly()?.Location}' failed with an unhandled exception:\n{failure.Task}: {other}",
            null),
    };

    private static string Cause(LogException unsent) =>
        unsent.InnerException is RpcException call ? call.Message : unsent.ToString();
}
