using System.Reflection;

namespace Pulumi.Serialization;

/// <summary>Finds the class that stands for a type token, so that a resource reference becomes a real resource of the program.</summary>
internal static class ResourcePackages
{
    private static readonly Lazy<ILookup<string, (Version? Version, Type Type)>> Types = new(Find);

    /// <summary>The resource that the reference names, or null when no loaded package declares its type.</summary>
    public static Resource? TryConstruct(string urn, string version)
    {
        var type = Urn.TypeOf(urn);
        var wanted = Parse(version);
        var (_, found) = Types.Value[type]
            .Where(candidate => wanted is null || candidate.Version is null
                || (candidate.Version.Major == wanted.Major && candidate.Version >= wanted))
            .OrderByDescending(candidate => candidate.Version)
            .FirstOrDefault();
        if (found is null)
            return null;

        var constructor = found.GetConstructors(BindingFlags.Public | BindingFlags.Instance)
            .Single(candidate => candidate.GetParameters().Length == 3);
        ResourceOptions options = typeof(CustomResource).IsAssignableFrom(found)
            ? new CustomResourceOptions { Urn = urn }
            : new ComponentResourceOptions { Urn = urn };
        return (Resource)constructor.Invoke(BindingFlags.DoNotWrapExceptions, null, [Urn.NameOf(urn), null, options], null);
    }

    private static ILookup<string, (Version? Version, Type Type)> Find() =>
        (from assembly in Assemblies()
         from type in assembly.GetTypes()
         where typeof(Resource).IsAssignableFrom(type)
         let attribute = type.GetCustomAttribute<ResourceTypeAttribute>()
         where attribute is not null
         select (attribute, type)).ToLookup(pair => pair.attribute.Type, pair => (Parse(pair.attribute.Version), pair.type));

    /// <summary>What is loaded and what the program references, as far as it uses this SDK.</summary>
    private static HashSet<Assembly> Assemblies()
    {
        var core = typeof(Resource).Assembly.GetName().Name;
        var found = new HashSet<Assembly>();
        var waiting = new Stack<Assembly>(AppDomain.CurrentDomain.GetAssemblies().Where(assembly => !assembly.IsDynamic));
        while (waiting.TryPop(out var assembly))
        {
            var references = assembly.GetReferencedAssemblies();
            if (!references.Any(reference => reference.Name == core) || !found.Add(assembly))
                continue;

            foreach (var reference in references)
            {
                try
                {
                    waiting.Push(Assembly.Load(reference));
                }
                catch (IOException)
                {
                    // A reference that is not shipped with the program cannot hold resources that the program uses.
                }
            }
        }

        return found;
    }

    /// <summary>Pre-release and build parts do not matter here: only releases are compared.</summary>
    private static Version? Parse(string? version) =>
        Version.TryParse(version?.Split('-', '+')[0], out var parsed) ? parsed : null;
}
