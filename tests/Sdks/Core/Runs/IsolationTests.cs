using Pulumi.Testing;

namespace Core.Tests.Runs;

/// <summary>Runs at the same time in one process know nothing of each other.</summary>
[TestFixture]
public sealed class IsolationTests
{
    [Test]
    public async Task Every_run_sees_its_own_names_resources_and_errors()
    {
        var runs = Enumerable.Range(0, 20).Select(async number =>
        {
            var options = new TestOptions { ProjectName = $"project-{number}", StackName = $"stack-{number}", IsPreview = number % 2 == 0 };
            var (resources, outputs) = await Deployment.TestAsync(new EmptyMocks(), options, async () =>
            {
                var seen = new List<string>();
                for (var i = 0; i < 5; i++)
                {
                    _ = new Bucket($"bucket-{number}-{i}");
                    await Task.Delay(1);
                    seen.Add($"{Deployment.Instance.ProjectName}/{Deployment.Instance.StackName}/{Deployment.Instance.IsDryRun}");
                }

                return new Dictionary<string, object?> { ["seen"] = string.Join(" ", seen.Distinct()) };
            });

            Assert.That(outputs["seen"], Is.EqualTo($"project-{number}/stack-{number}/{number % 2 == 0}"));
            Assert.That(
                resources.Select(resource => resource.GetResourceName()),
                Is.EqualTo(Enumerable.Range(0, 5).Select(i => $"bucket-{number}-{i}")));
        });

        await Task.WhenAll(runs);
    }

    [Test]
    public async Task A_run_that_fails_leaves_the_others_alone()
    {
        var sound = Deployment.TestAsync(new EmptyMocks(), new TestOptions(), async () => await Task.Delay(50));
        var failing = Deployment.TestAsync(new EmptyMocks(), new TestOptions(), () => Log.Error("no"));

        var failure = await Assert.ThrowsAsync<RunException>(() => failing);
        Assert.That(failure!.Message, Is.EqualTo("no"));
        Assert.That(await sound, Is.Empty);
    }

    [Test]
    public async Task Starting_a_run_does_not_put_the_caller_into_it()
    {
        var run = Deployment.TestAsync(new EmptyMocks(), new TestOptions(), async () => await Task.Delay(50));

        Assert.That(() => Deployment.Instance, Throws.InvalidOperationException);
        await run;
    }
}
