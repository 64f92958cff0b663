using Platform.Components.Identity;

namespace Platform.Components.AddOns;

/// <summary>What an add-on's own resources are made with: names and options below its component. It makes none itself.</summary>
public sealed class AddOnChildren
{
    private readonly Func<Resource[], CustomResourceOptions> _inside;
    private readonly Resource[] _after;
    private readonly string _addOn;

    internal AddOnChildren(
        AddOnContext context,
        string addOn,
        string @namespace,
        CloudGiven cloud,
        Func<Resource[], CustomResourceOptions> inside,
        params Resource[] after)
    {
        _addOn = addOn;
        Context = context;
        Namespace = @namespace;
        Cloud = cloud;
        _inside = inside;
        _after = after;
    }

    /// <summary>Where the add-on is installed.</summary>
    public AddOnContext Context { get; }

    /// <summary>The cluster and what else is in it.</summary>
    public AddOnFacts Facts => Context.Facts;

    /// <summary>The add-on's namespace.</summary>
    public string Namespace { get; }

    /// <summary>What the add-on keeps in the cloud.</summary>
    public CloudGiven Cloud { get; }

    /// <summary>The logical name of a child: <c>{cluster}-{add-on}-{role}</c>.</summary>
    public string Named(string role) => $"{Context.Name}-{role}";

    /// <summary>Options of a child.</summary>
    /// <param name="after">What it waits for beyond the stage that it belongs to.</param>
    public CustomResourceOptions Options(params Resource[] after) => _inside([.. _after, .. after]);

    /// <summary>Options of a child that stays in the cluster when it leaves the program, where kinds and their objects stay.</summary>
    /// <param name="after">What it waits for beyond the stage that it belongs to.</param>
    public CustomResourceOptions Kept(params Resource[] after)
    {
        var options = Options(after);
        options.RetainOnDelete = Facts.RetainKinds;
        return options;
    }

    /// <summary>Gives another service account of the add-on's namespace an identity in the cloud.</summary>
    /// <param name="role">What the identity is for.</param>
    /// <param name="serviceAccount">The service account.</param>
    /// <param name="permissions">What its pods may do.</param>
    public WorkloadIdentity Identify(string role, string serviceAccount, Permissions permissions) =>
        Context.Cluster.Identify($"{_addOn}-{role}", new()
        {
            Namespace = Namespace,
            ServiceAccount = serviceAccount,
            Permissions = permissions,
        });

    /// <summary>Metadata of a namespaced child.</summary>
    /// <param name="name">Its name in Kubernetes.</param>
    public K8s.Types.Inputs.Meta.V1.ObjectMetaArgs Metadata(string name) => new() { Name = name, Namespace = Namespace };
}
