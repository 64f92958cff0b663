using System.Reflection;
using Pulumi;

namespace Codegen.Tests.Assemblies;

/// <summary>Samples of the four SDKs, held against facts of the official packages; with PulumiSdk=nuget against those themselves.</summary>
[TestFixture]
public sealed class GeneratedSdkTests
{
    [TestCase(typeof(Pulumi.Aws.Eks.Cluster), "aws:eks/cluster:Cluster", "7.48.0")]
    [TestCase(typeof(Pulumi.Aws.AutoScaling.Group), "aws:autoscaling/group:Group", "7.48.0")]
    [TestCase(typeof(Pulumi.Aws.Provider), "pulumi:providers:aws", "7.48.0")]
    [TestCase(typeof(Pulumi.Gcp.Container.Cluster), "gcp:container/cluster:Cluster", "9.37.0")]
    [TestCase(typeof(Pulumi.Gcp.ServiceAccount.Account), "gcp:serviceaccount/account:Account", "9.37.0")]
    [TestCase(typeof(Pulumi.Kubernetes.Core.V1.Service), "kubernetes:core/v1:Service", "4.34.2")]
    [TestCase(typeof(Pulumi.Kubernetes.Rbac.V1.Role), "kubernetes:rbac.authorization.k8s.io/v1:Role", "4.34.2")]
    [TestCase(typeof(Pulumi.Kubernetes.Helm.V3.Release), "kubernetes:helm.sh/v3:Release", "4.34.2")]
    [TestCase(typeof(Pulumi.Tls.PrivateKey), "tls:index/privateKey:PrivateKey", "5.6.1")]
    public void A_resource_says_its_token_and_its_provider_version(Type resource, string token, string version)
    {
        var attribute = resource.GetCustomAttribute<ResourceTypeAttribute>()!;

        Assert.That((attribute.Type, attribute.Version), Is.EqualTo((token, version)));
    }

    [TestCase(typeof(Pulumi.Aws.Eks.Cluster), ExpectedResult = "String name, ClusterArgs args, CustomResourceOptions options = null")]
    [TestCase(typeof(Pulumi.Aws.Kms.Key), ExpectedResult = "String name, KeyArgs args = null, CustomResourceOptions options = null")]
    [TestCase(typeof(Pulumi.Kubernetes.Core.V1.Secret),
        ExpectedResult = "String name, SecretArgs args = null, CustomResourceOptions options = null")]
    [TestCase(typeof(Pulumi.Kubernetes.Yaml.V2.ConfigGroup),
        ExpectedResult = "String name, ConfigGroupArgs args = null, ComponentResourceOptions options = null")]
    [TestCase(typeof(Pulumi.Kubernetes.ApiExtensions.CustomResource),
        ExpectedResult = "String name, CustomResourceArgs args, CustomResourceOptions options = null")]
    public string A_resource_has_one_public_constructor(Type resource) => Parameters(resource.GetConstructors().Single());

    [TestCase(typeof(Pulumi.Aws.Eks.Cluster),
        ExpectedResult = "String name, Input`1 id, ClusterState state = null, CustomResourceOptions options = null")]
    [TestCase(typeof(Pulumi.Kubernetes.Apps.V1.Deployment),
        ExpectedResult = "String name, Input`1 id, CustomResourceOptions options = null")]
    public string An_existing_resource_is_read_by_Get(Type resource) => Parameters(resource.GetMethod("Get")!);

    [TestCase(typeof(Pulumi.Aws.Eks.Inputs.ClusterVpcConfigArgs))]
    [TestCase(typeof(Pulumi.Aws.Eks.Inputs.ClusterVpcConfigGetArgs))]
    [TestCase(typeof(Pulumi.Aws.Eks.Outputs.ClusterVpcConfig))]
    [TestCase(typeof(Pulumi.Aws.Eks.Outputs.GetClusterVpcConfigResult))]
    [TestCase(typeof(Pulumi.Aws.Iam.Inputs.GetPolicyDocumentStatementArgs))]
    [TestCase(typeof(Pulumi.Aws.Iam.Inputs.GetPolicyDocumentStatementInputArgs))]
    [TestCase(typeof(Pulumi.Gcp.Container.Inputs.ClusterPrivateClusterConfigArgs))]
    [TestCase(typeof(Pulumi.Kubernetes.Types.Inputs.Core.V1.ServiceSpecArgs))]
    [TestCase(typeof(Pulumi.Kubernetes.Types.Inputs.Meta.V1.ObjectMetaArgs))]
    [TestCase(typeof(Pulumi.Kubernetes.Types.Inputs.Helm.V3.RepositoryOptsArgs))]
    [TestCase(typeof(Pulumi.Kubernetes.Types.Outputs.Core.V1.ServiceStatus))]
    public void Nested_types_stand_where_the_flavour_puts_them(Type type) => Assert.That(
        type.IsSubclassOf(typeof(ResourceArgs)) || type.IsSubclassOf(typeof(InvokeArgs)) || type.IsDefined(typeof(OutputTypeAttribute)));

