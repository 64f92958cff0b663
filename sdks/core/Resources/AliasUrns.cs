using System.Collections.Immutable;

namespace Pulumi;

/// <summary>What aliases look like to the engine: specs, or for engines that know no specs the urns they stand for.</summary>
internal static class AliasUrns
{
    /// <summary>The urn that the alias stands for.</summary>
    public static Output<string> Of(Input<Alias> alias, string name, string type, Resource? parent) => alias.Apply(known =>
    {
        Check(known);
        if (known.Urn is not null)
            return Output.Create(known.Urn);

        var keepsParent = known is { Parent: null, ParentUrn: null, NoParent: false };
        return Urn.Create(
            known.Name ?? name, known.Type ?? type, keepsParent ? parent : known.Parent, known.ParentUrn, known.Project, known.Stack);
    });

    /// <summary>Own former urns, those under each of the parent's former urns, and both at once; for engines without specs.</summary>
    public static IEnumerable<Output<string>> All(IReadOnlyList<Input<Alias>> aliases, string name, string type, Resource? parent)
    {
        var own = aliases.Select(alias => Of(alias, name, type, parent)).ToImmutableArray();
        foreach (var urn in own)
            yield return urn;

        foreach (var formerParent in parent?.FormerUrns ?? [])
        {
            yield return Inherited(name, type, parent!, formerParent);
            foreach (var urn in own)
            {
                yield return urn.Apply(former =>
                    Inherited(Urn.NameOf(former), Urn.TypeOf(former), parent!, formerParent));
            }
        }
    }

    /// <summary>The alias as a spec; null when a part of it is unknown.</summary>
    public static async Task<Pulumirpc.Alias?> ToWireAsync(Input<Alias> alias)
    {
        var data = await alias.ToOutput().DataTask;
        if (!data.IsKnown)
            return null;

        var known = data.Value;
        Check(known);
        if (known.Urn is not null)
            return new Pulumirpc.Alias { Urn = known.Urn };

        var spec = new Pulumirpc.Alias.Types.Spec
        {
            Name = await TextAsync(known.Name),
            Type = await TextAsync(known.Type),
            Stack = await TextAsync(known.Stack),
            Project = await TextAsync(known.Project),
        };
        var parent = await TextAsync(known.Parent is { } resource ? resource.Urn : known.ParentUrn);
        if (parent.Length > 0)
            spec.ParentUrn = parent;
        else if (known is { Parent: null, ParentUrn: null })
            spec.NoParent = known.NoParent;
        return new Pulumirpc.Alias { Spec = spec };
    }

    public static Alias FromWire(Pulumirpc.Alias wire)
    {
        if (wire.AliasCase == Pulumirpc.Alias.AliasOneofCase.Urn)
            return new Alias { Urn = wire.Urn };

        var spec = wire.Spec;
        return new Alias
        {
            Name = Set(spec.Name),
            Type = Set(spec.Type),
            Stack = Set(spec.Stack),
            Project = Set(spec.Project),
            ParentUrn = Set(spec.ParentUrn),
            NoParent = spec.NoParent,
        };

        static Input<string>? Set(string text) => text.Length == 0 ? null : (Input<string>)text;
    }

    /// <summary>
    /// A child's former urn: when its name starts with the parent's, the former name starts with the parent's former name.
    /// </summary>
    private static Output<string> Inherited(string name, string type, Resource parent, Output<string> formerParent)
    {
        var parentName = parent.GetResourceName();
        var formerName = name.StartsWith(parentName, StringComparison.Ordinal)
            ? formerParent.Apply(urn => Urn.NameOf(urn) + name[parentName.Length..])
            : Output.Create(name);
        return Urn.Create(formerName, type, parentUrn: formerParent);
    }

    private static async Task<string> TextAsync(Input<string>? text)
    {
        var data = await text.ToOutput().DataTask;
        return data.IsKnown ? data.Value ?? "" : "";
    }

    private static void Check(Alias alias)
    {
        var besides = new (string Name, bool IsSet)[]
        {
            (nameof(Alias.Name), alias.Name is not null),
            (nameof(Alias.Type), alias.Type is not null),
            (nameof(Alias.Project), alias.Project is not null),
            (nameof(Alias.Stack), alias.Stack is not null),
            (nameof(Alias.Parent), alias.Parent is not null),
            (nameof(Alias.ParentUrn), alias.ParentUrn is not null),
            (nameof(Alias.NoParent), alias.NoParent),
        }.Where(part => part.IsSet).Select(part => part.Name).ToArray();

        if (alias.Urn is not null && besides.Length > 0)
            throw new ArgumentException($"{nameof(Alias)} should not specify both {nameof(Alias.Urn)} and {besides[0]}");
        if (besides.Count(part => part is nameof(Alias.Parent) or nameof(Alias.ParentUrn) or nameof(Alias.NoParent)) > 1)
        {
            throw new ArgumentException($"Only specify one of '{nameof(Alias.Parent)}', '{nameof(Alias.ParentUrn)}' or "
                + $"'{nameof(Alias.NoParent)}' in an {nameof(Alias)}");
        }
    }
}
