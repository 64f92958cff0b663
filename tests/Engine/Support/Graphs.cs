using Platform.Engine.Graph;

namespace Engine.Tests.Support;

/// <summary>Changes graphs the way a change of the program would.</summary>
internal static class Graphs
{
    /// <summary>The resource of the logical name.</summary>
    public static ResourceNode Named(this ResourceGraph graph, string name) => graph.Resources.Single(node => node.Name == name);

    /// <summary>The graph with one resource changed.</summary>
    public static ResourceGraph With(this ResourceGraph graph, string name, Func<ResourceNode, ResourceNode> change) =>
        graph with { Resources = [.. graph.Resources.Select(node => node.Name == name ? change(node) : node)] };

    /// <summary>The graph with one input of one resource changed; outputs echo it.</summary>
    public static ResourceGraph WithInput(this ResourceGraph graph, string name, string input, PropertyValue value) =>
        graph.With(name, node => node with { Inputs = node.Inputs.With(input, value), Outputs = node.Outputs.With(input, value) });

    /// <summary>The graph with other options of one resource.</summary>
    public static ResourceGraph WithOptions(this ResourceGraph graph, string name, Func<NodeOptions, NodeOptions> change) =>
        graph.With(name, node => node with { Options = change(node.Options) });

    /// <summary>The graph without the resources of the logical names.</summary>
    public static ResourceGraph Without(this ResourceGraph graph, params string[] names) =>
        graph with { Resources = [.. graph.Resources.Where(node => !names.Contains(node.Name))] };
}
