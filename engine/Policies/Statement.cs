using Platform.Engine.Checks;
using Platform.Engine.Graph;

namespace Platform.Engine.Policies;

/// <summary>A statement of an IAM policy, in the form that rules ask about. It does not check that the policy is well formed.</summary>
/// <param name="Path">Where it stands: the input with the policy.</param>
/// <param name="Fields">Its elements.</param>
internal sealed record Statement(string Path, ObjectValue Fields)
{
    /// <summary>Whether it allows something.</summary>
    public bool Allows => Values.Is(Fields["Effect"], "Allow");

    /// <summary>The actions.</summary>
    public IReadOnlyList<string> Actions => Values.Texts(Fields["Action"]);

    /// <summary>The resources.</summary>
    public IReadOnlyList<string> Resources => Values.Texts(Fields["Resource"]);

    /// <summary>Whether it says when it holds.</summary>
    public bool HasCondition => Fields["Condition"]?.Plain is ObjectValue { Count: > 0 };

    /// <summary>Its name in messages: the Sid, or the actions where it has none.</summary>
    public string Name => Fields.Text("Sid") is { Length: > 0 } sid ? sid : string.Join(", ", Actions.Take(3));

    /// <summary>The principals of a kind, such as <c>Service</c>; a star for everybody counts as AWS.</summary>
    public IReadOnlyList<string> Principals(string kind) => Fields["Principal"]?.Plain switch
    {
        StringValue everybody when kind == "AWS" => [everybody.Value],
        ObjectValue principals => Values.Texts(principals[kind]),
        _ => [],
    };

    /// <summary>The conditions: the operator, the key and the texts that it is compared with.</summary>
    public IEnumerable<(string Operator, string Key, IReadOnlyList<string> Texts)> Conditions()
    {
        foreach (var (name, keys) in Fields["Condition"]?.Plain as ObjectValue ?? ObjectValue.Empty)
        {
            foreach (var (key, value) in keys.Plain as ObjectValue ?? ObjectValue.Empty)
                yield return (name, key, Values.Texts(value));
        }
    }

    /// <summary>The statements of the policy at a path, which may be JSON text or an object. What is not known is complained of.</summary>
    public static IReadOnlyList<Statement> Of(Subject subject, string path)
    {
        var value = subject.At(path);
        var policy = value is StringValue text ? JsonValues.Parse(text.Value) : value;
        if (policy is null)
            return [];
        if (policy.HasUnknowns)
            subject.Unknown(path);
        return Values.At(policy, "Statement") switch
        {
            ObjectValue single => [new(path, single)],
            ListValue list => [.. list.Items.Select(item => item.Plain).OfType<ObjectValue>().Select(item => new Statement(path, item))],
            _ => [],
        };
    }
}
