using Pulumi.Protocol;
using Pulumi.Testing;

namespace Core.Tests.Runs;

[TestFixture]
public sealed class DeploymentInstanceTests
{
    [Test]
    public Task It_knows_the_names_and_the_mode_of_the_run() => new Trial { IsPreview = true }.RunAsync(() =>
    {
        var instance = Deployment.Instance;

        Assert.That(
            (instance.ProjectName, instance.StackName, instance.OrganizationName, instance.IsDryRun),
            Is.EqualTo(("project", "stack", "organization", true)));
    });

    [Test]
    public async Task The_root_folder_is_known_only_if_somebody_gave_it()
    {
        await Deployment.TestAsync(new EmptyMocks(), new TestOptions { RootDirectory = "/root" }, () =>
            Assert.That(Deployment.Instance.RootDirectory, Is.EqualTo("/root")));
        await Deployment.TestAsync(new EmptyMocks(), new TestOptions(), () => Assert.That(
            () => Deployment.Instance.RootDirectory,
            Throws.InvalidOperationException.With.Message.EqualTo(
                "The root directory is not known: the engine did not hand it over, or TestOptions.RootDirectory is not set.")));
    }

    [Test]
    public void Outside_of_a_run_there_is_none()
    {
        const string Message = "Trying to acquire Deployment.Instance before 'Run' was called. "
            + "Resources and outputs belong inside Deployment.RunAsync or TestAsync.";

        Assert.That(() => Deployment.Instance, Throws.InvalidOperationException.With.Message.EqualTo(Message));
        Assert.That(() => new Bucket("a"), Throws.InvalidOperationException.With.Message.EqualTo(Message));
        Assert.That(() => new Config(), Throws.InvalidOperationException.With.Message.EqualTo(Message));
        Assert.That(() => new Config("named").Get("key"), Throws.InvalidOperationException.With.Message.EqualTo(Message));
    }

    [Test]
    public async Task After_a_run_there_is_none_again()
    {
        await new Trial().RunAsync(() => { });

        Assert.That(() => Deployment.Instance, Throws.InvalidOperationException);
    }

    [Test]
    public Task A_run_inside_a_run_is_refused() => new Trial().RunAsync(() => Assert.That(
        async () => await Deployment.RunAsync(() => { }),
        Throws.InvalidOperationException.With.Message.EqualTo("Deployment.RunAsync was called inside a deployment; a program runs once.")));

    [Test]
    public async Task An_engine_outside_of_the_wanted_versions_ends_the_program_in_its_own_words()
    {
        string? asked = null;
        var fits = new Trial();
        fits.Engine.RequiringVersion = range =>
        {
            asked = range;
            return Task.CompletedTask;
        };
        await fits.RunAsync(() => Deployment.RequirePulumiVersionAsync(">=3.200.0"));

        Assert.That(asked, Is.EqualTo(">=3.200.0"));
        Assert.That(
            await RefusedAsync(StatusCode.FailedPrecondition, "version 3.1.0 is not >=3.200.0"),
            Is.EqualTo("version 3.1.0 is not >=3.200.0"));
        Assert.That(await RefusedAsync(StatusCode.Unimplemented, "unknown method"), Is.EqualTo(
            "The installed version of the CLI does not support the `RequirePulumiVersion` RPC. Please upgrade the Pulumi CLI."));
    }

    private static async Task<string> RefusedAsync(StatusCode status, string detail)
    {
        var trial = new Trial();
        trial.Engine.RequiringVersion = _ => throw new RpcException(status, detail);
        var exitCode = await trial.ExitAsync(deployment => deployment.Program(
            async () =>
            {
                await Deployment.RequirePulumiVersionAsync(">=3.200.0");
                return new Dictionary<string, object?>();
            },
            null));

        Assert.That(exitCode, Is.EqualTo(32));
        return trial.Engine.Errors.Single();
    }
}
