namespace Platform.Engine.Readers;

/// <summary>What a piece of text is, so that a terminal can colour it.</summary>
internal enum Tone
{
    /// <summary>Nothing special.</summary>
    Plain,

    /// <summary>A heading.</summary>
    Strong,

    /// <summary>Of less importance.</summary>
    Faint,

    /// <summary>Something is made.</summary>
    Good,

    /// <summary>Something changes, or should be looked at.</summary>
    Warning,

    /// <summary>Something is replaced.</summary>
    Replaced,

    /// <summary>Something is deleted, or wrong.</summary>
    Bad,

    /// <summary>Something is read.</summary>
    Read,
}

/// <summary>Colours text for a terminal, or leaves it as it is.</summary>
/// <param name="Colour">Whether to colour: the output is a terminal, and the environment variable NO_COLOR is not set.</param>
internal readonly record struct Paint(bool Colour)
{
    private const string Reset = "\u001b[0m";

    /// <summary>The text in the tone.</summary>
    public string This(string text, Tone tone) => !Colour || tone == Tone.Plain || text.Length == 0 ? text : $"{Code(tone)}{text}{Reset}";

    private static string Code(Tone tone) => tone switch
    {
        Tone.Strong => "\u001b[1m",
        Tone.Faint => "\u001b[2m",
        Tone.Good => "\u001b[32m",
        Tone.Warning => "\u001b[33m",
        Tone.Replaced => "\u001b[35m",
        Tone.Bad => "\u001b[31m",
        _ => "\u001b[36m",
    };
}
