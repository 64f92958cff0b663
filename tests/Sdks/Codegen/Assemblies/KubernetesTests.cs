using Codegen.Tests.Support;
using Pulumi;
using Pulumi.Kubernetes.ApiExtensions;
using Pulumi.Kubernetes.Core.V1;
using Pulumi.Kubernetes.Helm.V3;
using Pulumi.Kubernetes.Types.Inputs.Core.V1;
using Pulumi.Kubernetes.Types.Inputs.Helm.V3;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;
using Pulumi.Testing;

namespace Codegen.Tests.Assemblies;

/// <summary>What is special about Kubernetes: constant kinds, secret data, and custom resources of any kind.</summary>
[TestFixture]
public sealed class KubernetesTests
{
    [Test]
    public async Task A_custom_resource_has_the_type_that_its_arguments_name()
    {
        var seen = await Registered(() => _ = new Pulumi.Kubernetes.ApiExtensions.CustomResource("tls", new CertificateArgs
        {
            Metadata = new ObjectMetaArgs { Name = "tls", Namespace = "web" },
            Spec = new InputMap<object> { ["secretName"] = "tls", ["dnsNames"] = new[] { "a.example" } },
        }));

        Assert.That(seen.Type, Is.EqualTo("kubernetes:cert-manager.io/v1:Certificate"));
        Assert.That(Wire.Lines(seen.Inputs), Is.EqualTo("""
            apiVersion: cert-manager.io/v1
            kind: Certificate
            metadata: {name: tls, namespace: web}
            spec: {dnsNames: [a.example], secretName: tls}
            """));
    }

    [Test]
    public async Task Kind_and_version_are_fixed_whatever_the_arguments_say()
    {
        var seen = await Registered(() => _ = new Secret("s", new SecretArgs { ApiVersion = "v9", Kind = "Other" }));

        Assert.That(seen.Type, Is.EqualTo("kubernetes:core/v1:Secret"));
        Assert.That(Wire.Lines(seen.Inputs), Is.EqualTo("apiVersion: v1\nkind: Secret"));
    }

    [Test]
    public async Task Arguments_may_be_left_out()
    {
        var seen = await Registered(() => _ = new Namespace("n"));

        Assert.That(Wire.Lines(seen.Inputs), Is.EqualTo("apiVersion: v1\nkind: Namespace"));
    }

    [Test]
    public async Task The_data_of_a_secret_is_secret_when_it_is_set_as_a_whole()
    {
        var secret = false;
        await Registered(async () =>
        {
            var args = new SecretArgs { StringData = new InputMap<string> { ["password"] = "p" } };
            secret = await Output.IsSecretAsync(args.StringData.ToOutput());
            _ = new Secret("s", args);
        });

        Assert.That(secret, Is.True);
    }

    [Test]
    public async Task A_release_keeps_the_shape_of_its_values()
    {
        var seen = await Registered(() => _ = new Release("r", new ReleaseArgs
        {
            Chart = "cert-manager",
            RepositoryOpts = new RepositoryOptsArgs { Repo = "https://charts.example" },
            Values = { ["crds"] = new Dictionary<string, object> { ["enabled"] = true }, ["replicas"] = 2 },
        }));

        Assert.That(Wire.Lines(seen.Inputs), Is.EqualTo("""
            chart: cert-manager
            compat: true
            repositoryOpts: {repo: https://charts.example}
            values: {crds: {enabled: True}, replicas: 2}
            """));
    }

    private static Task<MockResourceArgs> Registered(Action program) => Registered(() =>
    {
        program();
        return Task.CompletedTask;
    });

    private static async Task<MockResourceArgs> Registered(Func<Task> program)
    {
        var recorder = new Recorder();
        await Deployment.TestAsync(recorder, new TestOptions { IsPreview = false }, program);
        return recorder.Resources.Single();
    }

    private sealed class CertificateArgs() : CustomResourceArgs("cert-manager.io/v1", "Certificate")
    {
        [Input("spec")]
        public InputMap<object>? Spec { get; set; }
    }
}
