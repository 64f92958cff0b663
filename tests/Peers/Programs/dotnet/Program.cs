// The peer program in C#. Its twin on the official Node SDK is ../nodejs: the same parts, the same resources in the same order. It uses
// the official surface only, so that it also compiles with the official packages.
using PeerProgram;
using Pulumi;

return await Deployment.RunAsync(async () =>
{
    var config = new Config();
    return config.Get("fault") is { } fault
        ? await Faults.Run(fault, config)
        : await Everything.Declare(config);
});
