using Platform.Engine.Graph;
using static Platform.Engine.Policies.PolicySeverity;

namespace Platform.Engine.Policies.Themes;

/// <summary>Networks of both clouds: what may come in, and what is recorded of it.</summary>
internal static class NetworkRules
{
    private const string Group = "aws:ec2/securityGroup:SecurityGroup";
    private const string GroupRule = "aws:ec2/securityGroupRule:SecurityGroupRule";
    private const string IngressRule = "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule";
    private const string Vpc = "aws:ec2/vpc:Vpc";
    private const string Subnetwork = "gcp:compute/subnetwork:Subnetwork";
    private const string Firewall = "gcp:compute/firewall:Firewall";

    // SSH, RDP, etcd, Kubernetes API, kubelet.
    private static readonly int[] Managing = [22, 3389, 2379, 2380, 6443, 10250];

    public static IReadOnlyList<PolicyRule> All { get; } =
    [
        new("EKS-022", Critical, "nothing that manages machines is open to the internet", "name the ranges that may come in",
            ["CIS-EKS-5.4.1", "CKV_AWS_24", "AWS-0107"], [Group, GroupRule, IngressRule], Ingress),
        new("AWS-001", Medium, "the flows of every network are logged", "declare a flow log with its vpcId", ["CKV2_AWS_11", "AWS-0178"],
            [Vpc], FlowLogs) { LooksAround = true },
        new("AWS-002", Low, "the default security group lets nothing through", "leave ingress and egress of the default group empty",
            ["CKV2_AWS_12", "AWS-0173"], ["aws:ec2/defaultSecurityGroup:DefaultSecurityGroup"], DefaultGroup),
        new("AWS-008", Low, "S3 is reached without the NAT gateway", "declare a gateway endpoint for S3", [],
            ["aws:ec2/natGateway:NatGateway"], GatewayEndpoint) { LooksAround = true },
        new("GCP-004", Medium, "Google's APIs are reached privately", "set privateIpGoogleAccess",
            ["CIS-GKE-5.6.6", "CKV_GCP_74", "GCP-0075"], [Subnetwork],
                ForMachines(subject => subject.MustBe("privateIpGoogleAccess", true, missing: false))),
        new("GCP-005", Critical, "nothing that manages machines is open to the internet", "name the sourceRanges that may come in",
            ["CKV_GCP_2", "CKV_GCP_3", "GCP-0027"], [Firewall], Allows),
        new("GCP-006", Low, "the flows of subnets are logged", "set logConfig",
            ["CIS-GKE-5.6.1", "CKV_GCP_26", "GCP-0029"], [Subnetwork],
                ForMachines(subject => subject.Must("logConfig", value => value is ObjectValue, "must be set"))),
    ];

    private static bool IsOpen(string? range) => range is "0.0.0.0/0" or "::/0";

    private static void Ingress(Subject subject)
    {
        if (subject.Node.Type == Group)
        {
            foreach (var (path, rule) in subject.Each("ingress"))
                Range(subject, path, rule, ["cidrBlocks", "ipv6CidrBlocks"], "protocol");
        }
        else if (subject.Node.Type == IngressRule)
        {
            Range(subject, "", subject.Node.Inputs, ["cidrIpv4", "cidrIpv6"], "ipProtocol");
        }
        else if (!Values.Is(subject.At("type"), "egress"))
        {
            Range(subject, "", subject.Node.Inputs, ["cidrBlocks", "ipv6CidrBlocks"], "protocol");
        }
    }

