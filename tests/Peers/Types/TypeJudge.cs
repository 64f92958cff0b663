using System.Diagnostics.CodeAnalysis;

namespace Peers.Tests.Types;

/// <summary>Asks <c>types.mjs</c>, which compiles literal constructions against the official packages. It ends with 1 on faults.</summary>
internal static class TypeJudge
{
    /// <summary>Judges everything in our schemas.</summary>
    public static Task<Verdict> Schemas() => NodeScript.Run(Script);

    /// <summary>Judges a JSON list of <c>{ token, inputs }</c>; inputs may be as registrations carry them.</summary>
    public static async Task<Verdict> Resources([StringSyntax(StringSyntaxAttribute.Json)] string list)
    {
        var file = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(file, list);
            return await NodeScript.Run(Script, file);
        }
        finally
        {
            File.Delete(file);
        }
    }

    /// <summary>Runs the judge's own tests, which seed faults into a schema.</summary>
    public static Task<Verdict> OwnTests() => NodeScript.Run("--test", Path.Combine(Folder, "types.test.mjs"));

    private static string Folder => Path.Combine(Node.Folder, "Types");

    private static string Script => Path.Combine(Folder, "types.mjs");
}
