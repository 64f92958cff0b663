namespace Platform.Engine.Policies;

/// <summary>
/// Actions of AWS that change something and take no resource, so that a statement can only say <c>*</c> (Service Authorization
/// Reference). It is a list, to be added to.
/// </summary>
internal static class AwsWithoutResource
{
    /// <summary>The actions.</summary>
    public static IReadOnlySet<string> Actions { get; } = new HashSet<string>(StringComparer.OrdinalIgnoreCase)
    {
        "arc-zonal-shift:UpdateZonalAutoshiftConfiguration",
        "cloudwatch:PutMetricData",
        "ec2messages:AcknowledgeMessage",
        "ec2messages:SendReply",
        "ecr:CreateRegistry",
        "ecr:GetAuthorizationToken",
        "iam:CreateServiceLinkedRole",
        "route53:CreateHostedZone",
        "ssm:UpdateInstanceInformation",
        "ssmmessages:CreateControlChannel",
        "ssmmessages:CreateDataChannel",
        "ssmmessages:OpenControlChannel",
        "ssmmessages:OpenDataChannel",
        "xray:PutTelemetryRecords",
        "xray:PutTraceSegments",
    };
}
