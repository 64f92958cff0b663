namespace Platform.Components.CloudParts;

/// <summary>
/// A log group of CloudWatch that forgets. It has no twin: Cloud Logging keeps a project's logs without a place made for them, for as
/// long as the project says.
/// </summary>
public sealed class AwsLogGroup : PlatformComponent
{
    internal const string Token = "platform:cloudParts:AwsLogGroup";

    /// <summary>Makes the group.</summary>
    public AwsLogGroup(string name, LogGroupArgs args, ComponentResourceOptions? options = null)
        : base(Token, name, args, options)
    {
        var kept = Inside();
        kept.RetainOnDelete = args.Keep;
        var group = new Aws.CloudWatch.LogGroup(Named("group"), new() { Name = args.Group, RetentionInDays = args.RetentionDays }, kept);
        Group = group.Name;
        RegisterOutputs();
    }

    /// <summary>The group's name.</summary>
    [Output] public Output<string> Group { get; }
}

/// <summary>Inputs of a place for logs, whichever cloud it is on.</summary>
public sealed class LogGroupArgs : ResourceArgs
{
    /// <summary>What it is called.</summary>
    public required string Group { get; init; }

    /// <summary>After how many days logs are forgotten.</summary>
    public required int RetentionDays { get; init; }

    /// <summary>Whether it stays, with what is in it, when it is removed from the program. Default: true.</summary>
    public bool Keep { get; init; } = true;
}
