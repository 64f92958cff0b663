using Platform.Engine.Comparison;
using Platform.Engine.Graph;
using Platform.Engine.Readers;

namespace Platform.Engine.Policies;

/// <summary>What a rule complains of: a place in the inputs, what stands there, and what is wrong or cannot be told.</summary>
/// <param name="Answer">Fail or unknown.</param>
/// <param name="Path">The property path.</param>
/// <param name="Value">What stands there, secrets masked; null when nothing does.</param>
/// <param name="Text">What is wrong with it.</param>
internal sealed record Complaint(PolicyAnswer Answer, string Path, string? Value, string Text);

/// <summary>
/// One resource before one rule. It reads values so that what is not known yet becomes a complaint of its own and never a pass;
/// a rule that complains of nothing is kept.
/// </summary>
internal sealed class Subject(ResourceNode node, PolicyFacts facts, Step? step = null)
{
    private const int MostShown = 80;
    private const string NotKnown = "is not known before the update";

    private readonly List<Complaint> _complaints = [];

    /// <summary>The resource.</summary>
    public ResourceNode Node => node;

    /// <summary>Everything else that is declared.</summary>
    public PolicyFacts Facts => facts;

    /// <summary>What happens to the resource; null where there is nothing to compare with.</summary>
    public Step? Step => step;

    /// <summary>What was complained of.</summary>
    public IReadOnlyList<Complaint> Complaints => _complaints;

    /// <summary>Whether the rule turned out not to be about this resource, so that there is no answer.</summary>
    public bool IsSkipped { get; private set; }

    /// <summary>Says that the rule is not about this resource.</summary>
    public void Skip() => IsSkipped = true;

    /// <summary>The plain value at a path of the inputs; null when nothing stands there.</summary>
    public PropertyValue? At(string path) => Values.At(node.Inputs, path);

    /// <summary>The text at a path; null when there is none, and a complaint when it is not known.</summary>
    public string? Text(string path)
    {
        var value = At(path);
        if (value is UnknownValue)
            Unknown(path);
        return (value as StringValue)?.Value;
    }

    /// <summary>Complains unless the value is good.</summary>
    /// <param name="path">Where it stands.</param>
    /// <param name="good">Whether a value that is known is good.</param>
    /// <param name="text">What is wrong otherwise.</param>
    /// <param name="missing">Whether nothing there is good. Default: false.</param>
    public void Must(string path, Func<PropertyValue, bool> good, string text, bool missing = false)
    {
        switch (At(path))
        {
            case UnknownValue:
                Unknown(path);
                break;
            case null:
                if (!missing)
                    Fail(path, null, text);
                break;
            case var value:
                if (good(value))
                    break;
                if (value.HasUnknowns)
                    Unknown(path);
                else
                    Fail(path, value, text);
                break;
        }
    }

    /// <summary>Complains unless a truth value, perhaps written as text, is as wanted.</summary>
    /// <param name="path">Where it stands.</param>
    /// <param name="wanted">What it must be.</param>
    /// <param name="missing">What nothing there means; the provider's default.</param>
    public void MustBe(string path, bool wanted, bool missing) =>
        Must(path, value => Values.Flag(value) == wanted, $"must be {(wanted ? "true" : "false")}", missing == wanted);

    /// <summary>The texts of a list, or the one text that stands in its place. Those not known are complained of.</summary>
    public IReadOnlyList<string> Texts(string path)
    {
        var value = At(path);
        if (value?.HasUnknowns == true)
            Unknown(path);
        return Values.Texts(value);
    }

    /// <summary>The objects of a list, or the one object that stands in its place, with their paths.</summary>
    public IEnumerable<(string Path, ObjectValue Value)> Each(string path) => Each(path, At(path));

    /// <summary>The objects of a list that was read before.</summary>
    public IEnumerable<(string Path, ObjectValue Value)> Each(string path, PropertyValue? list)
    {
        switch (list?.Plain)
        {
            case UnknownValue:
                Unknown(path);
                break;
            case ObjectValue single:
                yield return (path, single);
                break;
            case ListValue { Items: var items }:
                for (var index = 0; index < items.Count; index++)
                {
                    if (items[index].Plain is ObjectValue item)
                        yield return ($"{path}[{index}]", item);
                    else if (items[index].HasUnknowns)
                        Unknown($"{path}[{index}]");
                }

                break;
            default:
                break;
        }
    }

    /// <summary>Complains of a value.</summary>
    public void Fail(string path, PropertyValue? value, string text) =>
        _complaints.Add(new(PolicyAnswer.Fail, path, value is null
            ? null : Shown(path, value), Said(path, text, "breaks the rule: the value is secret")));

    /// <summary>Complains that a value that decides is not known.</summary>
    public void Unknown(string path, string text = NotKnown)
    {
        if (!_complaints.Any(complaint => complaint.Answer == PolicyAnswer.Unknown && complaint.Path == path))
            _complaints.Add(new(PolicyAnswer.Unknown, path, null, Said(path, text, NotKnown)));
    }

    /// <summary>What is said of a secret may quote it.</summary>
    private string Said(string path, string text, string instead) => Values.IsSecret(node.Inputs, path) ? instead : text;

    /// <summary>A value inside a secret is as secret as what it stands in.</summary>
    private string Shown(string path, PropertyValue value) =>
        value.HasSecrets || Values.IsSecret(node.Inputs, path) ? Signatures.Masked : ValueText.Line(value, MostShown);
}
