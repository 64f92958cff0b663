using System.Text.Json;

namespace Platform.Components;

/// <summary>IAM policy documents, written from objects. It knows no role.</summary>
internal static class AwsPolicy
{
    private const string LanguageVersion = "2012-10-17";

    /// <summary>The ARN of a policy that AWS keeps.</summary>
    public static string Managed(string name) => $"arn:aws:iam::aws:policy/{name}";

    /// <summary>A trust policy for an AWS service.</summary>
    public static string Trust(string service) => Document("sts:AssumeRole", service);

    /// <summary>A trust policy for pods: Pod Identity also tags the session with cluster, namespace and service account.</summary>
    public static string TrustPods() => Document(["sts:AssumeRole", "sts:TagSession"], "pods.eks.amazonaws.com");

    private static string Document(object action, string service) => JsonSerializer.Serialize(new
    {
        Version = LanguageVersion,
        Statement = new[] { new { Effect = "Allow", Principal = new { Service = service }, Action = action } },
    });

    private static string Document(string[] actions, string service) => Document((object)actions, service);
}
