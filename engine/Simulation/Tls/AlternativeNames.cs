using System.Formats.Asn1;
using System.Net;
using System.Security.Cryptography.X509Certificates;

namespace Platform.Engine.Simulation.Tls;

/// <summary>Further names of a certificate's subject (RFC 5280, section 4.2.1.6), of the three kinds that the tls package has.</summary>
internal sealed record AlternativeNames(IReadOnlyList<string> DnsNames, IReadOnlyList<IPAddress> Addresses, IReadOnlyList<string> Uris)
{
    private const string ExtensionOid = "2.5.29.17";

    private static readonly Asn1Tag DnsTag = new(TagClass.ContextSpecific, 2);
    private static readonly Asn1Tag UriTag = new(TagClass.ContextSpecific, 6);
    private static readonly Asn1Tag AddressTag = new(TagClass.ContextSpecific, 7);

    /// <summary>Whether there are none.</summary>
    public bool IsEmpty => DnsNames.Count + Addresses.Count + Uris.Count == 0;

    /// <summary>The names of a request or certificate; names of other kinds do not count.</summary>
    public static AlternativeNames Of(IEnumerable<X509Extension> extensions)
    {
        var (names, addresses, uris) = (new List<string>(), new List<IPAddress>(), new List<string>());
        foreach (var extension in extensions.Where(extension => extension.Oid?.Value == ExtensionOid))
        {
            var reader = new AsnReader(extension.RawData, AsnEncodingRules.DER).ReadSequence();
            while (reader.HasData)
            {
                var tag = reader.PeekTag();
                if (tag.HasSameClassAndValue(DnsTag))
                    names.Add(reader.ReadCharacterString(UniversalTagNumber.IA5String, DnsTag));
                else if (tag.HasSameClassAndValue(UriTag))
                    uris.Add(reader.ReadCharacterString(UniversalTagNumber.IA5String, UriTag));
                else if (tag.HasSameClassAndValue(AddressTag))
                    addresses.Add(new IPAddress(reader.ReadOctetString(AddressTag)));
                else
                    reader.ReadEncodedValue();
            }
        }

        return new AlternativeNames(names, addresses, uris);
    }

    /// <summary>The extension. It is critical where it is all that names the subject.</summary>
    public X509Extension Extension(bool critical)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            foreach (var name in DnsNames)
                writer.WriteCharacterString(UniversalTagNumber.IA5String, name, DnsTag);
            foreach (var address in Addresses)
                writer.WriteOctetString((address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address).GetAddressBytes(), AddressTag);
            foreach (var uri in Uris)
                writer.WriteCharacterString(UniversalTagNumber.IA5String, uri, UriTag);
        }

        return new X509Extension(ExtensionOid, writer.Encode(), critical);
    }
}
