namespace Pulumi;

/// <summary>A failure whose message alone tells the user what to do; it is reported without a stack trace.</summary>
public class RunException : Exception
{
    /// <summary>A failure with a message for the user.</summary>
    public RunException(string message) : base(message)
    {
    }

    /// <summary>A failure with a message for the user and its cause.</summary>
    public RunException(string message, Exception? innerException) : base(message, innerException)
    {
    }

    internal static RunException OutputsHaveIncorrectType(IEnumerable<string> names) => new(
        $"Output(s) '{string.Join(", ", names)}' have incorrect type. [Output] attributed properties must be instances of Output<T>.");
}

/// <summary>A failure that belongs to a resource.</summary>
/// <param name="message">What is wrong with it.</param>
/// <param name="resource">The resource; null when it could not be made.</param>
/// <param name="hideStack">Whether the message alone is reported.</param>
public class ResourceException(string message, Resource? resource, bool hideStack = false) : Exception(message)
{
    internal Resource? Resource { get; } = resource;

    internal bool HideStack { get; } = hideStack;
}

/// <summary>The engine could not be told something; the message is on the error stream instead.</summary>
public class LogException(Exception exception) : Exception("Error occurred during logging", exception);
