namespace Platform.Components;

/// <summary>Hands on what may be missing: an input that is left out, and not one that is null.</summary>
internal static class OptionalInput
{
    /// <summary>The value as an input; none for null.</summary>
    public static Input<T>? OrNone<T>(this T? value) where T : class => value is null ? null : (Input<T>)value;
}
