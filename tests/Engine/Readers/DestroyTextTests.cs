using Engine.Tests.Support;
using Platform.Engine.Readers;

namespace Engine.Tests.Readers;

[TestFixture]
public sealed class DestroyTextTests
{
    [Test]
    public void Waves_are_counted_by_component_and_what_owns_cloud_objects_stands_first() => Verified.Text(
        DestroyText.Of(
            Previews.Of(SampleGraphs.Platform().WithOptions("main-egress", options => options with { RetainOnDelete = true })),
            new(new Paint(false))),
        "DestroyText");

    [Test]
    public void Long_lines_end_at_the_edge_of_the_terminal()
    {
        var text = DestroyText.Of(Previews.Of(SampleGraphs.Platform()), new(new Paint(false), 40));
        var lines = text.Split('\n').Skip(2).TakeWhile(line => line.Length > 0);

        Assert.That(lines.Select(line => line.Length), Has.All.LessThanOrEqualTo(40));
    }
}
