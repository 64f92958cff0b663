namespace Platform.Engine.Policies;

/// <summary>How much harm the breach of a rule can do.</summary>
internal enum PolicySeverity
{
    /// <summary>Good practice; a note.</summary>
    Low,

    /// <summary>A weakness that needs another one to be used; a warning.</summary>
    Medium,

    /// <summary>A way in, or the loss of what cannot be brought back; the preview fails.</summary>
    High,

    /// <summary>Open to anybody, or lost at once; the preview fails.</summary>
    Critical,
}

/// <summary>What a stack is for; some rules ask less of what is not production.</summary>
internal enum PolicyEnvironment
{
    /// <summary>Every rule holds.</summary>
    Production,

    /// <summary>Rules about keeping what cannot be rebuilt do not hold.</summary>
    Staging,

    /// <summary>As staging, and every rule weighs one step less.</summary>
    Development,
}

/// <summary>What breaches do to a preview.</summary>
internal enum PolicyEnforcement
{
    /// <summary>Those of high and critical rules make it fail.</summary>
    Mandatory,

    /// <summary>None makes it fail; they are warnings at most, as while a program is brought up to the rules.</summary>
    Advisory,
}

/// <summary>What a rule says of a resource.</summary>
internal enum PolicyAnswer
{
    /// <summary>The resource keeps it.</summary>
    Pass,

    /// <summary>The resource breaks it.</summary>
    Fail,

    /// <summary>A value that decides is not known yet. It never counts as pass.</summary>
    Unknown,

    /// <summary>The resource breaks it, and the stack file says why and until when.</summary>
    Waived,
}

/// <summary>One rule. It owns what is asked; how answers are gathered, waived and shown is not its concern.</summary>
/// <param name="Id">Its id, such as <c>EKS-001</c>; waivers name it, so it never changes.</param>
/// <param name="Severity">What a breach weighs in production.</param>
/// <param name="Title">What it asks, in a few words.</param>
/// <param name="Fix">What to do about a breach.</param>
/// <param name="References">
/// Its counterparts: <c>CIS-EKS-x</c> of version 1.8.0, <c>CIS-GKE-x</c> of version 1.9.0, ids of Checkov, Trivy, Kubescape and KubeLinter.
/// </param>
/// <param name="Types">The type tokens that it is about; a <c>*</c> at the end stands for any ending.</param>
/// <param name="Test">Asks one resource.</param>
internal sealed record PolicyRule(
    string Id, PolicySeverity Severity, string Title, string Fix, IReadOnlyList<string> References, IReadOnlyList<string> Types,
    Action<Subject> Test)
{
    /// <summary>Whether it holds in production only. Default: false.</summary>
    public bool ProductionOnly { get; init; }

    /// <summary>Whether it is about what changes, and is asked only where there is an earlier deployment. Default: false.</summary>
    public bool AboutChanges { get; init; }

    /// <summary>
    /// Whether it asks about other resources too, so that one resource alone cannot be judged by it. Default: false.
    /// </summary>
    public bool LooksAround { get; init; }

    /// <summary>Whether it is about resources of the type.</summary>
    public bool IsAbout(string type) => Types.Any(wanted =>
        wanted.EndsWith('*') ? type.StartsWith(wanted[..^1], StringComparison.Ordinal) : type == wanted);

    /// <summary>What a breach weighs in the environment.</summary>
    public PolicySeverity SeverityIn(PolicyEnvironment environment) =>
        environment == PolicyEnvironment.Development && Severity > PolicySeverity.Low ? Severity - 1 : Severity;
}
