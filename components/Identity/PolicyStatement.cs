namespace Platform.Components.Identity;

/// <summary>Whether a statement of a policy grants or refuses.</summary>
public enum PolicyEffect
{
    /// <summary>Grants, unless another statement refuses.</summary>
    Allow,

    /// <summary>Refuses, whatever others grant.</summary>
    Deny,
}

/// <summary>One statement of an IAM policy document. Inert.</summary>
/// <param name="Sid">Its name, letters and digits, unique in the document; empty for none.</param>
/// <param name="Actions">What may be done, such as <c>s3:GetObject</c>.</param>
/// <param name="Resources">ARNs, with <c>*</c> as a wildcard, of what it may be done to; none in a trust policy.</param>
public sealed record PolicyStatement(string Sid, ImmutableArray<string> Actions, ImmutableArray<string> Resources)
{
    /// <summary>Whether it grants or refuses. Default: it grants.</summary>
    public PolicyEffect Effect { get; init; } = PolicyEffect.Allow;

    /// <summary>
    /// Who may, by kind: <c>Service</c>, <c>AWS</c> or <c>Federated</c>; <c>*</c> for anyone. Only in policies of resources and in trust
    /// policies. Default: none, as in policies of identities.
    /// </summary>
    public ImmutableSortedDictionary<string, ImmutableArray<string>> Principals { get; init; } =
        ImmutableSortedDictionary.Create<string, ImmutableArray<string>>(StringComparer.Ordinal);

    /// <summary>
    /// Under which conditions, all of which must hold: operator, then key, then values of which one must match. Default: none.
    /// </summary>
    public ImmutableSortedDictionary<string, ImmutableSortedDictionary<string, ImmutableArray<string>>> Conditions { get; init; } =
        ImmutableSortedDictionary.Create<string, ImmutableSortedDictionary<string, ImmutableArray<string>>>(StringComparer.Ordinal);

    /// <summary>The statement with one more condition.</summary>
    /// <param name="condition">The operator, such as <c>StringEquals</c>.</param>
    /// <param name="key">The condition key, such as <c>aws:SourceAccount</c>.</param>
    /// <param name="values">The values; one must match.</param>
    public PolicyStatement When(string condition, string key, params ImmutableArray<string> values)
    {
        var keys = Conditions.GetValueOrDefault(condition)
            ?? ImmutableSortedDictionary.Create<string, ImmutableArray<string>>(StringComparer.Ordinal);
        return this with { Conditions = Conditions.SetItem(condition, keys.Add(key, values)) };
    }

    /// <summary>The statement with one more kind of principal.</summary>
    /// <param name="kind"><c>Service</c>, <c>AWS</c>, <c>Federated</c>, or <c>*</c> without identifiers.</param>
    /// <param name="identifiers">Service principals, ARNs or accounts.</param>
    public PolicyStatement For(string kind, params ImmutableArray<string> identifiers) =>
        this with { Principals = Principals.SetItem(kind, identifiers) };
}
