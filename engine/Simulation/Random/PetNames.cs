namespace Platform.Engine.Simulation.Random;

/// <summary>Words for names that people can tell apart: adverbs, one adjective, one animal, in that order.</summary>
internal static class PetNames
{
    private static readonly string[] Adverbs =
    [
        "barely", "boldly", "briefly", "brightly", "calmly", "clearly", "closely", "duly", "early", "evenly", "fairly", "firmly",
        "fondly", "freely", "gently", "gladly", "greatly", "highly", "jointly", "kindly", "largely", "lightly", "lively", "loosely",
        "mainly", "merrily", "mildly", "nearly", "neatly", "nicely", "openly", "partly", "plainly", "promptly", "purely", "quickly",
    ];

    private static readonly string[] Adjectives =
    [
        "able", "agile", "amber", "ample", "brave", "brisk", "calm", "clever", "cosy", "crisp", "curious", "daring", "eager", "early",
        "fair", "fluffy", "frank", "gentle", "golden", "grand", "happy", "hardy", "humble", "jolly", "keen", "kind", "lively", "loyal",
        "lucky", "mellow", "mighty", "modest", "nimble", "noble", "patient", "proud", "quiet", "rapid", "sharp", "sunny", "tidy", "witty",
    ];

    private static readonly string[] Animals =
    [
        "badger", "beaver", "bison", "bittern", "buzzard", "camel", "carp", "cat", "crane", "crow", "deer", "dolphin", "eagle", "eel",
        "elk", "falcon", "ferret", "finch", "fox", "gecko", "goose", "hare", "hawk", "heron", "horse", "ibex", "jay", "kestrel", "lark",
        "lynx", "marten", "mole", "newt", "otter", "owl", "pike", "raven", "robin", "salmon", "seal", "stork", "swan", "trout", "wren",
    ];

    /// <summary>A name.</summary>
    /// <param name="stream">What chooses.</param>
    /// <param name="words">How many words; none for 0 and less.</param>
    /// <param name="separator">What stands between them.</param>
    public static string Of(RandomStream stream, int words, string separator) => string.Join(
        separator,
        Enumerable.Range(0, Math.Max(words, 0))
            .Select(index => stream.Choose(index == words - 1 ? Animals : index == words - 2 ? Adjectives : Adverbs)));
}
