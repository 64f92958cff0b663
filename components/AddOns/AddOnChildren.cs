namespace Platform.Components.AddOns;

/// <summary>What an add-on's own resources are made with: names and options below its component. It makes none itself.</summary>
public sealed class AddOnChildren
{
    private readonly Func<Resource[], CustomResourceOptions> _inside;
    private readonly Resource[] _after;

    internal AddOnChildren(AddOnContext context, string @namespace, Func<Resource[], CustomResourceOptions> inside, params Resource[] after)
    {
        Context = context;
        Namespace = @namespace;
        _inside = inside;
        _after = after;
    }

    /// <summary>Where the add-on is installed.</summary>
    public AddOnContext Context { get; }

    /// <summary>The cluster and what else is in it.</summary>
    public AddOnFacts Facts => Context.Facts;

    /// <summary>The add-on's namespace.</summary>
    public string Namespace { get; }

    /// <summary>The logical name of a child: <c>{cluster}-{add-on}-{role}</c>.</summary>
    public string Named(string role) => $"{Context.Name}-{role}";

    /// <summary>Options of a child.</summary>
    /// <param name="after">What it waits for beyond the stage that it belongs to.</param>
    public CustomResourceOptions Options(params Resource[] after) => _inside([.. _after, .. after]);

    /// <summary>Metadata of a namespaced child.</summary>
    /// <param name="name">Its name in Kubernetes.</param>
    public K8s.Types.Inputs.Meta.V1.ObjectMetaArgs Metadata(string name) => new() { Name = name, Namespace = Namespace };
}
