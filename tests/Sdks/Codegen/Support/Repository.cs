using System.Reflection;

namespace Codegen.Tests.Support;

/// <summary>Finds files of the repository that the tests were built from, wherever their binaries are.</summary>
internal static class Repository
{
    public static string Root { get; } = System.IO.Path.GetFullPath(typeof(Repository).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(attribute => attribute.Key == "RepositoryRoot")
        .Value!);

    public static string Path(string relative) => System.IO.Path.Combine(Root, relative);

    public static string TestPath(string relative) => System.IO.Path.Combine(Root, "tests/Sdks/Codegen", relative);
}
