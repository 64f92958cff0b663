using System.Globalization;

namespace Benchmarks;

/// <summary>What the command line asks for.</summary>
/// <param name="Sizes">How many resources a program registers; none measures the process's fixed cost.</param>
/// <param name="Rounds">Runs per figure.</param>
/// <param name="LargeRounds">Runs per figure at <see cref="Large"/> resources.</param>
/// <param name="Engine">Whether previews are measured rather than the SDK.</param>
internal sealed record Options(int[] Sizes, int Rounds, int LargeRounds, bool Engine = false)
{
    public const int Small = 1_000;
    public const int Large = 10_000;

    private const string Usage = "usage: dotnet run -c Release --project tests/Benchmarks -- [--engine] [--quick] [--rounds N] [--large-rounds N]";

    public static Options Parse(string[] arguments)
    {
        var options = new Options([0, Small, Large], Rounds: 5, LargeRounds: 3);
        for (var i = 0; i < arguments.Length; i++)
        {
            options = arguments[i] switch
            {
                "--engine" => options with { Engine = true },
                "--quick" => options with { Sizes = [0, Small], Rounds = 1 },
                "--rounds" => options with { Rounds = Count(arguments, ++i) },
                "--large-rounds" => options with { LargeRounds = Count(arguments, ++i) },
                var other => throw new BenchmarkException($"{other}: no such option\n{Usage}"),
            };
        }

        return options;
    }

    public int RoundsAt(int size) => size == Large ? LargeRounds : Rounds;

    private static int Count(string[] arguments, int at)
    {
        var text = arguments.ElementAtOrDefault(at) ?? "";
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count > 0
            ? count
            : throw new BenchmarkException($"{arguments[at - 1]}: '{text}': must be a number of at least 1\n{Usage}");
    }
}
