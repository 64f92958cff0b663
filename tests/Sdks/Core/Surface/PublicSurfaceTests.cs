namespace Core.Tests.Surface;

/// <summary>
/// Programs compile against this assembly or against the official one, so its surface changes on purpose only. Look at the
/// difference, see that the official SDK has the same member, then accept it by running the tests once with ACCEPT=1.
/// </summary>
[TestFixture]
public sealed class PublicSurfaceTests
{
    private static readonly string Verified = Path.Combine(Folders.Project, "Surface", "PublicSurface.verified.txt");

    [Test]
    public void The_surface_is_the_one_that_was_verified()
    {
        var surface = PublicSurface.Of(typeof(Deployment).Assembly);
        if (Environment.GetEnvironmentVariable("ACCEPT") == "1")
            File.WriteAllText(Verified, surface);

        Assert.That(surface, Is.EqualTo(File.ReadAllText(Verified).ReplaceLineEndings("\n")));
    }
}
