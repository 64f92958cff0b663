using Pulumirpc;

namespace Core.Tests.Resources;

/// <summary>Reads an environment variable that the whole process shares.</summary>
[TestFixture]
[NonParallelizable]
public sealed class ReferencesOffTests
{
    private const string Variable = "PULUMI_DISABLE_RESOURCE_REFERENCES";

    [TearDown]
    public void Forget() => Environment.SetEnvironmentVariable(Variable, null);

    [TestCase("1")]
    [TestCase("true")]
    [TestCase("TRUE")]
    public async Task References_can_be_switched_off_for_everything_that_is_sent_and_answered(string on)
    {
        Environment.SetEnvironmentVariable(Variable, on);
        var trial = new Trial();
        await trial.RunAsync(() =>
        {
            var bucket = new Bucket("a");
            _ = new Bucket("b", new() { Policy = bucket });
            _ = new Bucket("c", null, new() { Id = "c-id" });
            Deployment.Instance.Invoke<object>("test:index:get", InvokeArgs.Empty);
        });

        Assert.That(trial.Monitor.Registrations.Select(request => request.AcceptResources), Is.All.False);
        Assert.That(trial.Monitor.Single<ReadResourceRequest>().AcceptResources, Is.False);
        Assert.That(trial.Monitor.Single<ResourceInvokeRequest>().AcceptResources, Is.False);
        Assert.That(OnWire.Text(trial.Monitor.Registration("b").Object), Is.EqualTo("""{"policy":"a-id"}"""));
        Assert.That(trial.Monitor.Requests.OfType<SupportsFeatureRequest>(), Has.None.Property("Id").EqualTo("resourceReferences"));
    }
}