    [TestCase(typeof(Pulumi.Kubernetes.ProviderArgs), "KubeConfig", "kubeconfig", false)]
    [TestCase(typeof(Pulumi.Kubernetes.ProviderArgs), "EnableServerSideApply", "enableServerSideApply", true)]
    [TestCase(typeof(Pulumi.Aws.ProviderArgs), "Region", "region", false)]
    [TestCase(typeof(Pulumi.Aws.ProviderArgs), "DefaultTags", "defaultTags", true)]
    [TestCase(typeof(Pulumi.Aws.ProviderArgs), "_allowedAccountIds", "allowedAccountIds", true)]
    [TestCase(typeof(Pulumi.Gcp.ProviderArgs), "Project", "project", false)]
    public void A_provider_encodes_what_is_not_a_string(Type args, string member, string wireName, bool json)
    {
        var input = args.GetMember(member, BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic).Single()
            .GetCustomAttributesData().Single(attribute => attribute.AttributeType == typeof(InputAttribute));

        Assert.That(input.ConstructorArguments.Select(argument => argument.Value), Is.EqualTo(new object[] { wireName, false, json }));
    }

    [TestCase(typeof(Pulumi.Aws.S3.BucketArgs), "BucketName", ExpectedResult = "Input<String>")]
    [TestCase(typeof(Pulumi.Aws.Iam.RoleArgs), "AssumeRolePolicy", ExpectedResult = "InputUnion<String, PolicyDocumentArgs>")]
    [TestCase(typeof(Pulumi.Aws.Eks.ClusterArgs), "EnabledClusterLogTypes", ExpectedResult = "InputList<String>")]
    [TestCase(typeof(Pulumi.Aws.Eks.ClusterArgs), "VpcConfig", ExpectedResult = "Input<ClusterVpcConfigArgs>")]
    [TestCase(typeof(Pulumi.Aws.Eks.Cluster), "Identities", ExpectedResult = "Output<ImmutableArray<ClusterIdentity>>")]
    [TestCase(typeof(Pulumi.Gcp.Compute.AddressArgs), "IPAddress", ExpectedResult = "Input<String>")]
    [TestCase(typeof(Pulumi.Kubernetes.Types.Inputs.Core.V1.ServiceSpecArgs), "Type",
        ExpectedResult = "InputUnion<String, ServiceSpecType>")]
    [TestCase(typeof(Pulumi.Kubernetes.Types.Inputs.Core.V1.SecretArgs), "StringData", ExpectedResult = "InputMap<String>")]
    [TestCase(typeof(Pulumi.Kubernetes.Types.Inputs.Helm.V3.ReleaseArgs), "Values", ExpectedResult = "InputMap<Object>")]
    [TestCase(typeof(Pulumi.Kubernetes.Types.Inputs.Helm.V3.ReleaseArgs), "ValueYamlFiles", ExpectedResult = "InputList<AssetOrArchive>")]
    [TestCase(typeof(Pulumi.Kubernetes.Core.V1.Secret), "Metadata", ExpectedResult = "Output<ObjectMeta>")]
    [TestCase(typeof(Pulumi.Kubernetes.ApiExtensions.CustomResourceArgs), "Metadata", ExpectedResult = "Input<ObjectMetaArgs>")]
    public string A_member_has_the_official_type(Type type, string member) => Name(type.GetProperty(member)!.PropertyType);

    [Test]
    public void Kubernetes_arguments_can_be_derived_from_and_others_cannot()
    {
        Assert.That(typeof(Pulumi.Kubernetes.Types.Inputs.Core.V1.ServiceArgs).IsSealed, Is.False);
        Assert.That(typeof(Pulumi.Aws.Eks.ClusterArgs).IsSealed, Is.True);
    }

    [Test]
    public void A_function_has_a_plain_form_and_two_output_forms()
    {
        var methods = typeof(Pulumi.Aws.GetCallerIdentity).GetMethods(BindingFlags.Public | BindingFlags.Static);

        Assert.That(methods.Select(method => $"{method.Name}({Parameters(method)})"), Is.EquivalentTo(new[]
        {
            "InvokeAsync(GetCallerIdentityArgs args = null, InvokeOptions options = null)",
            "Invoke(GetCallerIdentityInvokeArgs args = null, InvokeOptions options = null)",
            "Invoke(GetCallerIdentityInvokeArgs args, InvokeOutputOptions options)",
        }));
    }

    private static string Parameters(MethodBase method) => string.Join(", ", method.GetParameters().Select(parameter =>
        $"{parameter.ParameterType.Name} {parameter.Name}{(parameter.HasDefaultValue ? " = null" : "")}"));

    private static string Name(Type type) => type.IsGenericType
        ? $"{type.Name[..type.Name.IndexOf('`', StringComparison.Ordinal)]}<{string.Join(", ", type.GetGenericArguments().Select(Name))}>"
        : type.Name;
}
