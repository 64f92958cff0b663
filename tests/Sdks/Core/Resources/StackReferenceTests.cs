using Pulumi.Utilities;
using Pulumirpc;

namespace Core.Tests.Resources;

[TestFixture]
public sealed class StackReferenceTests
{
    private const string Exports = """
        {"name":"org/network/prod","outputs":{"cidr":"10.0.0.0/8","password":"p","count":2},"secretOutputNames":["password"]}
        """;

    [Test]
    public async Task It_is_read_by_the_name_of_the_stack()
    {
        var trial = new Trial();
        await trial.RunAsync(() =>
        {
            _ = new StackReference("org/network/dev");
            _ = new StackReference("network", new() { Name = Output.Create("org/network/prod") });
        });

        Assert.That(
            trial.Monitor.Requests.OfType<ReadResourceRequest>()
                .Select(request => $"{request.Type} {request.Name} {request.Id} {OnWire.Text(request.Properties)}"),
            Is.EquivalentTo(new[]
            {
                """pulumi:pulumi:StackReference org/network/dev org/network/dev {"name":"org/network/dev"}""",
                """pulumi:pulumi:StackReference network org/network/prod {"name":"org/network/prod"}""",
            }));
        Assert.That(trial.Monitor.Registrations, Is.Empty);
    }

    [Test]
    public Task An_output_is_secret_only_if_it_is_among_the_secret_ones() => ReferAsync(async stack =>
    {
        var urn = RecordingMonitor.UrnOf("pulumi:pulumi:StackReference", "network");

        Assert.That(
            await stack.Outputs.Apply(outputs => outputs.Count).SeenAsync(), Is.EqualTo(new Seen<int>(3, IsSecret: true, Sources: urn)));
        Assert.That(await stack.GetOutput("cidr").SeenAsync(), Is.EqualTo(new Seen<object?>("10.0.0.0/8", Sources: urn)));
        Assert.That(await stack.GetOutput("password").SeenAsync(), Is.EqualTo(new Seen<object?>("p", IsSecret: true, Sources: urn)));
        Assert.That(await stack.RequireOutput("count").SeenAsync(), Is.EqualTo(new Seen<object>(2.0, Sources: urn)));
        Assert.That(await stack.RequireOutput("password").SeenAsync(), Is.EqualTo(new Seen<object>("p", IsSecret: true, Sources: urn)));
    });

    [Test]
    public Task The_name_of_an_output_may_be_an_output() => ReferAsync(async stack =>
        Assert.That((await stack.GetOutput(Output.Create("cidr")).SeenAsync()).Value, Is.EqualTo("10.0.0.0/8")));

    [Test]
    public Task An_output_of_an_unknown_name_is_as_secret_as_all_of_them() => ReferAsync(async stack =>
    {
        var seen = await stack.GetOutput(OutputUtilities.CreateUnknown("cidr")).SeenAsync();

        Assert.That((seen.IsKnown, seen.IsSecret), Is.EqualTo((false, true)));
    });

    [Test]
    public Task An_output_that_is_not_there_is_nothing() => ReferAsync(async stack =>
    {
        Assert.That((await stack.GetOutput("missing").SeenAsync()).Value, Is.Null);
        Assert.That(await stack.GetValueAsync("missing"), Is.Null);
    });

    [Test]
    public async Task An_output_that_must_be_there_and_is_not_fails_and_names_the_stack()
    {
        var trial = Referring();

        Assert.That(await trial.FailAsync(() => new StackReference("network").RequireOutput("missing")), Does.Contain(
            "System.Collections.Generic.KeyNotFoundException: Required output 'missing' does not exist on stack 'org/network/prod'."));
    }

    [Test]
    public Task Plain_values_are_given_for_public_outputs_only() => ReferAsync(async stack =>
    {
        Assert.That(await stack.GetValueAsync("cidr"), Is.EqualTo("10.0.0.0/8"));
        Assert.That(await stack.RequireValueAsync("count"), Is.EqualTo(2.0));
        Assert.That(
            async () => await stack.GetValueAsync("password"), Throws.InvalidOperationException.With.Message.EqualTo(
                "Cannot take the plain value of a secret stack output. Use 'GetOutput' instead."));
        Assert.That(
            async () => await stack.RequireValueAsync("password"), Throws.InvalidOperationException.With.Message.EqualTo(
                "Cannot take the plain value of a secret stack output. Use 'RequireOutput' instead."));
    });

    [Test]
    public Task Details_have_the_value_in_the_place_that_tells_whether_it_is_secret() => ReferAsync(async stack =>
    {
        var (open, secret) = (await stack.GetOutputDetailsAsync("cidr"), await stack.GetOutputDetailsAsync("password"));

        Assert.That((open.Value, open.SecretValue), Is.EqualTo(((object?)"10.0.0.0/8", (object?)null)));
        Assert.That((secret.Value, secret.SecretValue), Is.EqualTo(((object?)null, (object?)"p")));
    });

    private static Trial Referring() => new()
    {
        Monitor =
        {
            Reading = _ =>
            {
                var exports = OnWire.ObjectFrom(Exports);
                exports.Fields["outputs"] = OnWire.From(OnWire.Secret(OnWire.Text(exports.Fields["outputs"])));
                return exports;
            },
        },
    };

    private static Task ReferAsync(Func<StackReference, Task> test) => Referring().RunAsync(() => test(new StackReference("network")));
}
