using System.Text.Json;
using Peers.Tests;
using Peers.Tests.Types;

namespace Platform.Tests.Kinds;

/// <summary>What the schemas of the installed packages say of some objects. The script in <c>holding</c> compares; this asks it.</summary>
/// <param name="Held">Names of the objects whose kind has a schema.</param>
/// <param name="Without">Names of the others.</param>
/// <param name="Unused">Packages that describe none of the objects.</param>
/// <param name="Findings">What is wrong, in no order.</param>
internal sealed record SchemaVerdict(
    IReadOnlyList<string> Held, IReadOnlyList<string> Without, IReadOnlyList<string> Unused, IReadOnlyList<SchemaFinding> Findings)
{
    /// <summary>Asks for the verdict; ignores the running test when Node or a package is not there.</summary>
    public static async Task<SchemaVerdict> OfAsync(IEnumerable<CustomObject> objects)
    {
        var file = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(file, JsonSerializer.Serialize(objects, JsonSerializerOptions.Web));
            var answer = await NodeScript.Run(Path.Combine(Node.Folder, "holding", "hold.mjs"), file);
            Assert.That(answer.ExitCode, Is.Zero, answer.Text);
            return JsonSerializer.Deserialize<SchemaVerdict>(answer.Text.Split('\n')[0], JsonSerializerOptions.Web)!;
        }
        finally
        {
            File.Delete(file);
        }
    }
}

/// <summary>A violation. It names no value: a value may be secret.</summary>
/// <param name="Object">The object's name.</param>
/// <param name="Path">Where in the object, such as <c>spec.listeners[0].port</c>; empty for the whole.</param>
/// <param name="Rule">What the schema says.</param>
internal sealed record SchemaFinding(string Object, string Path, string Rule)
{
    /// <summary>The violation as users read it.</summary>
    public override string ToString() => $"{Object}: {Path}: {Rule}";
}
