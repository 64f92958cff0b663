using System.Collections.Concurrent;
using System.Reflection;

namespace Pulumi.Serialization;

/// <summary>The constructor and fields of an <see cref="OutputTypeAttribute"/> class, found once per class.</summary>
internal sealed class OutputTypes
{
    private static readonly ConcurrentDictionary<Type, OutputTypes> Shapes = new();

    private readonly ConstructorInvoker _constructor;

    private OutputTypes(Type type)
    {
        const BindingFlags Any = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;
        var all = type.GetConstructors(Any);
        var constructor = Only(all.Where(candidate => candidate.IsDefined(typeof(OutputConstructorAttribute))))
            ?? Only(all.Where(candidate => candidate.IsPublic))
            ?? throw new InvalidOperationException(
                $"{type.FullName}: an [OutputType] needs one constructor marked [OutputConstructor], or a single public one");
        _constructor = ConstructorInvoker.Create(constructor);
        Parameters = [.. constructor.GetParameters().Select(parameter =>
            (parameter.GetCustomAttribute<OutputConstructorParameterAttribute>()?.Name ?? parameter.Name!, parameter.ParameterType))];
        Fields =
        [
            .. type.GetFields(Any).Where(field => field.IsInitOnly)
                .Select(field => new Field(Lowered(field.Name), field.GetValue)).OrderBy(field => field.Name, StringComparer.Ordinal),
        ];
    }

    /// <summary>The constructor's parameters by their names on the wire.</summary>
    public (string Name, Type Type)[] Parameters { get; }

    public Field[] Fields { get; }

    public static OutputTypes Of(Type type) => Shapes.GetOrAdd(type, static key => new OutputTypes(key));

    public object Make(object?[] arguments) => _constructor.Invoke(arguments.AsSpan());

    private static ConstructorInfo? Only(IEnumerable<ConstructorInfo> constructors) =>
        constructors.Take(2).ToArray() is [var only] ? only : null;

    private static string Lowered(string name) => char.ToLowerInvariant(name[0]) + name[1..];

    internal sealed record Field(string Name, Func<object?, object?> Read);
}
