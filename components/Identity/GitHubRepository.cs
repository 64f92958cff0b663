namespace Platform.Components.Identity;

/// <summary>
/// A repository on GitHub whose workflows may act in the cloud. GitHub names the subject of a token in one of two ways: until July 2026 by
/// names, which whoever takes over a name inherits; in repositories made, renamed or moved since then, and in those that asked for it, by
/// names with the ids of owner and repository. A trust that knows one way only fails on the other without a word, so both are written.
/// Inert.
/// </summary>
public sealed record GitHubRepository
{
    /// <summary>The issuer of tokens, without its scheme, as AWS names it in conditions.</summary>
    internal const string Issuer = "token.actions.githubusercontent.com";

    /// <summary>The organization or user, such as <c>acme</c>.</summary>
    public required string Owner { get; init; }

    /// <summary>The id of the organization or user, digits; the API answers it as <c>owner.id</c>. It never changes.</summary>
    public required string OwnerId { get; init; }

    /// <summary>The repository without its owner, such as <c>platform</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The id of the repository, digits; the API answers it as <c>id</c>. It never changes.</summary>
    public required string Id { get; init; }

    /// <summary>The subjects of tokens of jobs in a deployment environment: by names, then by names and ids.</summary>
    /// <param name="environment">The environment; GitHub lets its rules decide which branches and people may use it.</param>
    public ImmutableArray<string> Subjects(string environment)
    {
        // A colon in a value would read as the end of it, so GitHub writes it so.
        var context = $"environment:{environment.Replace(":", "%3A", StringComparison.Ordinal)}";
        return [$"repo:{Owner}/{Name}:{context}", $"repo:{Owner}@{OwnerId}/{Name}@{Id}:{context}"];
    }

    /// <summary>The repository itself, once it is known to be complete.</summary>
    /// <exception cref="ArgumentException">An id is not a number.</exception>
    internal GitHubRepository Checked()
    {
        foreach (var (name, id) in ((string, string)[])[(nameof(OwnerId), OwnerId), (nameof(Id), Id)])
        {
            if (id.Length == 0 || !id.All(char.IsAsciiDigit))
                throw new ArgumentException($"{Owner}/{Name}: {name}: {id}: must be digits, as GitHub's API answers them");
        }

        return this;
    }
}
