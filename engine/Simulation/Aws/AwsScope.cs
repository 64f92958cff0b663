using System.Text.Json;
using Platform.Engine.Checks.Places;
using Platform.Engine.Graph;

namespace Platform.Engine.Simulation.Aws;

/// <summary>Where a request to AWS goes: partition, region and account.</summary>
internal sealed record AwsScope(string Partition, string Region, string Account)
{
    // AWS documents this account number for examples; no customer has it.
    private const string ExampleAccount = "123456789012";
    private const string DefaultRegion = "us-east-1";

    /// <summary>The DNS name under which services answer.</summary>
    public string DnsSuffix => Partition switch
    {
        "aws-cn" => "amazonaws.com.cn",
        "aws-eusc" => "amazonaws.eu",
        _ => "amazonaws.com",
    };

    /// <summary>
    /// The region is the resource's own, else the provider's, else us-east-1; the account is the first the provider allows, else an
    /// example number.
    /// </summary>
    public static AwsScope Of(SimulationScope scope, ObjectValue inputs)
    {
        var region = inputs.Text("region") ?? scope.ProviderInputs.Text("region") ?? DefaultRegion;
        return new(new AwsRegion(region, "", "").Partition, region, AllowedAccount(scope.ProviderInputs["allowedAccountIds"])
            ?? ExampleAccount);
    }

    /// <summary>A regional ARN.</summary>
    public string Arn(string service, string resource) => $"arn:{Partition}:{service}:{Region}:{Account}:{resource}";

    /// <summary>An ARN of a service that has no regions, such as IAM.</summary>
    public string GlobalArn(string service, string resource) => $"arn:{Partition}:{service}::{Account}:{resource}";

    private static string? AllowedAccount(PropertyValue? allowed)
    {
        switch (allowed?.Plain)
        {
            case ListValue { Items: [StringValue first, ..] }:
                return first.Value;
            case StringValue text:
                try
                {
                    return JsonSerializer.Deserialize<string[]>(text.Value)?.FirstOrDefault();
                }
                catch (JsonException)
                {
                    return null;
                }

            default:
                return null;
        }
    }
}
