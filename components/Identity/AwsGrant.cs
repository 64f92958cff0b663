namespace Platform.Components.Identity;

/// <summary>Single actions on single resources of AWS, as a stack file grants them to a workload of its own. Inert.</summary>
public sealed record AwsGrant
{
    private static readonly string[] ReadingVerbs = ["BatchCheck", "BatchGet", "Describe", "Get", "Head", "List", "Search"];

    /// <summary>What may be done, such as <c>s3:GetObject</c>. Default: nothing.</summary>
    public ImmutableSortedSet<string> Actions { get; init; } = [];

    /// <summary>ARNs of what it may be done to, with <c>*</c> as a wildcard. Default: nothing.</summary>
    public ImmutableSortedSet<string> Resources { get; init; } = [];

    /// <summary>Why it cannot be granted, in words that follow its name; null when it can.</summary>
    public string? Problem => this switch
    {
        { Actions.IsEmpty: true } => "must name an action, such as s3:GetObject",
        { Resources.IsEmpty: true } => "must name a resource, such as arn:aws:s3:::archive/*",
        _ when Actions.FirstOrDefault(action => action.Split(':') is not [{ Length: > 0 }, { Length: > 0 }]) is { } action =>
            $"{action} is no action: they have a service and a name, such as s3:GetObject",
        _ when Resources.FirstOrDefault(resource => resource != "*" && resource.Split(':', 6) is not ["arn", .., { Length: > 0 }])
            is { } resource => $"{resource} is no ARN",
        _ when Resources.Contains("*") && Actions.FirstOrDefault(Writes) is { } action =>
            $"{action} writes, and must not be granted on every resource",
        _ => null,
    };

    /// <summary>The grant as a policy document.</summary>
    /// <exception cref="InvalidOperationException">It has a problem.</exception>
    public PolicyDocument ToDocument() => Problem is null
        ? new(new PolicyStatement("Granted", [.. Actions], [.. Resources]))
        : throw new InvalidOperationException(Problem);

    private static bool Writes(string action) =>
        !ReadingVerbs.Any(verb => action.Split(':')[1].StartsWith(verb, StringComparison.Ordinal));
}
