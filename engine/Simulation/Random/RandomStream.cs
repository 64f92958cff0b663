using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Platform.Engine.Graph;

namespace Platform.Engine.Simulation.Random;

/// <summary>
/// An endless row of bytes that stands in for chance: it follows from a resource's urn and its keepers, so that it is the same in
/// every run and another one as soon as a keeper changes. Anyone can compute it; it keeps nothing secret. Not for many threads.
/// </summary>
internal sealed class RandomStream
{
    private readonly byte[] _seed;
    private byte[] _block = [];
    private int _used;
    private ulong _counter;

    /// <summary>The row of the resource for one purpose.</summary>
    /// <param name="urn">Whose.</param>
    /// <param name="keepers">What a change of asks for other bytes.</param>
    /// <param name="purpose">What for; no two purposes have the same row.</param>
    public RandomStream(string urn, ObjectValue keepers, string purpose)
    {
        var text = new StringBuilder();
        foreach (var part in new[] { purpose, urn }.Concat(keepers.SelectMany(keeper => new[] { keeper.Key, TextOf(keeper.Value) })))
            text.Append(CultureInfo.InvariantCulture, $"{part.Length}:{part}\n");
        _seed = SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString()));
    }

    /// <summary>The next bytes.</summary>
    public byte[] Bytes(int count)
    {
        var bytes = new byte[count];
        for (var index = 0; index < count; index++)
            bytes[index] = Next();
        return bytes;
    }

    /// <summary>A number from 0 to one less than the bound, all equally likely.</summary>
    public ulong Below(ulong bound)
    {
        // What lies above the last whole multiple would favour small numbers.
        var limit = ulong.MaxValue - (ulong.MaxValue % bound);
        ulong drawn;
        do
        {
            drawn = BinaryPrimitives.ReadUInt64BigEndian(Bytes(sizeof(ulong)));
        }
        while (drawn >= limit);

        return drawn % bound;
    }

    /// <summary>One of the items.</summary>
    public T Choose<T>(IReadOnlyList<T> items) => items[(int)Below((ulong)items.Count)];

    /// <summary>The items in another order.</summary>
    public T[] Shuffle<T>(IEnumerable<T> items)
    {
        T[] shuffled = [.. items];
        for (var last = shuffled.Length - 1; last > 0; last--)
        {
            var other = (int)Below((ulong)last + 1);
            (shuffled[last], shuffled[other]) = (shuffled[other], shuffled[last]);
        }

        return shuffled;
    }

    private byte Next()
    {
        if (_used == _block.Length)
        {
            Span<byte> counter = stackalloc byte[sizeof(ulong)];
            BinaryPrimitives.WriteUInt64BigEndian(counter, _counter++);
            _block = SHA256.HashData([.. _seed, .. counter]);
            _used = 0;
        }

        return _block[_used++];
    }

    private static string TextOf(PropertyValue value) => value.Plain switch
    {
        StringValue text => text.Value,
        NumberValue number => number.Value.ToString("R", CultureInfo.InvariantCulture),
        BoolValue flag => flag.Value ? "true" : "false",
        _ => "",
    };
}
