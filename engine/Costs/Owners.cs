using Platform.Engine.Graph;
using Platform.Engine.Ordering;

namespace Platform.Engine.Costs;

/// <summary>
/// Which cluster each resource of a stack is there for: what needs a cluster is its, what only it needs is its, and what needs only
/// such things. It knows clusters by their resource types and nothing of components.
/// </summary>
internal sealed class Owners
{
    private const int None = -1;
    private const int Several = -2;

    private static readonly HashSet<string> ClusterTypes =
    [
        "aws:eks/cluster:Cluster", "gcp:container/cluster:Cluster", "azure-native:containerservice:ManagedCluster",
    ];

    private readonly Prerequisites _prerequisites;
    private readonly int[] _owners;

    private Owners(ResourceGraph graph)
    {
        _prerequisites = Prerequisites.Of(graph);
        _owners = new int[graph.Resources.Count];
        Array.Fill(_owners, None);
        FromClusters();
        FromThoseWhoNeed();
        FromWhatIsNeeded();
    }

    /// <summary>The owners of a graph's resources.</summary>
    public static Owners Of(ResourceGraph graph) => new(graph);

    /// <summary>The cluster that a resource is there for; null when it is there for none or several.</summary>
    public ResourceNode? ClusterOf(ResourceNode node) =>
        _owners[_prerequisites.PlaceOf(node.Urn)] is >= 0 and var place ? _prerequisites.Nodes[place] : null;

    /// <summary>All resources in the order of their registration.</summary>
    public IReadOnlyList<ResourceNode> Nodes => _prerequisites.Nodes;

    /// <summary>The clusters in the order of their registration.</summary>
    public IEnumerable<ResourceNode> Clusters => _prerequisites.Nodes.Where(IsCluster);

    private static bool IsCluster(ResourceNode node) => !node.External && ClusterTypes.Contains(node.Type);

    private static int Join(int one, int other) => one == None || one == other ? other : other == None ? one : Several;

    private void FromClusters()
    {
        for (var place = 0; place < _owners.Length; place++)
            _owners[place] = IsCluster(_prerequisites.Nodes[place]) ? place : Needed(place, None);
    }

    private void FromThoseWhoNeed()
    {
        var needed = new int[_owners.Length];
        Array.Fill(needed, None);
        for (var place = _owners.Length - 1; place >= 0; place--)
        {
            if (_owners[place] == None)
                _owners[place] = needed[place];
            var asking = Join(_owners[place], needed[place]);
            foreach (var before in _prerequisites.Of(place))
                needed[before] = Join(needed[before], asking);
        }
    }

    private void FromWhatIsNeeded()
    {
        for (var place = 0; place < _owners.Length; place++)
        {
            if (_owners[place] == None)
                _owners[place] = Needed(place, Several);
        }
    }

    /// <summary>
    /// What a resource's prerequisites are there for, taken together; those that are there for the one given do not count.
    /// </summary>
    private int Needed(int place, int passedOver)
    {
        var owner = None;
        foreach (var before in _prerequisites.Of(place))
        {
            if (_owners[before] != passedOver)
                owner = Join(owner, _owners[before]);
        }

        return owner;
    }
}
