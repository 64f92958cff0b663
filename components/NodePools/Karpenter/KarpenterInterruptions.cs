using System.Text.Json;
using Platform.Components.Identity;
using Platform.Components.Identity.Policies;

namespace Platform.Components.NodePools;

/// <summary>
/// The queue that tells Karpenter what will happen to its instances, and the rules that fill it. A message is of no use after five minutes.
/// </summary>
internal sealed class KarpenterInterruptions : PlatformComponent
{
    internal const string Token = "platform:nodePools:KarpenterInterruptions";

    private const int RetentionSeconds = 300;

    // The events of Karpenter 1.14's own template: source and kind by a name for each.
    private static readonly ImmutableSortedDictionary<string, (string Source, string Kind)> Events =
        ImmutableSortedDictionary<string, (string, string)>.Empty
            .Add("capacity", ("aws.ec2", "EC2 Capacity Reservation Instance Interruption Warning"))
            .Add("health", ("aws.health", "AWS Health Event"))
            .Add("rebalance", ("aws.ec2", "EC2 Instance Rebalance Recommendation"))
            .Add("spot", ("aws.ec2", "EC2 Spot Instance Interruption Warning"))
            .Add("state", ("aws.ec2", "EC2 Instance State-change Notification"));

    private readonly KarpenterInterruptionsArgs _args;

    /// <summary>Makes the queue and the rules.</summary>
    public KarpenterInterruptions(string name, KarpenterInterruptionsArgs args, ComponentResourceOptions? options = null)
        : base(Token, name, args, options)
    {
        _args = args;
        var queue = Queue();
        foreach (var (role, (source, kind)) in Events)
            Rule(role, source, kind, queue);

        QueueName = queue.Name;
        QueueArn = queue.Arn;
        RegisterOutputs();
    }

    /// <summary>The queue's physical name.</summary>
    [Output] public Output<string> QueueName { get; }

    /// <summary>The queue's ARN.</summary>
    [Output] public Output<string> QueueArn { get; }

    private Aws.Sqs.Queue Queue()
    {
        var queue = new Aws.Sqs.Queue(Named("queue"), new()
        {
            MessageRetentionSeconds = RetentionSeconds,
            SqsManagedSseEnabled = true,
        }, Inside());
        _ = new Aws.Sqs.QueuePolicy(Named("queue"), new()
        {
            QueueUrl = queue.Id,
            Policy = queue.Arn.Apply(arn => KarpenterPermissions.Queue(_args.Cluster, arn).ToJson()),
        }, Inside());
        return queue;
    }

    private void Rule(string role, string source, string kind, Aws.Sqs.Queue queue)
    {
        var rule = new Aws.CloudWatch.EventRule(Named(role), new()
        {
            Description = $"{kind}, for Karpenter of {_args.Cluster.ClusterName}",
            EventPattern = JsonSerializer.Serialize(new Dictionary<string, string[]> { ["source"] = [source], ["detail-type"] = [kind] }),
        }, Inside());
        _ = new Aws.CloudWatch.EventTarget(Named(role), new() { Rule = rule.Name, Arn = queue.Arn }, Inside());
    }
}

/// <summary>Inputs of <see cref="KarpenterInterruptions"/>.</summary>
internal sealed class KarpenterInterruptionsArgs : ResourceArgs
{
    /// <summary>Where the cluster is.</summary>
    public required AwsFacts Cluster { get; init; }
}
