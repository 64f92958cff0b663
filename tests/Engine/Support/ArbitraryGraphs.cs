using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Platform.Engine.Graph;

namespace Engine.Tests.Support;

/// <summary>Graphs that no reasonable program makes: any text anywhere, any shape of values, any tree of parents.</summary>
internal static class ArbitraryGraphs
{
    /// <summary>Stands in every secret that is made up here.</summary>
    public const string Secret = "s3cr3t-b3longs-nowh3r3";

    private static readonly string[] Types =
        ["aws:ec2/vpc:Vpc", "aws:rds/instance:Instance", "kubernetes:core/v1:Secret", "platform:networks:AwsNetwork", "random:index/x:X"];

    /// <summary>What people try, and what has gone wrong elsewhere.</summary>
    public static readonly string[] Hostile =
    [
        "", " ", "```", "````````", "~~~", "`", "@everyone", "@octocat/team", "a@b.c", "#1", "GH-7", "octo/repo#12",
        "<!-- platform-preview:v1 -->", "<!--", "-->", "</details>", "<details open><summary>", "</summary>", "<script>alert(1)</script>",
        "<img src=x onerror=1>", "&lt;b&gt;", "&#64;name", "| a | b |", "a|b", "\\|", "\n", "\r\n", "\n\n# Heading\n\n",
        "\n</details>\n\n@octocat", "\t", "\u001b[31mred\u001b[0m", "\u202Egnp.exe", "\u200B", "\u0000", "\ud800", "\udc00x",
        "[link](https://evil.example)", "![img](https://evil.example/x.png)", "https://evil.example", "www.evil.example", "$x$", "$$y$$",
        ":tada:", "**bold**", "__bold__", "~~gone~~", "> quote", "- item", "1. item", "---", "===", "+ added", "- removed", "{\"a\":1}",
        "é", "漢字", "🚀", "a::b", "a$b", "\u2028", "\u2029", "\u0085", "\u00AD", "<", ">", "&", "\"", "'", "%", "=cmd()", "/approve",
        "constructor", "__proto__", "4dabf18193072939515e22adb298388e",
    ];

    public static Gen<string> Texts { get; } = Gen.Frequency(
        (3, Gen.Elements(Hostile)),
        (2, Gen.Elements("main", "blue-cluster", "10.0.0.0/16", "arn:aws:iam::111122223333:role/x", "1.34")),
        (2, from parts in Gen.Elements(Hostile).ListOf(3) select string.Concat(parts)),
        (1, from letters in Gen.Choose(0, 0xFFFF).ListOf() select new string([.. letters.Select(letter => (char)letter)])));

    /// <summary>Texts that Unicode allows, as everything is that comes from the wire or from JSON.</summary>
    public static Gen<string> ValidTexts { get; } = Texts.Select(text => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)));

    public static Gen<ObjectValue> Bags(Gen<string> texts) => Gen.Sized(size => Fields(texts, Math.Min(size, 12)));

    public static Gen<ResourceGraph> Graphs(Gen<string> texts, string stack = "prod", int most = 25) =>
        from count in Gen.Choose(0, most)
        from nodes in Nodes(texts).ListOf(count)
        from parents in Gen.Choose(-1, 1000).ListOf(count)
        from outputs in Bags(texts)
        from config in Bags(texts)
        select Assemble(stack, [.. nodes], [.. parents], outputs, config);

    private static Gen<ResourceNode> Nodes(Gen<string> texts) =>
        from type in Gen.Elements(Types)
        from name in texts
        from inputs in Bags(texts)
        from outputs in Bags(texts)
        from id in texts
        from flags in Gen.Choose(0, 63)
        from paths in texts.ListOf(2)
        let custom = !type.StartsWith("platform", StringComparison.Ordinal)
        select new ResourceNode
        {
            Urn = "",
            Type = type,
            Name = name,
            Custom = custom,
            External = custom && (flags & 3) == 3,
            Id = custom && id.Length > 0 ? id : null,
            Inputs = inputs,
            Outputs = outputs,
            Options = new()
            {
                Protect = (flags & 4) != 0,
                RetainOnDelete = (flags & 8) != 0,
                IgnoreChanges = (flags & 16) != 0 ? [.. paths] : [],
                AdditionalSecretOutputs = (flags & 16) != 0 ? [.. paths] : [],
                CustomTimeouts = (flags & 32) != 0 ? new(600, 0, 12.5) : null,
                ReplacementTrigger = (flags & 32) != 0 && !inputs.HasUnknowns ? inputs : null,
            },
        };

    private static ResourceGraph Assemble(string stack, ResourceNode[] nodes, int[] parents, ObjectValue outputs, ObjectValue config)
    {
        var placed = new List<ResourceNode>
        {
            new()
            {
                Urn = Urns.Create(stack, "acme", null, Urns.StackType, $"acme-{stack}"),
                Type = Urns.StackType,
                Name = $"acme-{stack}",
                Custom = false,
            },
        };
        foreach (var (node, number) in nodes.Zip(parents))
        {
            var parent = placed[Math.Max(0, number) % placed.Count];
            var urn = Urns.Create(stack, "acme", parent.Urn, node.Type, node.Name);
            if (placed.Any(other => other.Urn == urn))
                continue;
            var uses = placed.Skip(1).Where((_, i) => (i + number) % 3 == 0).Select(other => other.Urn).ToArray();
            placed.Add(node with
            {
                Urn = urn,
                Parent = parent.Urn,
                Dependencies = uses,
                PropertyDependencies = node.Inputs.Names.ToDictionary(name => name, _ => (IReadOnlyList<string>)uses),
            });
        }

        return new ResourceGraph { Project = "acme", Stack = stack, Resources = placed, Outputs = outputs, Config = config };
    }

    private static Gen<ObjectValue> Fields(Gen<string> texts, int size) =>
        from names in texts.Where(name => name.Length > 0 && name != Signatures.Key).ListOf(size / 3)
        from values in Values(texts, size / 2).ListOf(size / 3)
        select new ObjectValue(names.Zip(values, KeyValuePair.Create));

    private static ObjectValue OneFile(string path) =>
        new([KeyValuePair.Create("a", (PropertyValue)new AssetValue(false, "path", path, ObjectValue.Empty))]);

    private static Gen<PropertyValue> Values(Gen<string> texts, int size)
    {
        var leaves = Gen.Frequency(
            (6, texts.Select(text => (PropertyValue)text)),
            (1, Gen.Elements<PropertyValue>(true, false, NullValue.Instance, UnknownValue.Instance)),
            (1, Gen.Elements<PropertyValue>(0d, -1d, 0.5, 1e21, double.NaN, double.PositiveInfinity, 4503599627370497d)),
            (2, texts.Select(text => (PropertyValue)new SecretValue(text + Secret))),
            (1, texts.Select(text => (PropertyValue)new ResourceReferenceValue("urn:pulumi:prod::acme::a:b:C::" + text, text))),
            (1, texts.Select(text => (PropertyValue)new AssetValue(false, "text", text, ObjectValue.Empty))),
            (1, texts.Select(text => (PropertyValue)new AssetValue(true, "assets", "", OneFile(text)))));
        return size <= 1
            ? leaves
            : Gen.Frequency(
                (4, leaves),
                (1, Values(texts, size / 2).ListOf(size / 3).Select(items => (PropertyValue)new ListValue([.. items]))),
                (1, Fields(texts, size).Select(fields => (PropertyValue)fields)),
                (1, Fields(texts, size).Select(fields => (PropertyValue)new SecretValue(fields.With("k", Secret)))));
    }
}
