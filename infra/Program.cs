using Platform.Stacks.Environments;
using Platform.Stacks.Profiles;
using Platform.Stacks.Versions;
using Pulumi;

return await Deployment.RunAsync(() =>
{
    var stack = Deployment.Instance;
    var (environment, warnings) = EnvironmentReader.Read(
        stack.StackName, StackConfiguration.Read(), Today.Read(), name => EnvironmentFiles.Read(stack.RootDirectory, name));
    foreach (var warning in warnings)
        Log.Warn(warning.ToString());
    if (Deviations.Text(environment) is { Length: > 0 } deviations)
        Log.Info(deviations);
    return PlatformEnvironment.Build(environment, StackSecrets.Value);
});
