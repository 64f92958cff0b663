using FsCheck;
using FsCheck.Fluent;

namespace Core.Tests.Support;

/// <summary>A value with marks, as a test case: which output it stands for, and what of the output must be seen.</summary>
internal sealed record Marked<T>(T Value, bool IsKnown, bool IsSecret, bool IsLate, ImmutableArray<Resource> Sources)
{
    public Output<T> ToOutput()
    {
        var data = new OutputData<T>([.. Sources], Value, IsKnown, IsSecret);
        return IsLate ? new Output<T>(LateAsync(data), "a late output") : new Output<T>(data);
    }

    public Marked<TOther> With<TOther>(TOther value) => new(value, IsKnown, IsSecret, IsLate, Sources);

    private static async Task<OutputData<T>> LateAsync(OutputData<T> data)
    {
        await Task.Yield();
        return data;
    }
}

/// <summary>Generates values with all combinations of marks.</summary>
internal static class Marked
{
    /// <summary>Resources that outputs can come from; they belong to no deployment.</summary>
    public static readonly ImmutableArray<Resource> Sources =
        [.. "abc".Select(name => (Resource)new DependencyResource($"urn:pulumi:stack::project::test:index:Source::{name}"))];

    public static Gen<Marked<T>> Gen<T>(Gen<T> values) =>
        from value in values
        from isKnown in Chance(3, 4)
        from isSecret in Chance(1, 3)
        from isLate in Chance(1, 2)
        from sources in FsCheck.Fluent.Gen.SubListOf(Sources.ToArray())
        select new Marked<T>(value, isKnown, isSecret, isLate, [.. sources]);

    public static Gen<Marked<int>> Numbers { get; } = Gen(FsCheck.Fluent.Gen.Choose(-1000, 1000));

    public static Gen<bool> Chance(int wins, int of) => FsCheck.Fluent.Gen.Choose(1, of).Select(drawn => drawn <= wins);
}
