namespace Platform.Components.Identity.Policies;

/// <summary>
/// What the EBS CSI driver, from 1.58, needs: volumes and snapshots that carry its tag with this cluster's name, and this cluster's nodes.
/// The driver writes the tag once it knows the name, which EKS's add-on tells it. Volumes from elsewhere must be given the tag by hand.
/// Google Cloud's disks need no permissions of ours. Pure.
/// </summary>
public static class EbsCsiPermissions
{
    private const string ClusterTag = "ebs.csi.aws.com/cluster-name";

    /// <summary>The permissions.</summary>
    /// <param name="keys">ARNs of the keys that volumes are encrypted with, by a name for each. Default: the key that AWS keeps.</param>
    public static Permissions Of(ImmutableSortedDictionary<string, Input<string>>? keys = null)
    {
        var volumes = new AwsPermissions().With("volumes", facts => Volumes(facts));
        if (keys is null or { IsEmpty: true })
            return new() { Aws = volumes };

        var arns = Output.All(keys.Values);
        return new() { Aws = volumes.With("keys", _ => arns.Apply(Keys)) };
    }

    private static PolicyDocument Volumes(AwsFacts facts)
    {
        ImmutableArray<string> volumes = [facts.Arn("ec2", "volume/*")];
        ImmutableArray<string> instances = [facts.Arn("ec2", "instance/*")];
        // Snapshots have an owner, and yet their ARNs no account.
        ImmutableArray<string> snapshots = [facts.Public("ec2", "snapshot/*")];
        return new(
            new PolicyStatement("Read",
            [
                "ec2:DescribeAvailabilityZones", "ec2:DescribeInstanceTypes", "ec2:DescribeInstances", "ec2:DescribeSnapshots",
                "ec2:DescribeVolumeStatus", "ec2:DescribeVolumes", "ec2:DescribeVolumesModifications",
            ], ["*"]),
            Asking(facts, new("MakeVolumes", ["ec2:CopyVolumes", "ec2:CreateVolume"], volumes)),
            Asking(facts, new("MakeSnapshots", ["ec2:CreateSnapshot"], snapshots)),
            Having(facts, new("ChangeVolumes",
            [
                "ec2:AttachVolume", "ec2:CopyVolumes", "ec2:CreateSnapshot", "ec2:DeleteVolume", "ec2:DetachVolume", "ec2:ModifyVolume",
            ], volumes)),
            Having(facts, new("ChangeSnapshots",
                ["ec2:CreateVolume", "ec2:DeleteSnapshot", "ec2:EnableFastSnapshotRestores", "ec2:LockSnapshot"], snapshots)),
            new PolicyStatement("AttachToManagedNodes", ["ec2:AttachVolume", "ec2:DetachVolume"], instances)
                .When("StringEquals", "aws:ResourceTag/eks:cluster-name", facts.ClusterName),
            // Karpenter's instances lack the tag of managed groups.
            new PolicyStatement("AttachToOwnNodes", ["ec2:AttachVolume", "ec2:DetachVolume"], instances)
                .When("StringEquals", $"aws:ResourceTag/kubernetes.io/cluster/{facts.ClusterName}", "owned"),
            new PolicyStatement("TagNew", ["ec2:CreateTags"], [.. volumes, .. snapshots])
                .When("StringEquals", "ec2:CreateAction", "CopyVolumes", "CreateSnapshot", "CreateVolume"),
            Having(facts, new("TagVolumes", ["ec2:CreateTags", "ec2:DeleteTags"], volumes))
                .When("Null", "aws:TagKeys", "false")
                .When("ForAllValues:StringNotEquals", "aws:TagKeys",
                    "ebs.csi.aws.com/cluster", ClusterTag, "kubernetes.io/created-for/pvc/name"));
    }

    /// <summary>EC2 uses the key for as long as a volume is attached, with a grant that only AWS's services can be given.</summary>
    private static PolicyDocument Keys(ImmutableArray<string> keys) => new(
        new PolicyStatement("UseKeys", ["kms:Decrypt", "kms:DescribeKey", "kms:GenerateDataKeyWithoutPlaintext"], keys),
        new PolicyStatement("LendKeys", ["kms:CreateGrant"], keys).When("Bool", "kms:GrantIsForAWSResource", "true"));

    private static PolicyStatement Asking(AwsFacts facts, PolicyStatement statement) =>
        statement.When("StringEquals", $"aws:RequestTag/{ClusterTag}", facts.ClusterName);

    private static PolicyStatement Having(AwsFacts facts, PolicyStatement statement) =>
        statement.When("StringEquals", $"aws:ResourceTag/{ClusterTag}", facts.ClusterName);
}