    private static void Range(Subject subject, string path, ObjectValue rule, string[] sources, string protocol)
    {
        foreach (var source in sources)
        {
            var at = path.Length == 0 ? source : $"{path}.{source}";
            var ranges = subject.Texts(at);
            if (!ranges.Any(IsOpen))
                continue;

            if (rule["fromPort"]?.HasUnknowns == true || rule["toPort"]?.HasUnknowns == true)
            {
                subject.Unknown(path.Length == 0 ? "fromPort" : $"{path}.fromPort");
                continue;
            }

            var all = Values.Is(rule[protocol], "-1") || Values.Is(rule[protocol], "all");
            var (from, to) = (Values.Number(rule["fromPort"]) ?? 0, Values.Number(rule["toPort"]) ?? 65535);
            if (all || (!Values.Is(rule[protocol], "icmp") && Managing.Any(port => from <= port && port <= to)))
                subject.Fail(at, subject.At(at), all
                    ? "must not let everything in from everywhere" : $"must not let ports {from}-{to} in from everywhere");
        }
    }

    private static void FlowLogs(Subject subject)
    {
        var logs = subject.Facts.By("aws:ec2/flowLog:FlowLog", "vpcId");
        if (logs.Naming(subject.Node).Any())
            return;
        if (logs.HasUnknowns)
            subject.Unknown("vpcId", "the flow logs' networks are not known before the update");
        else
            subject.Fail("cidrBlock", subject.At("cidrBlock"), "must have a flow log");
    }

    private static void DefaultGroup(Subject subject)
    {
        foreach (var side in new[] { "ingress", "egress" })
            subject.Must(side, value => value is ListValue { Items.Count: 0 }, "must be empty", missing: true);
    }

    private static void GatewayEndpoint(Subject subject)
    {
        var endpoints = subject.Facts.Of("aws:ec2/vpcEndpoint:VpcEndpoint").Where(endpoint =>
            !Values.Is(endpoint.Inputs["vpcEndpointType"], "Interface")).ToArray();
        if (endpoints.Any(endpoint => endpoint.Inputs.Text("serviceName")?.EndsWith(".s3", StringComparison.Ordinal) == true))
            return;
        if (endpoints.Any(endpoint => endpoint.Inputs["serviceName"]?.HasUnknowns == true))
            subject.Unknown("serviceName", "the endpoints' services are not known before the update");
        else
            subject.Fail("vpcId", subject.At("vpcId"),
                "must have a gateway endpoint for S3 beside it: traffic to S3 is paid for by the gigabyte");
    }

    /// <summary>Subnets of load balancers' proxies hold no machines.</summary>
    private static Action<Subject> ForMachines(Action<Subject> test) => subject =>
    {
        if (subject.At("purpose") is UnknownValue)
            subject.Unknown("purpose");
        else if (subject.At("purpose") is null || Values.Is(subject.At("purpose"), "PRIVATE"))
            test(subject);
    };

    private static void Allows(Subject subject)
    {
        if (Values.Is(subject.At("direction"), "EGRESS") || subject.At("allows") is null || Values.Flag(subject.At("disabled")) == true)
            return;
        var open = subject.Texts("sourceRanges").Any(IsOpen)
            || (subject.At("sourceRanges") is null && subject.At("sourceTags") is null && subject.At("sourceServiceAccounts") is null);
        if (!open)
            return;
        foreach (var (path, allow) in subject.Each("allows"))
        {
            if (allow.HasUnknowns)
                subject.Unknown(path);
            else if (Values.Is(allow["protocol"], "all")
                || (Values.Is(allow["protocol"], "tcp") && Ports(allow).Any(range => Managing.Any(range.Holds))))
                subject.Fail("sourceRanges", subject.At("sourceRanges"),
                    $"must not let {Readers.ValueText.Line(allow, 60)} in from everywhere");
        }
    }

    private static IEnumerable<PortRange> Ports(ObjectValue allow) =>
        allow["ports"] is null ? [new(0, 65535)] : Values.Texts(allow["ports"]).Select(PortRange.Parse);

    private readonly record struct PortRange(int From, int To)
    {
        public static PortRange Parse(string text) => text.Split('-') switch
        {
            [var from, var to] when int.TryParse(from, out var low) && int.TryParse(to, out var high) => new(low, high),
            [var only] when int.TryParse(only, out var port) => new(port, port),
            _ => new(0, 65535),
        };

        public bool Holds(int port) => From <= port && port <= To;
    }
}
