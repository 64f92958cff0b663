using System.Text.RegularExpressions;
using Peers.Tests.Recording;

namespace Peers.Tests.Comparison;

/// <summary>A difference that the two official SDKs have between themselves, with its reason.</summary>
/// <param name="Method">The method of the request.</param>
/// <param name="Subject">The request's subject; <c>*</c> stands for any text.</param>
/// <param name="Path">The field; <c>*</c> stands for any text.</param>
/// <param name="Node">What the Node SDK sends: JSON in which <c>*</c> stands for any text, or null for nothing.</param>
/// <param name="Dotnet">What the .NET SDK sends, likewise.</param>
/// <param name="Reason">Why the SDKs differ.</param>
/// <param name="Only">The modes in which the difference shows. Default: all.</param>
internal sealed record KnownDifference(
    string Method, string Subject, string Path, string? Node, string? Dotnet, string Reason, params Mode[] Only)
{
    public bool Explains(Difference difference) =>
        difference.Method == Method
        && Fits(difference.Subject, Subject)
        && Fits(difference.Path, Path)
        && Fits(difference.Node, Node)
        && Fits(difference.Dotnet, Dotnet);

    public override string ToString() => $"{Method} {Subject} {Path}: Node {Node ?? "-"}, C# {Dotnet ?? "-"} ({Reason})";

    private static bool Fits(string? text, string? pattern) => text is null || pattern is null
        ? text == pattern
        : Regex.IsMatch(text, $"^{Regex.Escape(pattern).Replace(@"\*", ".*")}$", RegexOptions.Singleline);
}
