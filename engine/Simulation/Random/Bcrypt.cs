using System.Buffers.Binary;
using System.Numerics;
using System.Text;

namespace Platform.Engine.Simulation.Random;

/// <summary>
/// The password hash bcrypt (Provos and Mazières, 1999) in the form <c>$2a$</c>. Blowfish starts from the digits of pi behind the
/// point; they are computed once instead of being listed.
/// </summary>
internal static class Bcrypt
{
    /// <summary>The number of bytes of a password that count.</summary>
    public const int LongestPassword = 72;

    /// <summary>The length of a salt in bytes.</summary>
    public const int SaltLength = 16;

    private const string Digits = "./ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    private const int Subkeys = 18;
    private const int Boxes = 4 * 256;
    private const int HashLength = 23;

    private static readonly Lazy<uint[]> Pi = new(() => PiWords(Subkeys + Boxes));

    /// <summary>The hash of the password.</summary>
    /// <param name="password">The password in UTF-8; what follows 72 bytes does not count.</param>
    /// <param name="salt">16 bytes.</param>
    /// <param name="cost">The binary logarithm of the number of rounds, 4 to 31; each step doubles the time.</param>
    public static string Hash(ReadOnlySpan<byte> password, ReadOnlySpan<byte> salt, int cost)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(salt.Length, SaltLength);
        ArgumentOutOfRangeException.ThrowIfLessThan(cost, 4);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(cost, 31);

        byte[] key = [.. password[..Math.Min(password.Length, LongestPassword)], 0];
        var (keyWords, saltWords) = (Cycle(key), Cycle(salt));
        var state = (uint[])Pi.Value.Clone();
        Expand(state, keyWords, saltWords);
        for (var round = 0L; round < 1L << cost; round++)
        {
            Expand(state, keyWords, null);
            Expand(state, saltWords, null);
        }

        var text = Encoding.ASCII.GetBytes("OrpheanBeholderScryDoubt");
        for (var offset = 0; offset < text.Length; offset += 8)
        {
            var left = BinaryPrimitives.ReadUInt32BigEndian(text.AsSpan(offset));
            var right = BinaryPrimitives.ReadUInt32BigEndian(text.AsSpan(offset + 4));
            for (var time = 0; time < 64; time++)
                Encrypt(state, ref left, ref right);
            BinaryPrimitives.WriteUInt32BigEndian(text.AsSpan(offset), left);
            BinaryPrimitives.WriteUInt32BigEndian(text.AsSpan(offset + 4), right);
        }

        return $"$2a${cost:00}${Base64(salt)}{Base64(text.AsSpan(0, HashLength))}";
    }

    private static void Expand(uint[] state, uint[] key, uint[]? salt)
    {
        for (var index = 0; index < Subkeys; index++)
            state[index] ^= key[index];

        var (left, right) = (0u, 0u);
        for (var index = 0; index < state.Length; index += 2)
        {
            // Sixteen bytes of salt: its four words come round and round.
            left ^= salt?[index % 4] ?? 0;
            right ^= salt?[(index + 1) % 4] ?? 0;
            Encrypt(state, ref left, ref right);
            (state[index], state[index + 1]) = (left, right);
        }
    }

    private static void Encrypt(uint[] state, ref uint left, ref uint right)
    {
        var (l, r) = (left, right);
        for (var round = 0; round < 16; round += 2)
        {
            l ^= state[round];
            r ^= Mix(state, l);
            r ^= state[round + 1];
            l ^= Mix(state, r);
        }

        (left, right) = (r ^ state[17], l ^ state[16]);
    }

    private static uint Mix(uint[] state, uint value) =>
        ((state[Subkeys + (value >> 24)] + state[Subkeys + 256 + ((value >> 16) & 255)])
            ^ state[Subkeys + 512 + ((value >> 8) & 255)])
        + state[Subkeys + 768 + (value & 255)];

    // As many words as there are subkeys, the bytes over and over.
    private static uint[] Cycle(ReadOnlySpan<byte> bytes)
    {
        var words = new uint[Subkeys];
        for (var index = 0; index < Subkeys * 4; index++)
            words[index / 4] = (words[index / 4] << 8) | bytes[index % bytes.Length];
        return words;
    }

    // Machin: pi = 16 arctan(1/5) - 4 arctan(1/239), in fixed point.
    private static uint[] PiWords(int count)
    {
        const int Guard = 64;
        var one = BigInteger.One << ((count * 32) + Guard);
        var pi = (16 * ArcTangent(one, 5)) - (4 * ArcTangent(one, 239));
        var fraction = (pi % one) >> Guard;
        var bytes = fraction.ToByteArray(isUnsigned: true, isBigEndian: true);

        var words = new uint[count];
        var padded = new byte[count * 4];
        bytes.CopyTo(padded, padded.Length - bytes.Length);
        for (var index = 0; index < count; index++)
            words[index] = BinaryPrimitives.ReadUInt32BigEndian(padded.AsSpan(index * 4));
        return words;
    }

    private static BigInteger ArcTangent(BigInteger one, int inverse)
    {
        var power = one / inverse;
        var sum = power;
        var square = inverse * inverse;
        for (var odd = 3; !power.IsZero; odd += 2)
        {
            power /= -square;
            sum += power / odd;
        }

        return sum;
    }

    private static string Base64(ReadOnlySpan<byte> bytes)
    {
        var text = new StringBuilder();
        for (var bit = 0; bit < bytes.Length * 8; bit += 6)
        {
            var pair = (bytes[bit / 8] << 8) | (bit / 8 + 1 < bytes.Length ? bytes[(bit / 8) + 1] : 0);
            text.Append(Digits[(pair >> (10 - (bit % 8))) & 63]);
        }

        return text.ToString();
    }
}
