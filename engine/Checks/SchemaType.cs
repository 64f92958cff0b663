namespace Platform.Engine.Checks;

/// <summary>The cases of a <see cref="SchemaType"/>.</summary>
internal enum SchemaKind
{
    /// <summary>Text.</summary>
    Text,

    /// <summary>A whole number.</summary>
    Integer,

    /// <summary>A number.</summary>
    Number,

    /// <summary>A truth value.</summary>
    Boolean,

    /// <summary>A list of <see cref="SchemaType.Element"/>.</summary>
    List,

    /// <summary>Named values of <see cref="SchemaType.Element"/>; the names are free.</summary>
    Map,

    /// <summary>An object of <see cref="SchemaType.Shape"/>.</summary>
    Object,

    /// <summary>One of <see cref="SchemaType.Choices"/>.</summary>
    Union,

    /// <summary>One of <see cref="SchemaType.Values"/>.</summary>
    Enum,

    /// <summary>The content of a file.</summary>
    Asset,

    /// <summary>The content of a tree of files.</summary>
    Archive,

    /// <summary>Anything at all.</summary>
    Any,

    /// <summary>Any value that JSON can hold.</summary>
    Json,
}

/// <summary>
/// The type of a property as a package schema states it. It owns no values; an object's properties are read when first asked for.
/// </summary>
internal sealed class SchemaType
{
    private readonly Lazy<ObjectSchema>? _shape;

    private SchemaType(SchemaKind kind, Lazy<ObjectSchema>? shape = null)
    {
        Kind = kind;
        _shape = shape;
    }

    /// <summary>Text.</summary>
    public static SchemaType Text { get; } = new(SchemaKind.Text);

    /// <summary>A whole number.</summary>
    public static SchemaType Integer { get; } = new(SchemaKind.Integer);

    /// <summary>A number.</summary>
    public static SchemaType Number { get; } = new(SchemaKind.Number);

    /// <summary>A truth value.</summary>
    public static SchemaType Boolean { get; } = new(SchemaKind.Boolean);

    /// <summary>The content of a file.</summary>
    public static SchemaType Asset { get; } = new(SchemaKind.Asset);

    /// <summary>The content of a tree of files.</summary>
    public static SchemaType Archive { get; } = new(SchemaKind.Archive);

    /// <summary>Anything at all.</summary>
    public static SchemaType Any { get; } = new(SchemaKind.Any);

    /// <summary>Any value that JSON can hold.</summary>
    public static SchemaType Json { get; } = new(SchemaKind.Json);

    /// <summary>Which case this is.</summary>
    public SchemaKind Kind { get; }

    /// <summary>What a list or map holds; null for other kinds.</summary>
    public SchemaType? Element { get; private init; }

    /// <summary>The types of a union, in the schema's order; otherwise empty.</summary>
    public IReadOnlyList<SchemaType> Choices { get; private init; } = [];

    /// <summary>The values of an enum, as text; otherwise empty.</summary>
    public IReadOnlyList<string> Values { get; private init; } = [];

    /// <summary>The type of an enum's values; null for other kinds.</summary>
    public SchemaType? Underlying { get; private init; }

    /// <summary>The properties of an object.</summary>
    /// <exception cref="InvalidOperationException">This is no object.</exception>
    public ObjectSchema Shape => _shape?.Value ?? throw new InvalidOperationException($"A {Kind} has no properties.");

    /// <summary>A list of the element.</summary>
    public static SchemaType ListOf(SchemaType element) => new(SchemaKind.List) { Element = element };

    /// <summary>Named values of the element.</summary>
    public static SchemaType MapOf(SchemaType element) => new(SchemaKind.Map) { Element = element };

    /// <summary>One of the choices.</summary>
    public static SchemaType OneOf(IReadOnlyList<SchemaType> choices) => new(SchemaKind.Union) { Choices = choices };

    /// <summary>One of the values.</summary>
    public static SchemaType EnumOf(SchemaType underlying, IReadOnlyList<string> values) =>
        new(SchemaKind.Enum) { Underlying = underlying, Values = values };

    /// <summary>An object whose properties are found when first asked for; that is what lets types contain themselves.</summary>
    public static SchemaType ObjectOf(Func<ObjectSchema> shape) => new(SchemaKind.Object, new Lazy<ObjectSchema>(shape));
}
