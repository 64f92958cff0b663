using System.Text.Json;
using Platform.Engine.Graph;

namespace Platform.Engine.Simulation.Aws;

// Keys, certificates and search domains.
internal static partial class AwsComputed
{
    /// <summary>The policy of a key that is given none (AWS KMS Developer Guide, "Default key policy").</summary>
    private static string WholeAccount(AwsScope scope) => JsonSerializer.Serialize(new
    {
        Version = "2012-10-17",
        Id = "key-default-1",
        Statement = new[]
        {
            new
            {
                Sid = "Enable IAM User Permissions",
                Effect = "Allow",
                Principal = new { AWS = $"arn:{scope.Partition}:iam::{scope.Account}:root" },
                Action = "kms:*",
                Resource = "*",
            },
        },
    });

    /// <summary>A key may be named by its ARN or by its id.</summary>
    private static string TargetKey(SimulatedResource resource, AwsScope scope) => resource.Inputs.Text("targetKeyId") switch
    {
        null => "",
        ['a', 'r', 'n', ':', ..] arn => arn,
        var id => scope.Arn("kms", $"key/{id}"),
    };

    /// <summary>A certificate that waits for one record in the domain of each of its names.</summary>
    private static ObjectValue Certificate(SimulatedResource resource)
    {
        var others = (resource.Inputs["subjectAlternativeNames"]?.Plain as ListValue)?.Items ?? [];
        string[] names =
        [
            resource.Inputs.Text("domainName") ?? "", .. others.Select(name => name.Plain).OfType<StringValue>().Select(name => name.Value),
        ];
        var records = names.Where(name => name.Length > 0).Distinct().Select(name =>
        {
            // A wildcard and its domain share a record.
            var domain = name.StartsWith("*.", StringComparison.Ordinal) ? name[2..] : name;
            return (PropertyValue)Fields(
                ("domainName", name),
                ("resourceRecordName", $"_{Seed.Hex(resource.Urn + domain, "record", 32)}.{domain}."),
                ("resourceRecordType", "CNAME"),
                ("resourceRecordValue", $"_{Seed.Hex(resource.Urn + domain, "value", 32)}.acm-validations.aws."));
        });
        return Fields(
            ("status", "PENDING_VALIDATION"), ("type", "AMAZON_ISSUED"), ("renewalEligibility", "INELIGIBLE"),
            ("notAfter", ""), ("notBefore", ""),
            ("keyAlgorithm", resource.Inputs.Text("keyAlgorithm") ?? "RSA_2048"),
            ("validationMethod", resource.Inputs.Text("validationMethod") ?? "NONE"),
            ("domainValidationOptions", new ListValue([.. records])));
    }

    private static ObjectValue SearchDomain(SimulatedResource resource, AwsScope scope)
    {
        var name = resource.Inputs.Text("domainName");
        var place = resource.Inputs["vpcOptions"] is null ? "search" : "vpc";
        var hash = Seed.Text(resource.Urn, "endpoint", 26, "abcdefghijklmnopqrstuvwxyz234567");
        var host = $"{place}-{name}-{hash}.{scope.Region}.es.{scope.DnsSuffix}";
        return Fields(("domainId", $"{scope.Account}/{name}"), ("endpoint", host), ("dashboardEndpoint", $"{host}/_dashboards"));
    }
}
