using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Protocol.Tests.Support;
using Pulumi.Protocol;

namespace Protocol.Tests;

[TestFixture]
public sealed class StatusMessageTests
{
    private static Gen<string> Texts() =>
        from runes in Gen.Frequency(
            (6, Gen.Choose(0x20, 0x7E)),
            (2, Gen.Elements(' ', '%', '\n', '\0', '\u007F').Select(c => (int)c)),
            (2, Gen.Choose(0, 0x10FFFF).Where(Rune.IsValid))).ListOf()
        select string.Concat(runes.Select(rune => new Rune(rune).ToString()));

    [Test]
    public void Decoding_undoes_encoding() =>
        Prop.ForAll(Texts().ToArbitrary(), text => StatusMessage.Decode(StatusMessage.Encode(text)) == text).QuickCheckThrowOnFailure();

    [Test]
    public void Only_printable_ASCII_is_sent() =>
        Prop.ForAll(Texts().ToArbitrary(), text => StatusMessage.Encode(text).All(c => c is >= ' ' and <= '~')).QuickCheckThrowOnFailure();

    [Test]
    public void Nothing_is_escaped_without_need() =>
        Prop.ForAll(Texts().ToArbitrary(), text =>
        {
            var needed = Encoding.UTF8.GetBytes(text).Count(octet => octet is < 0x20 or > 0x7E or (byte)'%');
            return StatusMessage.Encode($"x{text}x").Count(c => c == '%') == needed;
        }).QuickCheckThrowOnFailure();

    [TestCase("not here: a/b?c=d&e", "not here: a/b?c=d&e")]
    [TestCase("50% off", "50%25 off")]
    [TestCase("zwölf\n", "zw%C3%B6lf%0A")]
    [TestCase("🎉", "%F0%9F%8E%89")]
    [TestCase("~\u007F", "~%7F")]
    [TestCase(" in the middle ", "%20in the middle%20")]
    public void A_text_is_encoded_byte_by_byte(string text, string encoded) => Assert.That(StatusMessage.Encode(text), Is.EqualTo(encoded));

    [Test]
    public void Half_a_pair_of_surrogates_is_sent_as_a_replacement_character() =>
        Assert.That(StatusMessage.Encode("half " + '\uD83C' + " a pair"), Is.EqualTo("half %EF%BF%BD a pair"));

    [TestCase("100%", "100%")]
    [TestCase("%", "%")]
    [TestCase("%2", "%2")]
    [TestCase("%zz%20", "%zz ")]
    [TestCase("%+1%-1% 1", "%+1%-1% 1")]
    [TestCase("%c3%b6%3A", "ö:")]
    [TestCase("%FF", "\uFFFD")]
    public void What_is_no_escape_is_kept(string encoded, string text) => Assert.That(StatusMessage.Decode(encoded), Is.EqualTo(text));

    [TestCase('x', 1)]
    [TestCase('ö', 6)]
    public void A_long_text_is_cut_between_characters(char letter, int encodedLength)
    {
        var fits = new string(letter, StatusMessage.MaxEncoded / encodedLength);

        Assert.That(StatusMessage.Decode(StatusMessage.Encode(fits)), Is.EqualTo(fits));
        var cut = StatusMessage.Encode(fits + letter);
        Assert.That(cut, Has.Length.LessThanOrEqualTo(StatusMessage.MaxEncoded).And.Length.GreaterThan(StatusMessage.MaxEncoded - 20));
        Assert.That(StatusMessage.Decode(cut), Does.Match($"^{letter}+\\.\\.\\. \\(cut\\)$"));
    }

    [Test]
    public async Task Any_text_arrives_as_it_was_thrown()
    {
        var text = "";
        await using var server = await Calls.ServeInvokeAsync((_, _) => throw new RpcException(StatusCode.Aborted, text));
        using var client = new RpcClient(server.Address);

        foreach (var sample in Texts().Sample(50))
        {
            text = sample;
            Assert.That((await client.FailureAsync()).Detail, Is.EqualTo(sample));
        }
    }

    [Test]
    public async Task A_very_long_reason_does_not_hide_the_status()
    {
        await using var server = await Calls.ServeInvokeAsync(
            (_, _) => throw new RpcException(StatusCode.Aborted, new string('ö', 1_000_000)));
        using var client = new RpcClient(server.Address);

        var failure = await client.FailureAsync();

        Assert.That(failure.Status, Is.EqualTo(StatusCode.Aborted));
        Assert.That(failure.Detail, Does.StartWith("öööö").And.EndWith("... (cut)"));
    }
}
