namespace Codegen.Schema;

/// <summary>One fault of a schema: where it is, which rule it breaks, how to mend it. It does not know the file's name.</summary>
internal sealed class SchemaException(string path, string rule, string fix) : Exception($"{path}: {rule}")
{
    public string Report(string file) => $"{file}: {Message}{Environment.NewLine}    fix: {fix}";
}
