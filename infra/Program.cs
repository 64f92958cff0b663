using Platform.Stacks.Environments;
using Platform.Stacks.Profiles;
using Platform.Stacks.Versions;
using Pulumi;

return await Deployment.RunAsync(() =>
{
    var (environment, warnings) = EnvironmentReader.Read(Deployment.Instance.StackName, StackConfiguration.Read(), Today.Read());
    foreach (var warning in warnings)
        Log.Warn(warning.ToString());
    if (Deviations.Text(environment) is { Length: > 0 } deviations)
        Log.Info(deviations);
    return PlatformEnvironment.Build(environment, StackSecrets.Value);
});
