namespace Platform.Engine.CommandLine;

/// <summary>Where a command writes: results to one stream, progress and mistakes to the other.</summary>
/// <param name="Out">For results.</param>
/// <param name="Error">For mistakes and progress.</param>
/// <param name="Colours">Whether results may be coloured.</param>
/// <param name="ShowsProgress">Whether somebody watches; otherwise no progress is written.</param>
/// <param name="Width">How many columns there are; null when there are none, as in a file.</param>
internal sealed record Terminal(TextWriter Out, TextWriter Error, bool Colours, bool ShowsProgress, int? Width = null)
{
    private int _shown;

    /// <summary>The process's own; quiet when piped, without colours when NO_COLOR is set.</summary>
    public static Terminal OfProcess() => new(
        Console.Out,
        Console.Error,
        Colours: !Console.IsOutputRedirected && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR")),
        ShowsProgress: !Console.IsErrorRedirected && Environment.GetEnvironmentVariable("CI") is null or "",
        Width: Console.IsOutputRedirected || Console.WindowWidth == 0 ? null : Console.WindowWidth);

    /// <summary>Shows a line in place of the last one.</summary>
    public void Progress(string text)
    {
        if (!ShowsProgress)
            return;
        lock (Error)
        {
            Error.Write($"\r{text.PadRight(_shown)}");
            _shown = text.Length;
        }
    }

    /// <summary>Takes the progress away before something that stays is written.</summary>
    public void EndProgress()
    {
        if (!ShowsProgress || _shown == 0)
            return;
        lock (Error)
        {
            Error.Write($"\r{new string(' ', _shown)}\r");
            _shown = 0;
        }
    }
}
