using System.Text;

namespace Platform.Engine.Readers.Markdown;

/// <summary>
/// Keeps count of the room in a comment. It is counted in bytes of UTF-8, which are never fewer than characters, however those are
/// counted.
/// </summary>
internal sealed class Budget(int bytes)
{
    /// <summary>How many bytes are left.</summary>
    public int Left { get; private set; } = bytes;

    /// <summary>How many bytes a text takes.</summary>
    public static int Size(string text) => Encoding.UTF8.GetByteCount(text);

    /// <summary>Takes room for the text, whether there is any or not.</summary>
    /// <returns>The text.</returns>
    public string Take(string text)
    {
        Left -= Size(text);
        return text;
    }

    /// <summary>Takes room for the text when there is enough.</summary>
    /// <param name="text">The text.</param>
    /// <param name="instead">What it takes the place of.</param>
    public bool TryTake(string text, string instead = "")
    {
        var more = Size(text) - Size(instead);
        if (more > Left)
            return false;
        Left -= more;
        return true;
    }
}
