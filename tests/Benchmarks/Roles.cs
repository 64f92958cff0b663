namespace Benchmarks;

/// <summary>The first argument of the processes that the runner starts of its own executable.</summary>
internal static class Roles
{
    public const string Program = "program";
    public const string Monitor = "monitor";
}
