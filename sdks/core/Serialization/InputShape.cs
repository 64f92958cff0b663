using System.Collections.Concurrent;
using System.Reflection;

namespace Pulumi.Serialization;

/// <summary>The inputs that an args class declares, found once per class. It reads them; it does not serialize.</summary>
internal sealed class InputShape
{
    private static readonly ConcurrentDictionary<Type, InputShape> Shapes = new();

    // A property that a derived class overrides is declared twice; the derived declaration is found first.
    private InputShape(Type type) => Members =
        [.. Declared(type).DistinctBy(member => member.Name).OrderBy(member => member.Name, StringComparer.Ordinal)];

    /// <summary>In the order of their names on the wire, which is the order of the fields of a serialized object.</summary>
    public Member[] Members { get; }

    public static InputShape Of(Type type) => Shapes.GetOrAdd(type, static key => new InputShape(key));

    private static IEnumerable<Member> Declared(Type type)
    {
        const BindingFlags Own = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;
        for (var level = type; level is not null && level != typeof(object); level = level.BaseType)
        {
            foreach (var field in level.GetFields(Own))
            {
                if (field.GetCustomAttribute<InputAttribute>() is { } input)
                    yield return new Member(input, field.GetValue);
            }

            foreach (var property in level.GetProperties(Own))
            {
                if (property.GetCustomAttribute<InputAttribute>() is not { } input)
                    continue;

                var getter = property.GetMethod
                    ?? throw new ArgumentException($"{type.FullName}.{property.Name}: an [Input] property needs a getter");
                var invoker = MethodInvoker.Create(getter);
                yield return new Member(input, invoker.Invoke);
            }
        }
    }

    internal sealed class Member(InputAttribute input, Func<object, object?> read)
    {
        public string Name => input.Name;

        public bool IsRequired => input.IsRequired;

        public bool Json => input.Json;

        public object? Read(object args) => read(args);
    }
}
