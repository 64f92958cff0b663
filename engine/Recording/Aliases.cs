using Platform.Engine.Graph;
using Pulumirpc;

namespace Platform.Engine.Recording;

/// <summary>The former urns that a registration's aliases stand for, with those that follow from the parent's.</summary>
internal sealed class Aliases(RunSettings settings, Resources resources)
{
    public IReadOnlyList<string> Of(RegisterResourceRequest request, string? parent, string urn)
    {
        var former = new List<string>(request.AliasURNs);
        var formerParents = FormerUrns(parent);
        foreach (var alias in request.Aliases)
        {
            if (alias.AliasCase == Alias.AliasOneofCase.Urn)
            {
                former.Add(alias.Urn);
                continue;
            }

            var spec = alias.Spec;
            former.Add(Expand(spec, request, ParentOf(spec, parent)));
            if (spec.ParentCase != Alias.Types.Spec.ParentOneofCase.ParentUrn && !spec.NoParent)
                former.AddRange(formerParents.Select(formerParent => Expand(spec, request, formerParent, parent)));
        }

        former.AddRange(formerParents.Select(formerParent => Urns.Create(
            Urns.Stack(formerParent), Urns.Project(formerParent), formerParent, request.Type,
            Renamed(request.Name, parent!, formerParent))));
        return [.. former.Where(other => other != urn).Distinct()];
    }

    private IReadOnlyList<string> FormerUrns(string? parent) =>
        parent is not null && resources.TryGet(parent, out var recorded) ? recorded.Node.Options.Aliases : [];

    private string Expand(Alias.Types.Spec spec, RegisterResourceRequest request, string? parent, string? presentParent = null)
    {
        var name = spec.Name.Length > 0 ? spec.Name : request.Name;
        if (presentParent is not null && parent is not null)
            name = Renamed(name, presentParent, parent);
        return Urns.Create(
            spec.Stack.Length > 0 ? spec.Stack : settings.Stack,
            spec.Project.Length > 0 ? spec.Project : settings.Project,
            parent,
            spec.Type.Length > 0 ? spec.Type : request.Type,
            name);
    }

    private static string? ParentOf(Alias.Types.Spec spec, string? parent) =>
        spec.ParentCase == Alias.Types.Spec.ParentOneofCase.ParentUrn ? spec.ParentUrn : spec.NoParent ? null : parent;

    /// <summary>A child that carries its parent's name in front changes its name with the parent.</summary>
    private static string Renamed(string name, string parent, string formerParent)
    {
        var parentName = Urns.Name(parent);
        return name.StartsWith(parentName, StringComparison.Ordinal) ? Urns.Name(formerParent) + name[parentName.Length..] : name;
    }
}
