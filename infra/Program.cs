using Platform.Stacks.Environments;
using Pulumi;

return await Deployment.RunAsync(() =>
{
    var config = new Config("platform");
    var environment = EnvironmentReader.Read(Deployment.Instance.StackName, config.Get("organization"), config.Get("clusters"));
    return PlatformEnvironment.Build(environment);
});
