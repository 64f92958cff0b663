using Codegen.Emit;

namespace Codegen.Tests.Emit;

[TestFixture]
public sealed class LiteralTests
{
    [TestCase("plain", ExpectedResult = "\"plain\"")]
    [TestCase("say \"hi\"", ExpectedResult = "\"say \\\"hi\\\"\"")]
    [TestCase("a\\b", ExpectedResult = "\"a\\\\b\"")]
    [TestCase("one\r\ntwo\t", ExpectedResult = "\"one\\r\\ntwo\\t\"")]
    [TestCase("\u0001", ExpectedResult = "\"\\u0001\"")]
    [TestCase(true, ExpectedResult = "true")]
    [TestCase(-3, ExpectedResult = "-3")]
    [TestCase(0.5, ExpectedResult = "0.5")]
    [TestCase(30.0, ExpectedResult = "30")]
    public string A_value_is_written_as_C_sharp_reads_it(object value) => Literal.Of(value);
}
