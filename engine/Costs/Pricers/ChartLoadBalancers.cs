using Platform.Engine.Graph;

namespace Platform.Engine.Costs.Pricers;

/// <summary>
/// The network load balancers on AWS that the values of a chart ask for by the annotation or the class of the AWS Load Balancer Controller.
/// What a chart asks for by itself is not in its values, and not known here.
/// </summary>
internal static class ChartLoadBalancers
{
    private const string TypeAnnotation = "service.beta.kubernetes.io/aws-load-balancer-type";
    private const string NetworkClass = "service.k8s.aws/nlb";

    /// <summary>How many services ask for one, at any depth.</summary>
    public static int CountIn(PropertyValue? value) => value switch
    {
        ListValue list => list.Items.Sum(CountIn),
        ObjectValue service when Asks(service) => 1,
        ObjectValue fields => fields.Sum(field => CountIn(field.Value)),
        _ => 0,
    };

    private static bool Asks(ObjectValue service) =>
        service.TextAt("loadBalancerClass") == NetworkClass || service.At("annotations", TypeAnnotation) is StringValue;
}
