using FaultProgram;

if (args is not [var name] || !Scenarios.All.TryGetValue(name, out var scenario))
{
    await Console.Error.WriteLineAsync($"usage: FaultProgram <{string.Join("|", Scenarios.All.Keys)}>");
    Environment.ExitCode = 2;
    return;
}

// Nothing is returned: the exit code is the one that the SDK leaves behind for programs that forget to return it.
await scenario();
