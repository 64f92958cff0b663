using Peers.Tests.Recording;

namespace Peers.Tests.Comparison;

/// <summary>Compares what two programs asked, request by request and field by field. Nothing is left out here.</summary>
internal static class Differences
{
    public static IReadOnlyList<Difference> Between(IEnumerable<Request> node, IEnumerable<Request> dotnet)
    {
        var left = node.ToDictionary(request => (request.Method, request.Subject));
        var right = dotnet.ToDictionary(request => (request.Method, request.Subject));
        return
        [
            .. from key in left.Keys.Union(right.Keys)
               orderby key.Method, key.Subject
               from difference in Compare(key.Method, key.Subject, left.GetValueOrDefault(key), right.GetValueOrDefault(key))
               select difference,
        ];
    }

    private static IEnumerable<Difference> Compare(string method, string subject, Request? node, Request? dotnet)
    {
        if (node is null || dotnet is null)
            return [new(method, subject, Difference.WholeRequest, node is null ? null : "sent", dotnet is null ? null : "sent")];

        var left = Fields.Of(node.Message);
        var right = Fields.Of(dotnet.Message);
        return from path in left.Keys.Union(right.Keys)
               orderby path
               let ours = right.GetValueOrDefault(path)
               let theirs = left.GetValueOrDefault(path)
               where ours != theirs
               select new Difference(method, subject, path, theirs, ours);
    }
}
