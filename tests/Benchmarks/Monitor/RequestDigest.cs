using System.Security.Cryptography;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Pulumirpc;

namespace Benchmarks.Monitor;

/// <summary>
/// A number that two programs share when they register the same resources with the same properties, in whatever order.
/// It looks at type, name and properties only.
/// </summary>
internal sealed class RequestDigest
{
    private UInt128 _sum;

    public void Add(RegisterResourceRequest request)
    {
        var same = new RegisterResourceRequest { Type = request.Type, Name = request.Name, Object = Sorted(request.Object) };
        var hash = SHA256.HashData(same.ToByteArray());
        unchecked
        {
            _sum += new UInt128(BitConverter.ToUInt64(hash, 0), BitConverter.ToUInt64(hash, 8));
        }
    }

    public override string ToString() => _sum.ToString("x32");

    private static Struct Sorted(Struct fields)
    {
        var sorted = new Struct();
        foreach (var (name, value) in fields.Fields.OrderBy(field => field.Key, StringComparer.Ordinal))
            sorted.Fields.Add(name, Sorted(value));
        return sorted;
    }

    private static Value Sorted(Value value) => value.KindCase switch
    {
        Value.KindOneofCase.StructValue => Value.ForStruct(Sorted(value.StructValue)),
        Value.KindOneofCase.ListValue => Value.ForList([.. value.ListValue.Values.Select(Sorted)]),
        _ => value,
    };
}
