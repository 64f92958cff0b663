namespace Platform.Components.Identity.Policies;

/// <summary>Which of a cloud's secrets may be read. Inert.</summary>
public sealed record ReadableSecrets
{
    /// <summary>
    /// What names begin with, in Secrets Manager and Parameter Store, such as <c>prod/main/</c>. No default: it would be everything.
    /// </summary>
    public required string AwsPrefix { get; init; }

    /// <summary>ARNs of keys that they are encrypted with, by a name for each. Default: the services' own.</summary>
    public ImmutableSortedDictionary<string, Input<string>> AwsKeys { get; init; } =
        ImmutableSortedDictionary.Create<string, Input<string>>(StringComparer.Ordinal);

    /// <summary>
    /// Whether a secret on AWS must also be tagged <c>kubernetes-namespace</c> with the namespace of the pods that read it. For readers in
    /// the namespaces of teams; a reader for all namespaces is in its own. Default: false.
    /// </summary>
    public bool OfNamespaceOnly { get; init; }

    /// <summary>Whether Parameter Store may be read as well. Default: false.</summary>
    public bool Parameters { get; init; }

    /// <summary>Whether secrets may be looked for by name or tag, which lists those of the whole account. Default: false.</summary>
    public bool Find { get; init; }

    /// <summary>Ids of secrets on Google Cloud, by a name for each. Default: none.</summary>
    public ImmutableSortedDictionary<string, Input<string>> GcpSecrets { get; init; } =
        ImmutableSortedDictionary.Create<string, Input<string>>(StringComparer.Ordinal);

    /// <summary>
    /// What ids of secrets on Google Cloud begin with, such as <c>prod-main-</c>, for secrets not known beforehand. Default: none.
    /// </summary>
    public string? GcpPrefix { get; init; }

    /// <summary>The number of the project that <see cref="GcpPrefix"/> is about: conditions know projects by their numbers.</summary>
    public string? GcpProjectNumber { get; init; }
}

/// <summary>What External Secrets, or the driver that mounts secrets as files, needs. Pure.</summary>
public static class SecretReaderPermissions
{
    private const string Accessor = "roles/secretmanager.secretAccessor";

    /// <summary>The permissions.</summary>
    /// <param name="secrets">Which secrets.</param>
    public static Permissions Of(ReadableSecrets secrets)
    {
        var keys = Output.All(secrets.AwsKeys.Values);
        return new()
        {
            Aws = new AwsPermissions().With("secrets", facts => keys.Apply(arns => OnAws(facts, secrets, arns))),
            Gcp = OnGcp(secrets),
        };
    }

    private static PolicyDocument OnAws(AwsFacts facts, ReadableSecrets secrets, ImmutableArray<string> keys)
    {
        var statements = new List<PolicyStatement>
        {
            OfNamespace(secrets, "secretsmanager:ResourceTag", new("ReadSecrets",
            [
                "secretsmanager:DescribeSecret", "secretsmanager:GetResourcePolicy", "secretsmanager:GetSecretValue",
                "secretsmanager:ListSecretVersionIds",
            ], [facts.Arn("secretsmanager", $"secret:{secrets.AwsPrefix}*")])),
        };
        if (secrets.Parameters)
        {
            statements.Add(OfNamespace(secrets, "aws:ResourceTag", new("ReadParameters",
                ["ssm:GetParameter", "ssm:GetParameters", "ssm:GetParametersByPath"],
                [facts.Arn("ssm", $"parameter/{secrets.AwsPrefix.TrimStart('/')}*")])));
        }

        if (secrets.Find)
            statements.Add(new("FindSecrets", ["secretsmanager:BatchGetSecretValue", "secretsmanager:ListSecrets"], ["*"]));
        if (!keys.IsEmpty)
        {
            statements.Add(new PolicyStatement("Decrypt", ["kms:Decrypt"], keys)
                .When("StringEquals", "kms:ViaService", [.. Services(facts, secrets)]));
        }

        return new([.. statements]);
    }

    private static IEnumerable<string> Services(AwsFacts facts, ReadableSecrets secrets)
    {
        var domain = $"{facts.Region}.{AwsPartition.DnsSuffix(facts.Partition)}";
        yield return $"secretsmanager.{domain}";
        if (secrets.Parameters)
            yield return $"ssm.{domain}";
    }

    private static PolicyStatement OfNamespace(ReadableSecrets secrets, string key, PolicyStatement statement) => secrets.OfNamespaceOnly
        ? statement.When("StringEquals", $"{key}/kubernetes-namespace", "${aws:PrincipalTag/kubernetes-namespace}")
        : statement;

    private static GcpPermissions OnGcp(ReadableSecrets secrets)
    {
        var permissions = new GcpPermissions
        {
            Grants = secrets.GcpSecrets.ToImmutableSortedDictionary(
                secret => $"secret-{secret.Key}", secret => (GcpGrant)new GcpGrant.OnSecret(secret.Value, Accessor)),
        };
        if (secrets.GcpPrefix is { Length: > 0 } prefix)
        {
            var number = secrets.GcpProjectNumber
                ?? throw new ArgumentException($"{nameof(ReadableSecrets.GcpPrefix)} needs the project's number");
            permissions = permissions.With("secrets", new GcpGrant.OnProject(Accessor)
            {
                Condition = new($"Secrets {prefix}*", $"resource.name.startsWith(\"projects/{number}/secrets/{prefix}\")"),
            });
        }

        return secrets.Find ? permissions.With("find-secrets", new GcpGrant.OnProject("roles/secretmanager.viewer")) : permissions;
    }
}
