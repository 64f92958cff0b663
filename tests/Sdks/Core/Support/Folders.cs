namespace Core.Tests.Support;

/// <summary>Where things are in the repository, found from where the tests run.</summary>
internal static class Folders
{
    /// <summary>The folder of this test project; the tests run three levels below it.</summary>
    public static string Project { get; } = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "../../.."));
}
