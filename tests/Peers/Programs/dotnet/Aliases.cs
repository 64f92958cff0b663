using Pulumi;

namespace PeerProgram;

/// <summary>Every way to say what a resource was called before.</summary>
internal static class Aliases
{
    public static void Declare()
    {
        var renamed = new Guarded("renamed", new() { Aliases = { new Alias { Name = "was" }, new Alias { Type = "peer:index:WasType" } } });
        _ = new Anything("heir", new TextArgs { Text = "a" }, new() { Parent = renamed, Aliases = { new Alias { Name = "heir-was" } } });
        var below = new Guarded("renamed-below", new()
        {
            Parent = renamed,
            Aliases = { new Alias { Name = "was-below", NoParent = true } },
        });
        _ = new Anything("grandchild", new TextArgs { Text = "a" }, new() { Parent = below });

        var parent = new Guarded("attic");
        var other = new Guarded("cellar");
        _ = new Anything("aliased", new TextArgs { Text = "a" }, new()
        {
            Parent = parent,
            Aliases =
            {
                new Alias { Name = "old-name" },
                new Alias { Type = "peer:index:OldType" },
                new Alias { Name = "moved", Parent = other },
                new Alias { ParentUrn = "urn:pulumi:test::peers::peer:index:Guarded::elsewhere" },
                new Alias { NoParent = true },
                new Alias { Project = "old-project", Stack = "old-stack" },
                new Alias { Name = Output.Create("from-output") },
                new Alias { Urn = "urn:pulumi:test::peers::peer:index:Anything::old" },
            },
        });
        _ = new Anything("aliased-at-root", new TextArgs { Text = "a" }, new()
        {
            Aliases = { new Alias { Name = "old-root" }, new Alias { Type = "peer:index:OldType", Parent = other } },
        });
    }
}
