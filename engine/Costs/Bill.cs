using Platform.Engine.Graph;

namespace Platform.Engine.Costs;

/// <summary>
/// What those who know the resource types write down while a stack is gone through: what it costs, what its use costs, what nobody can
/// say. It finds the prices, and says where one stands in for another.
/// </summary>
internal sealed class Bill
{
    private readonly List<CostLine> _lines = [];
    private readonly List<UsageLine> _byUse = [];
    private readonly List<Unpriced> _notPriced = [];
    private readonly List<string> _notes = [];
    private readonly HashSet<string> _noted = new(StringComparer.Ordinal);
    private readonly ILookup<string, ResourceNode> _byType;

    public Bill(ResourceGraph graph, DateOnly day, IReadOnlyDictionary<string, PriceBook> books)
    {
        Graph = graph;
        Day = day;
        Books = books;
        Owners = Owners.Of(graph);
        Places = new(graph, Owners);
        _byType = graph.Resources.Where(node => node.Custom && !node.External).ToLookup(node => node.Type, StringComparer.Ordinal);
    }

    /// <summary>The stack.</summary>
    public ResourceGraph Graph { get; }

    /// <summary>The day.</summary>
    public DateOnly Day { get; }

    /// <summary>The prices, by cloud.</summary>
    public IReadOnlyDictionary<string, PriceBook> Books { get; }

    /// <summary>Which cluster a resource is there for.</summary>
    public Owners Owners { get; }

    /// <summary>In which region a resource is.</summary>
    public Places Places { get; }

    /// <summary>The book of a resource's cloud; null when there is none.</summary>
    public PriceBook? BookOf(ResourceNode node) => Places.CloudOf(node) is { } cloud ? Books.GetValueOrDefault(cloud) : null;

    /// <summary>The stack's resources of a type.</summary>
    public IEnumerable<ResourceNode> OfType(string type) => _byType[type];

    /// <summary>The price of something for a resource; null when the book has none.</summary>
    public Price? PriceOf(ResourceNode node, string item) => BookOf(node)?.Find(item, Places.RegionOf(node));

    /// <summary>Writes down what is paid by time.</summary>
    public void Add(ResourceNode node, string what, Band quantity, string item)
    {
        if (PriceOf(node, item) is not { } price)
        {
            NotPriced(node, $"no price of {item}");
            return;
        }

        NoteRegion(node, price);
        _lines.Add(new(node, what, quantity, price));
    }

    /// <summary>Writes down what is paid by use.</summary>
    public void ByUse(ResourceNode node, string what, string item)
    {
        if (PriceOf(node, item) is not { } price)
        {
            NotPriced(node, $"no price of {item}, which is paid by use");
            return;
        }

        NoteRegion(node, price);
        _byUse.Add(new(node, what, price));
    }

    /// <summary>Writes down that something is in no total.</summary>
    public void NotPriced(ResourceNode node, string reason) => _notPriced.Add(new(node, reason));

    /// <summary>Writes down an assumption, once.</summary>
    public void Note(string note)
    {
        if (_noted.Add(note))
            _notes.Add(note);
    }

    /// <summary>The estimate.</summary>
    /// <param name="groups">Where the lines belong.</param>
    public Estimate Close(Func<IReadOnlyList<CostLine>, Owners, IReadOnlyList<CostGroup>> groups) => new()
    {
        Graph = Graph,
        Day = Day,
        Lines = _lines,
        ByUse = _byUse,
        NotPriced = _notPriced,
        Notes = _notes,
        Groups = groups(_lines, Owners),
    };

    private void NoteRegion(ResourceNode node, Price price)
    {
        var region = Places.RegionOf(node);
        if (price.Region == Price.Everywhere || price.Region == region)
            return;
        Note(region is null
            ? $"a region is not known; prices of {price.Region} stand in"
            : $"no price of {price.Item} in {region}; that of {price.Region} stands in");
    }
}
