using System.Net;
using Platform.Engine.Checks.Rules;
using Platform.Engine.Graph;

namespace Platform.Engine.Simulation.Tls;

/// <summary>Reads the inputs of a resource that were checked. Text that reads as a number or a truth value counts as one.</summary>
internal sealed class TlsInputs(ObjectValue values)
{
    /// <summary>The inputs themselves.</summary>
    public ObjectValue Values => values;

    /// <summary>The text, or the default.</summary>
    public string Text(string name, string byDefault = "") => values.Text(name) is { Length: > 0 } text ? text : byDefault;

    /// <summary>The whole number, or the default.</summary>
    public int Whole(string name, int byDefault) => Rule.AsNumber(values[name]) is { } number ? (int)number : byDefault;

    /// <summary>The truth value; not given is false.</summary>
    public bool Flag(string name) => values[name]?.Plain switch
    {
        BoolValue flag => flag.Value,
        StringValue text => text.Value is "true" or "True" or "TRUE" or "1" or "t" or "T",
        _ => false,
    };

    /// <summary>The texts of a list; not given is an empty one.</summary>
    public IReadOnlyList<string> Texts(string name) => values[name]?.Plain is ListValue list
        ? [.. list.Items.Select(item => item.Plain).OfType<StringValue>().Select(item => item.Value)]
        : [];

    /// <summary>The <c>subject</c>.</summary>
    public DistinguishedName Subject => DistinguishedName.FromInputs(values["subject"]?.Plain as ObjectValue);

    /// <summary>The <c>dnsNames</c>, <c>ipAddresses</c> and <c>uris</c>.</summary>
    public AlternativeNames AlternativeNames =>
        new(Texts("dnsNames"), [.. Texts("ipAddresses").Select(text => IPAddress.Parse(text))], Texts("uris"));

    /// <summary>The private key of the property, or of its write-only twin.</summary>
    /// <exception cref="RefusedInputException">It cannot be read.</exception>
    public SigningKey Key(string name) =>
        values.Text(name) is { } pem ? PrivateKeys.Read(pem, name) : PrivateKeys.Read(Text(name + "Wo"), name + "Wo");
}
