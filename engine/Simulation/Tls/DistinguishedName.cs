using System.Formats.Asn1;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Platform.Engine.Graph;

namespace Platform.Engine.Simulation.Tls;

/// <summary>
/// The name of a certificate's subject or issuer, encoded and printed as Go does, which the provider is written in: parts in a fixed
/// order, all values of one kind in one part, printable text where possible and UTF-8 where not.
/// </summary>
internal sealed class DistinguishedName
{
    private const string EmailAddress = "1.2.840.113549.1.9.1";

    // The order in which Go writes them (RFC 5280, appendix A.1, for the identifiers).
    private static readonly (string Oid, string Label, string Input)[] Kinds =
    [
        ("2.5.4.6", "C", "country"),
        ("2.5.4.10", "O", "organization"),
        ("2.5.4.11", "OU", "organizationalUnit"),
        ("2.5.4.7", "L", "locality"),
        ("2.5.4.8", "ST", "province"),
        ("2.5.4.9", "STREET", "streetAddresses"),
        ("2.5.4.17", "POSTALCODE", "postalCode"),
        ("2.5.4.3", "CN", "commonName"),
        ("2.5.4.5", "SERIALNUMBER", "serialNumber"),
    ];

    private readonly (string Oid, IReadOnlyList<string> Values)[] _parts;

    private DistinguishedName(IEnumerable<(string Oid, IReadOnlyList<string> Values)> parts) =>
        _parts = [.. parts.Where(part => part.Values.Count > 0)];

    /// <summary>Whether it names nothing.</summary>
    public bool IsEmpty => _parts.Length == 0;

    /// <summary>Takes a <c>subject</c>; null is an empty one.</summary>
    public static DistinguishedName FromInputs(ObjectValue? subject) => subject is null
        ? new DistinguishedName([])
        : new DistinguishedName(Kinds
            .Append((Oid: EmailAddress, Label: "", Input: "emailAddress"))
            .Select(kind => (kind.Oid, Texts(subject, kind.Input))));

    /// <summary>
    /// Reads an encoded name. The kinds that <c>subject</c> has come first, in Go's order; others follow one by one.
    /// </summary>
    public static DistinguishedName Read(X500DistinguishedName encoded)
    {
        var found = new List<(string Oid, string Value)>();
        var parts = new AsnReader(encoded.RawData, AsnEncodingRules.DER).ReadSequence();
        while (parts.HasData)
        {
            var values = parts.ReadSetOf(skipSortOrderValidation: true);
            while (values.HasData)
            {
                var value = values.ReadSequence();
                found.Add((value.ReadObjectIdentifier(), ReadText(value)));
            }
        }

        var known = Kinds.Select(kind => (kind.Oid, Values(kind.Oid)));
        var others = found.Where(entry => Kinds.All(kind => kind.Oid != entry.Oid))
            .Select(entry => (entry.Oid, (IReadOnlyList<string>)[entry.Value]));
        return new DistinguishedName(known.Concat(others));

        IReadOnlyList<string> Values(string oid) => [.. found.Where(entry => entry.Oid == oid).Select(entry => entry.Value)];
    }

    /// <summary>
    /// Only the kinds that Go's certificate requests hand on to a certificate; an e-mail address is not among them.
    /// </summary>
    public DistinguishedName HandedOn() => new(_parts.Where(part => Kinds.Any(kind => kind.Oid == part.Oid)));

    /// <summary>The name in DER.</summary>
    public X500DistinguishedName Encode()
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            foreach (var (oid, values) in _parts)
            {
                using var _ = writer.PushSetOf();
                foreach (var value in values)
                {
                    using var __ = writer.PushSequence();
                    writer.WriteObjectIdentifier(oid);
                    writer.WriteCharacterString(oid == EmailAddress ? UniversalTagNumber.IA5String : TextKind(value), value);
                }
            }
        }

        return new X500DistinguishedName(writer.Encode());
    }

    /// <summary>
    /// The name in text (RFC 2253): the last part first. Kinds without a short label stand by number and encoded; Go puts those before
    /// the others, so they come last.
    /// </summary>
    public override string ToString()
    {
        var labelled = _parts.Where(part => Label(part.Oid) is not null);
        var numbered = _parts.Where(part => Label(part.Oid) is null);
        return string.Join(',', numbered.Concat(labelled).Reverse().Select(part =>
            string.Join('+', part.Values.Select(value => Label(part.Oid) is { } label
                ? $"{label}={Escaped(value)}"
                : $"{part.Oid}=#{Convert.ToHexStringLower(EncodedText(value))}"))));
    }

    private static string? Label(string oid) => Kinds.Where(kind => kind.Oid == oid).Select(kind => kind.Label).FirstOrDefault();

    private static IReadOnlyList<string> Texts(ObjectValue subject, string name) => subject[name]?.Plain switch
    {
        StringValue { Value.Length: > 0 } text => [text.Value],
        ListValue list => [.. list.Items.Select(item => item.Plain).OfType<StringValue>().Select(item => item.Value)],
        _ => [],
    };

    private static string ReadText(AsnReader reader)
    {
        var tag = (UniversalTagNumber)reader.PeekTag().TagValue;
        return tag is UniversalTagNumber.UTF8String or UniversalTagNumber.PrintableString or UniversalTagNumber.IA5String
            or UniversalTagNumber.BMPString or UniversalTagNumber.T61String or UniversalTagNumber.VisibleString
            or UniversalTagNumber.NumericString
            ? reader.ReadCharacterString(tag)
            : "#" + Convert.ToHexStringLower(reader.ReadEncodedValue().Span);
    }

    private static byte[] EncodedText(string value)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        writer.WriteCharacterString(TextKind(value), value);
        return writer.Encode();
    }

    private static UniversalTagNumber TextKind(string value) =>
        value.All(c => char.IsAsciiLetterOrDigit(c) || " '()+,-./:=?".Contains(c))
            ? UniversalTagNumber.PrintableString
            : UniversalTagNumber.UTF8String;

    private static string Escaped(string value)
    {
        var escaped = new StringBuilder();
        for (var index = 0; index < value.Length; index++)
        {
            var c = value[index];
            if (",+\"\\<>;".Contains(c) || (index == 0 && c is ' ' or '#') || (index == value.Length - 1 && c == ' '))
                escaped.Append('\\');
            escaped.Append(c);
        }

        return escaped.ToString();
    }
}
