using System.Globalization;
using Platform.Engine.Graph;

namespace Platform.Engine.Readers;

/// <summary>Writes property values for people: in one line, secrets masked, what cannot be seen escaped.</summary>
internal static class ValueText
{
    /// <summary>What stands for a value that only an update can tell.</summary>
    public const string Unknown = "<known after update>";

    /// <summary>The value in one line. Texts are quoted where they stand inside something else.</summary>
    /// <param name="value">The value; null for none.</param>
    /// <param name="most">How many characters at most; the rest is cut off with an ellipsis.</param>
    public static string Line(PropertyValue? value, int most = int.MaxValue) =>
        VisibleText.Clip(value is StringValue text ? VisibleText.Of(text.Value) : Nested(value, most), most);

    /// <summary>A number as JSON and the CLI write it.</summary>
    public static string Number(double number) =>
        Math.Abs(number) < 1e15 && Math.Floor(number).Equals(number)
            ? ((long)number).ToString(CultureInfo.InvariantCulture)
            : number.ToString("R", CultureInfo.InvariantCulture);

    private static string Nested(PropertyValue? value, int most) => value switch
    {
        null or NullValue => "null",
        BoolValue flag => flag.Value ? "true" : "false",
        NumberValue number => Number(number.Value),
        StringValue text => $"\"{VisibleText.Of(text.Value)}\"",
        SecretValue => Signatures.Masked,
        UnknownValue => Unknown,
        ListValue list => $"[{Joined(list.Items.Select(item => Nested(item, most)), most)}]",
        ObjectValue fields => $"{{{Joined(fields.Select(field => $"{VisibleText.Of(field.Key)}: {Nested(field.Value, most)}"), most)}}}",
        ResourceReferenceValue resource => VisibleText.Of(resource.Urn),
        AssetValue { Kind: "assets" } archive =>
            $"archive({Joined(archive.Assets.Select(entry => $"{VisibleText.Of(entry.Key)}: {Nested(entry.Value, most)}"), most)})",
        AssetValue asset => $"{(asset.IsArchive ? "archive" : "asset")}({asset.Kind}: {VisibleText.Of(asset.Reference)})",
        _ => "",
    };

    /// <summary>Stops when there is more than will be shown, for values may be large.</summary>
    private static string Joined(IEnumerable<string> parts, int most)
    {
        var taken = new List<string>();
        var length = 0L;
        foreach (var part in parts)
        {
            taken.Add(part);
            length += part.Length + 2;
            if (length > most)
                break;
        }

        return string.Join(", ", taken);
    }
}
