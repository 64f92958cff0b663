using Platform.PolicyPack;

return await PackProcess.RunAsync(args);
