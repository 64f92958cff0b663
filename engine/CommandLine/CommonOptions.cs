using System.CommandLine;

namespace Platform.Engine.CommandLine;

/// <summary>Options that every command has which runs a program.</summary>
internal static class CommonOptions
{
    private const int DefaultTimeoutSeconds = 300;

    /// <summary>Where the project is.</summary>
    public static Option<string> Directory() => new("--cwd", "-C")
    {
        Description = "The folder of the project, or one below it. Default: the current folder.",
        DefaultValueFactory = _ => Environment.CurrentDirectory,
    };

    /// <summary>Answers to references to other stacks.</summary>
    public static Option<string[]> StackOutputs()
    {
        var option = new Option<string[]>("--stack-outputs")
        {
            Description = "Answer references to another stack from its export, as NAME=FILE. May be given more than once.",
        };
        option.Validators.Add(result =>
        {
            foreach (var token in result.Tokens.Where(token => token.Value.IndexOf('=') <= 0))
                result.AddError($"--stack-outputs: {token.Value}: must be NAME=FILE");
        });
        return option;
    }

    /// <summary>The organization that the program is told.</summary>
    public static Option<string> Organization() => new("--organization")
    {
        Description = "The organization that the program is told. Default: organization.",
        DefaultValueFactory = _ => "organization",
    };

    /// <summary>How long a program may run.</summary>
    public static Option<int> Timeout()
    {
        var option = new Option<int>("--timeout")
        {
            Description = $"End a program that runs longer than this many seconds. Default: {DefaultTimeoutSeconds}.",
            DefaultValueFactory = _ => DefaultTimeoutSeconds,
        };
        option.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && (!int.TryParse(token.Value, out var seconds) || seconds <= 0))
                result.AddError($"--timeout: {token.Value}: must be a positive number of seconds");
        });
        return option;
    }

    /// <summary>The answers by the names of the stacks.</summary>
    public static IReadOnlyDictionary<string, string> Pairs(string[]? given) =>
        (given ?? []).Select(pair => pair.Split('=', 2)).ToDictionary(pair => pair[0], pair => pair[1]);
}
