namespace Codegen.Emit;

/// <summary>One C# type: where it stands, what it is called, which part of the schema asked for it, and its text.</summary>
internal sealed record Declaration(string Module, string Namespace, string Name, string Path, string Text)
{
    public string FullName => $"{Namespace}.{Name}";
}
