using Platform.Components.Identity;

namespace Platform.Components.Networks;

/// <summary>The record of a VPC's traffic and the place where it is kept. It knows nothing of subnets.</summary>
public sealed class AwsFlowLogging : PlatformComponent
{
    internal const string Token = "platform:networks:AwsFlowLogging";

    private const int KeyDeletionDays = 30;

    private readonly AwsFlowLoggingArgs _args;

    /// <summary>Starts recording.</summary>
    public AwsFlowLogging(string name, AwsFlowLoggingArgs args, ComponentResourceOptions? options = null) : base(Token, name, args, options)
    {
        _args = args;
        if (args.Logs.Destination == FlowLogDestination.Bucket)
            IntoBucket();
        if (args.Logs.Destination == FlowLogDestination.LogGroup)
            IntoLogGroup();
        RegisterOutputs();
    }

    private string LogGroupName => $"/aws/vpc/{_args.Facts.ClusterName}/flow-logs";

    private void IntoBucket()
    {
        var bucket = new Aws.S3.Bucket(Named("bucket"), new() { ForceDestroy = _args.Logs.DeleteWithNetwork }, Inside());
        var closed = ClosedToThePublic(bucket);
        _ = new Aws.S3.BucketOwnershipControls(Named("bucket"), new()
        {
            Bucket = bucket.Id,
            Rule = new Aws.S3.Inputs.BucketOwnershipControlsRuleArgs { ObjectOwnership = "BucketOwnerEnforced" },
        }, Inside());
        Encrypt(bucket);
        var versioning = new Aws.S3.BucketVersioning(Named("bucket"), new()
        {
            Bucket = bucket.Id,
            VersioningConfiguration = new Aws.S3.Inputs.BucketVersioningVersioningConfigurationArgs { Status = "Enabled" },
        }, Inside());
        Expire(bucket, versioning);
        var policy = new Aws.S3.BucketPolicy(Named("bucket"), new()
        {
            Bucket = bucket.Id,
            Policy = bucket.Arn.Apply(arn => AwsFlowLogPolicies.Bucket(_args.Facts, arn).ToJson()),
        }, Inside(closed));
        Record(policy, log =>
        {
            log.LogDestinationType = "s3";
            log.LogDestination = bucket.Arn;
            log.DestinationOptions = new Aws.Ec2.Inputs.FlowLogDestinationOptionsArgs { FileFormat = "parquet", PerHourPartition = true };
        });
    }

    private void Encrypt(Aws.S3.Bucket bucket)
    {
        var encryption = new Aws.S3.Inputs.BucketServerSideEncryptionConfigurationRuleApplyServerSideEncryptionByDefaultArgs
        {
            SseAlgorithm = "AES256",
        };
        _ = new Aws.S3.BucketServerSideEncryptionConfiguration(Named("bucket"), new()
        {
            Bucket = bucket.Id,
            Rules =
            [
                new Aws.S3.Inputs.BucketServerSideEncryptionConfigurationRuleArgs { ApplyServerSideEncryptionByDefault = encryption },
            ],
        }, Inside());
    }

    private Aws.S3.BucketPublicAccessBlock ClosedToThePublic(Aws.S3.Bucket bucket) => new(Named("bucket"), new()
    {
        Bucket = bucket.Id,
        BlockPublicAcls = true,
        BlockPublicPolicy = true,
        IgnorePublicAcls = true,
        RestrictPublicBuckets = true,
    }, Inside());

    /// <summary>Versions keep a record that someone deletes or overwrites; a day later than its age says, nothing of it is left.</summary>
    private void Expire(Aws.S3.Bucket bucket, Aws.S3.BucketVersioning versioning) =>
        _ = new Aws.S3.BucketLifecycleConfiguration(Named("bucket"), new()
        {
            Bucket = bucket.Id,
            Rules =
            [
                new Aws.S3.Inputs.BucketLifecycleConfigurationRuleArgs
                {
                    Id = "expire",
                    Status = "Enabled",
                    Filter = new Aws.S3.Inputs.BucketLifecycleConfigurationRuleFilterArgs { Prefix = "" },
                    Expiration = new Aws.S3.Inputs.BucketLifecycleConfigurationRuleExpirationArgs { Days = _args.Logs.RetentionDays },
                    NoncurrentVersionExpiration =
                        new Aws.S3.Inputs.BucketLifecycleConfigurationRuleNoncurrentVersionExpirationArgs { NoncurrentDays = 1 },
                    AbortIncompleteMultipartUpload =
                        new Aws.S3.Inputs.BucketLifecycleConfigurationRuleAbortIncompleteMultipartUploadArgs { DaysAfterInitiation = 1 },
                },
            ],
        }, Inside(versioning));

    private void IntoLogGroup()
    {
        var key = new Aws.Kms.Key(Named("key"), new()
        {
            Description = $"Flow logs of {_args.Facts.ClusterName}",
            EnableKeyRotation = true,
            DeletionWindowInDays = KeyDeletionDays,
            Policy = AwsFlowLogPolicies.Key(_args.Facts, LogGroupName).ToJson(),
        }, Inside());
        var group = new Aws.CloudWatch.LogGroup(Named("group"), new()
        {
            Name = LogGroupName,
            RetentionInDays = _args.Logs.RetentionDays,
            KmsKeyId = key.Arn,
        }, Inside());
        var role = new Aws.Iam.Role(Named("writer"), new() { AssumeRolePolicy = AwsFlowLogPolicies.Trust(_args.Facts).ToJson() }, Inside());
        var policy = new Aws.Iam.RolePolicy(Named("writer"), new()
        {
            Role = role.Name,
            Policy = AwsFlowLogPolicies.Write(_args.Facts, LogGroupName).ToJson(),
        }, Inside());
        Record(policy, log =>
        {
            log.LogDestinationType = "cloud-watch-logs";
            log.LogDestination = group.Arn;
            log.IamRoleArn = role.Arn;
        });
    }

    private void Record(Resource after, Action<Aws.Ec2.FlowLogArgs> into)
    {
        var log = new Aws.Ec2.FlowLogArgs
        {
            VpcId = _args.VpcId,
            MaxAggregationInterval = _args.Logs.IntervalSeconds,
            TrafficType = _args.Logs.Traffic switch
            {
                FlowLogTraffic.Accepted => "ACCEPT",
                FlowLogTraffic.Rejected => "REJECT",
                _ => "ALL",
            },
            Tags = { ["Name"] = Named("vpc") },
        };
        into(log);
        _ = new Aws.Ec2.FlowLog(Named("vpc"), log, Inside(after));
    }
}

/// <summary>Inputs of <see cref="AwsFlowLogging"/>.</summary>
public sealed class AwsFlowLoggingArgs : ResourceArgs
{
    /// <summary>Where the network is; the cluster's name is in the log group's.</summary>
    public required AwsFacts Facts { get; init; }

    /// <summary>The VPC.</summary>
    public required Input<string> VpcId { get; init; }

    /// <summary>What is recorded, and where. Default: all traffic, into a bucket.</summary>
    public AwsFlowLogs Logs { get; init; } = new();
}
