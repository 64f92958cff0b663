using System.Text;

namespace Platform.Engine.Simulation.Random;

/// <summary>Draws passwords and strings by the classes of characters that are asked for.</summary>
internal static class RandomTexts
{
    private const string Upper = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private const string Lower = "abcdefghijklmnopqrstuvwxyz";
    private const string Numeric = "0123456789";
    private const string Special = "!@#$%&*()-_=+[]{}<>:?";

    /// <summary>The text that the inputs of a <c>RandomString</c> or <c>RandomPassword</c> ask for.</summary>
    public static string Of(RandomStream stream, RandomInputs inputs)
    {
        var special = inputs.Text("overrideSpecial") is { Length: > 0 } given ? given : Special;
        (string Alphabet, bool Wanted, int Least)[] classes =
        [
            (Upper, inputs.Flag("upper", true), inputs.Whole("minUpper")),
            (Lower, inputs.Flag("lower", true), inputs.Whole("minLower")),
            (Numeric, inputs.Numeric, inputs.Whole("minNumeric")),
            (special, inputs.Flag("special", true), inputs.Whole("minSpecial")),
        ];

        var drawn = classes.SelectMany(part => Draw(stream, part.Alphabet, part.Least)).ToList();
        var rest = string.Concat(classes.Where(part => part.Wanted).Select(part => part.Alphabet));
        drawn.AddRange(Draw(stream, rest, inputs.Whole("length") - drawn.Count));
        return string.Concat(stream.Shuffle(drawn));
    }

    private static IEnumerable<Rune> Draw(RandomStream stream, string alphabet, int count)
    {
        Rune[] characters = [.. alphabet.EnumerateRunes()];
        for (var index = 0; index < count; index++)
            yield return stream.Choose(characters);
    }
}
