namespace Platform.Components.Identity.Policies;

/// <summary>
/// What the Cluster Autoscaler needs: to resize the groups that EKS tagged as this cluster's. GKE has one built in. Pure.
/// </summary>
public static class ClusterAutoscalerPermissions
{
    /// <summary>The permissions.</summary>
    public static Permissions Of() => new() { Aws = new AwsPermissions().With("groups", facts => Document(facts)) };

    private static PolicyDocument Document(AwsFacts facts) => new(
        new PolicyStatement("Read",
        [
            "autoscaling:DescribeAutoScalingGroups", "autoscaling:DescribeAutoScalingInstances", "autoscaling:DescribeLaunchConfigurations",
            "autoscaling:DescribeScalingActivities", "autoscaling:DescribeTags", "ec2:DescribeImages", "ec2:DescribeInstanceTypes",
            "ec2:DescribeLaunchTemplateVersions", "ec2:GetInstanceTypesFromInstanceRequirements",
        ], ["*"]),
        new PolicyStatement("ReadNodeGroups", ["eks:DescribeNodegroup"], [facts.Arn("eks", $"nodegroup/{facts.ClusterName}/*")]),
        new PolicyStatement("ResizeOwnGroups", ["autoscaling:SetDesiredCapacity", "autoscaling:TerminateInstanceInAutoScalingGroup"],
                [facts.Arn("autoscaling", "autoScalingGroup:*")])
            .When("StringEquals", $"aws:ResourceTag/k8s.io/cluster-autoscaler/{facts.ClusterName}", "owned"));
}
