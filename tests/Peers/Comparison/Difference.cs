namespace Peers.Tests.Comparison;

/// <summary>One field in which two programs' requests differ; null stands for a field, or a whole request, that is not there.</summary>
internal sealed record Difference(string Method, string Subject, string Path, string? Node, string? Dotnet)
{
    /// <summary>The path of a request as a whole: one program sends it, the other does not.</summary>
    public const string WholeRequest = "(request)";

    /// <summary>The path of a message's content as a whole: for one program it is empty.</summary>
    public const string WholeMessage = "";

    public override string ToString() =>
        $"{Method} {Subject}\n    {(Path == WholeMessage ? "(message)" : Path)}: Node {Node ?? "-"}, C# {Dotnet ?? "-"}";
}
