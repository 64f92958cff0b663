namespace Platform.Engine.Timelines;

/// <summary>How a time came to be known.</summary>
internal enum Evidence
{
    /// <summary>It was seen in logs or reports.</summary>
    Observed,

    /// <summary>It is the judgement of people who know the service.</summary>
    Estimate,

    /// <summary>Nothing is known of the type; the time is that of its package.</summary>
    Guess,
}

/// <summary>How long it takes to create a resource, from the request until those who wait for it go on.</summary>
/// <param name="Typical">The usual time, in seconds.</param>
/// <param name="Minimum">The shortest time that was seen or is to be expected, in seconds.</param>
/// <param name="Evidence">How that is known.</param>
/// <param name="Source">Where an observed time is from; a word on the others.</param>
internal sealed record CreateTime(double Typical, double Minimum, Evidence Evidence, string Source)
{
    /// <summary>For what takes no time: components, and providers, which the engine only configures.</summary>
    public static CreateTime None { get; } = new(0, 0, Evidence.Observed, "");
}
