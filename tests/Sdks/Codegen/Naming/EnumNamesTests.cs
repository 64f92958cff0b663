using Codegen.Naming;
using FsCheck;
using FsCheck.Fluent;

namespace Codegen.Tests.Naming;

[TestFixture]
public sealed class EnumNamesTests
{
    [TestCase("ClusterIP", ExpectedResult = "ClusterIP")]
    [TestCase("t3.micro", ExpectedResult = "T3_micro")]
    [TestCase("us-east-1", ExpectedResult = "Us_east_1")]
    [TestCase("a  b--c", ExpectedResult = "A_b_c")]
    [TestCase("default", ExpectedResult = "Default")]
    [TestCase("equals", ExpectedResult = "EqualsValue")]
    [TestCase("*", ExpectedResult = "Asterisk")]
    [TestCase("7", ExpectedResult = "Seven")]
    [TestCase("10.5", ExpectedResult = "Size_10_5")]
    [TestCase("-wide", ExpectedResult = "Size_wide")]
    [TestCase("a", ExpectedResult = "A")]
    [TestCase("-", ExpectedResult = null)]
    [TestCase("", ExpectedResult = null)]
    public string? Values_become_members_of_Size(string value) => EnumNames.Of(value, "Size");

    [Test]
    public void Whatever_the_value_its_name_is_one_that_C_sharp_takes() => Prop
        .ForAll<NonNull<string>>(value => EnumNames.Of(value.Get, "Size") is not { } name || Names.IsIdentifier(name))
        .QuickCheckThrowOnFailure();
}
