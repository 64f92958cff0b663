using Codegen.Emit;
using Codegen.Schema;

namespace Codegen;

/// <summary>The command line: a schema in, a folder of C# out, or one message and nothing written.</summary>
internal static class Program
{
    public static int Main(string[] args) => args is [var schema, var folder] ? Run(schema, folder, Console.Error) : Usage();

    internal static int Run(string schema, string folder, TextWriter errors)
    {
        try
        {
            var package = PackageReader.Read(File.ReadAllBytes(schema));
            OutputFolder.Write(folder, SourceFiles.Of(Declarations.Of(package)));
            return 0;
        }
        catch (SchemaException fault)
        {
            errors.WriteLine(fault.Report(Path.GetFileName(schema)));
            return 1;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            errors.WriteLine($"{Path.GetFileName(schema)}: {fault.Message}");
            errors.WriteLine("    fix: give a schema that can be read and a folder that can be written");
            return 1;
        }
    }

    private static int Usage()
    {
        Console.Error.WriteLine("Codegen turns the schema of a Pulumi package into C# and needs two arguments.");
        Console.Error.WriteLine("    fix: dotnet Codegen.dll <schema.json> <folder for the generated files>");
        return 1;
    }
}
