namespace Platform.Engine.Graph;

/// <summary>How much a problem matters.</summary>
public enum Severity
{
    /// <summary>Worth knowing; the preview succeeds.</summary>
    Info,

    /// <summary>Worth changing; the preview succeeds.</summary>
    Warning,

    /// <summary>The cloud or the CLI would refuse this; the preview fails.</summary>
    Error,
}

/// <summary>Something the user should change, in the form <c>key: value: rule</c> with a fix.</summary>
/// <param name="Severity">How much it matters.</param>
/// <param name="Urn">The resource concerned; null when it is none.</param>
/// <param name="Path">Where: a property path, a configuration key or a file.</param>
/// <param name="Value">What stands there, never a secret; null when nothing does.</param>
/// <param name="Rule">What is wrong with it.</param>
/// <param name="Fix">What to do; null when the rule says it.</param>
public sealed record Problem(Severity Severity, string? Urn, string Path, string? Value, string Rule, string? Fix)
{
    /// <summary><c>path: value: rule</c> and, on a second line, <c>fix:</c>.</summary>
    public override string ToString() =>
        string.Join(": ", new[] { Path, Value, Rule }.Where(part => !string.IsNullOrEmpty(part)))
        + (Fix is null ? "" : $"\n    fix: {Fix}");
}
