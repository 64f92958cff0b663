using System.Collections.Concurrent;
using System.Reflection;

namespace Pulumi.Serialization;

/// <summary>The output properties that a resource class declares, found once per class. It makes, assigns and reads them.</summary>
internal sealed class OutputShape
{
    private static readonly ConcurrentDictionary<Type, OutputShape> Shapes = new();

    private readonly Property[] _properties;

    private OutputShape(Type type) => _properties =
    [
        .. from property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
           let attribute = property.GetCustomAttribute<OutputAttribute>()
           where attribute is not null
           select new Property(property, string.IsNullOrWhiteSpace(attribute.Name) ? property.Name : attribute.Name),
    ];

    public static OutputShape Of(Type type) => Shapes.GetOrAdd(type, static key => new OutputShape(key));

    /// <summary>Gives the resource's outputs their values-to-be.</summary>
    /// <param name="resource">The resource under construction.</param>
    /// <param name="registration">What the outputs wait for.</param>
    /// <param name="own">
    /// Whether the class's own properties come from the engine. A local component assigns its own, perhaps in an initializer that
    /// has already run.
    /// </param>
    public void Assign(Resource resource, Registration registration, bool own)
    {
        foreach (var property in _properties)
        {
            if (own || property.DeclaringType == typeof(Resource))
                property.Assign(resource, registration);
        }
    }

    /// <summary>The outputs that a component registers.</summary>
    public Dictionary<string, object?> Read(Resource resource) =>
        _properties.Where(property => property.Name != Signatures.Urn)
            .ToDictionary(property => property.Name, property => property.Read(resource));

    /// <summary>The outputs that a stack exports: those of its own class.</summary>
    public Dictionary<string, object?> ReadOwn(Stack stack) =>
        _properties.Where(property => property.DeclaringType?.IsAssignableFrom(typeof(Stack)) != true)
            .ToDictionary(property => property.Name, property => property.Read(stack));

    private sealed class Property(PropertyInfo property, string name)
    {
        private readonly Lazy<(OutputFactory Factory, MethodInvoker Set)> _assignment = new(() => Prepare(property, name));

        public string Name => name;

        public Type? DeclaringType => property.DeclaringType;

        public object? Read(Resource resource) => property.GetValue(resource);

        public void Assign(Resource resource, Registration registration)
        {
            var (factory, set) = _assignment.Value;
            set.Invoke(resource, factory.Make(registration, name));
        }

        private static (OutputFactory, MethodInvoker) Prepare(PropertyInfo property, string name)
        {
            var type = property.PropertyType;
            if (!type.IsConstructedGenericType || type.GetGenericTypeDefinition() != typeof(Output<>))
                throw RunException.OutputsHaveIncorrectType([name]);

            var path = $"[Output] {property.DeclaringType}.{property.Name}";
            var value = type.GenericTypeArguments[0];
            Converter.Check(path, value);
            var setter = property.DeclaringType!.GetProperty(property.Name)!.GetSetMethod(nonPublic: true)
                ?? throw new InvalidOperationException($"{path} did not have a 'set' method");
            var factory = (OutputFactory)Activator.CreateInstance(typeof(OutputFactory<>).MakeGenericType(value))!;
            return (factory, MethodInvoker.Create(setter));
        }
    }

    private abstract class OutputFactory
    {
        public abstract object Make(Registration registration, string name);
    }

    private sealed class OutputFactory<T> : OutputFactory
    {
        public override object Make(Registration registration, string name) =>
            new Output<T>(new RegisteredOutput<T>(registration, name));
    }
}
