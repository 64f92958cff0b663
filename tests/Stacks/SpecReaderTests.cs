using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Platform.Stacks.Environments;
using Platform.Stacks.Rules;

namespace Platform.Tests.Stacks;

[TestFixture]
public class SpecReaderTests
{
    private static (Shop Shop, List<Problem> Problems) Read(string key, string json)
    {
        var problems = new List<Problem>();
        var reader = new SpecReader(problems, type => type == typeof(Shelf) ? new Shelf { Boards = 5 } : null);
        return (reader.With(new Shop(), key, JsonNode.Parse(json), $"shop:{key}"), problems);
    }

    [Test]
    public void Values_of_every_kind_are_read()
    {
        var shelf = Read("shelves", """{ "left": { "boards": 2, "load": 1.5, "open": true, "wood": "darkOak", "labels": ["b", "a"], "height": 7 } }""")
            .Shop.Shelves["left"];

        Assert.That((shelf.Boards, shelf.Load, shelf.Open, shelf.Wood, shelf.Height), Is.EqualTo((2, 1.5, true, Wood.DarkOak, (int?)7)));
        Assert.That(shelf.Labels, Is.EqualTo(new[] { "a", "b" }));
    }

    [Test]
    public void An_entry_of_a_map_starts_from_its_default() =>
        Assert.That(Read("shelves", """{ "left": { "open": true }, "right": null }""").Shop.Shelves.Values.Select(shelf => shelf.Boards), Is.EqualTo([5, 5]));

    [Test]
    public void A_number_where_a_text_belongs_is_what_was_written() =>
        Assert.That(Read("name", "1.35").Shop.Name, Is.EqualTo("1.35"));

    [TestCase("\"3\"", 3)]
    [TestCase("3", 3)]
    public void A_single_key_s_number_may_arrive_as_text(string json, int size) => Assert.That(Read("size", json).Shop.Size, Is.EqualTo(size));

    [TestCase("size", "\"many\"", "shop:size: many: must be a whole number from 0 to 1000000000\n      fix: write a number such as 3")]
    [TestCase("size", "[]", "shop:size: a list: must be a whole number from 0 to 1000000000\n      fix: write a number such as 3")]
    [TestCase("size", "-1", "shop:size: -1: must be a whole number from 0 to 1000000000\n      fix: write a number such as 3")]
    [TestCase("size", "99999999999", "shop:size: 99999999999: must be a whole number from 0 to 1000000000\n      fix: write a number such as 3")]
    [TestCase("shelves", """{ "a": { "load": -0.5 } }""", "shop:shelves.a.load: -0.5: must be a number from 0 to 1000000000\n      fix: write a number such as 0.5")]
    [TestCase("name", "\"a\\nb\"", "shop:name: a\\u000Ab: must be one line of visible text, up to 4096 characters\n      fix: write it anew, in one line")]
    [TestCase("name", "\"\\u202Egnp\"", "shop:name: \\u202Egnp: must be one line of visible text, up to 4096 characters\n      fix: write it anew, in one line")]
    [TestCase("shelves", """{ "": {} }""", "shop:shelves.: given: a name must be one line of visible text, of 1 to 253 characters\n      fix: rename it")]
    [TestCase("shelves", """{ "a": { "labels": [null] } }""", "shop:shelves.a.labels[0]: none: must be a text\n      fix: write a value, or leave the key out")]
    [TestCase("name", "{}", "shop:name: a map: must be a text\n      fix: write one value")]
    [TestCase("shelves", "[]", "shop:shelves: a list: must be a map from names\n      fix: write shop:shelves: { name: ... }")]
    [TestCase("shelves", """{ "a": 3 }""",
        "shop:shelves.a: 3: must be a map of settings\n      fix: write shop:shelves.a: { boards: ... }")]
    [TestCase("shelves", """{ "a": { "open": "perhaps" } }""", "shop:shelves.a.open: perhaps: must be true or false\n      fix: write true or false")]
    [TestCase("shelves", """{ "a": { "wood": "darkOka" } }""", "shop:shelves.a.wood: darkOka: must be one of pine, darkOak\n      fix: set shop:shelves.a.wood to darkOak")]
    [TestCase("shelves", """{ "a": { "labels": "b" } }""", "shop:shelves.a.labels: b: must be a list\n      fix: write shop:shelves.a.labels: [ ... ]")]
    [TestCase("shelves", """{ "a": { "labels": [[]] } }""", "shop:shelves.a.labels[0]: a list: must be a text\n      fix: write one value")]
    [TestCase("labels", "[{}]", "shop:labels[0].text: none: must be given\n      fix: set shop:labels[0].text")]
    [TestCase("labels", "[{ \"text\": [] }]", "shop:labels[0].text: a list: must be a text\n      fix: write one value")]
    [TestCase("shelves", """{ "a": { "board": 3 } }""", "shop:shelves.a.board: given: is not a known key\n      fix: did you mean boards?")]
    [TestCase("shelves", """{ "a": { "colour": 3 } }""",
        "shop:shelves.a.colour: given: is not a known key\n      fix: the keys here are boards, height, labels, load, open, wood")]
    public void A_mistake_is_reported_at_its_own_key(string key, string json, string problem) =>
        Assert.That(Read(key, json).Problems.Select(found => found.ToString()), Is.EqualTo([problem]));

    [Test]
    public void Reading_goes_on_past_a_mistake()
    {
        var (shop, problems) = Read("shelves", """{ "a": { "boards": "x", "load": "y", "open": true } }""");

        Assert.That(problems.Select(problem => problem.Path), Is.EqualTo(["shop:shelves.a.boards", "shop:shelves.a.load"]));
        Assert.That((shop.Shelves["a"].Boards, shop.Shelves["a"].Open), Is.EqualTo((5, true)));
    }

    internal enum Wood
    {
        Pine,
        DarkOak,
    }

    internal sealed record Shop
    {
        public string Name { get; init; } = "";

        public int Size { get; init; }

        public ImmutableArray<Label> Labels { get; init; } = [];

        public ImmutableSortedDictionary<string, Shelf> Shelves { get; init; } = ImmutableSortedDictionary<string, Shelf>.Empty;
    }

    internal sealed record Label
    {
        public required string Text { get; init; }
    }

    internal sealed record Shelf
    {
        public int Boards { get; init; }

        public double Load { get; init; }

        public bool Open { get; init; }

        public int? Height { get; init; }

        public Wood Wood { get; init; }

        public ImmutableSortedSet<string> Labels { get; init; } = [];
    }
}
