namespace Pulumi;

/// <summary>Messages for the person who runs the program; the engine shows them. An error makes the deployment fail.</summary>
public static class Log
{
    /// <summary>A message that is shown with debug output only.</summary>
    /// <param name="message">The text.</param>
    /// <param name="resource">The resource it is about. Default: the stack.</param>
    /// <param name="streamId">Messages of one stream are shown together.</param>
    /// <param name="ephemeral">Whether the message is only shown while the deployment runs.</param>
    public static void Debug(string message, Resource? resource = null, int? streamId = null, bool? ephemeral = null) =>
        Deployment.Internal.Log.Debug(message, resource, streamId, ephemeral);

    /// <summary>A message for information.</summary>
    /// <inheritdoc cref="Debug"/>
    public static void Info(string message, Resource? resource = null, int? streamId = null, bool? ephemeral = null) =>
        Deployment.Internal.Log.Info(message, resource, streamId, ephemeral);

    /// <summary>A warning.</summary>
    /// <inheritdoc cref="Debug"/>
    public static void Warn(string message, Resource? resource = null, int? streamId = null, bool? ephemeral = null) =>
        Deployment.Internal.Log.Warn(message, resource, streamId, ephemeral);

    /// <summary>An error; the deployment fails once the program has ended.</summary>
    /// <inheritdoc cref="Debug"/>
    public static void Error(string message, Resource? resource = null, int? streamId = null, bool? ephemeral = null) =>
        Deployment.Internal.Log.Error(message, resource, streamId, ephemeral);

    /// <summary>An error with its stack trace; the deployment fails once the program has ended.</summary>
    public static void Exception(Exception exception, Resource? resource = null, int? streamId = null, bool? ephemeral = null) =>
        Error(exception.ToString(), resource, streamId, ephemeral);
}
