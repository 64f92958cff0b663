using Pulumi.Serialization;

namespace Core.Tests.Wire;

[TestFixture]
public sealed class OutputTypeTests
{
    [Test]
    public async Task An_output_object_that_is_sent_on_has_all_its_members_also_those_without_a_value()
    {
        var rule = Rule.Make("a", labels: ImmutableDictionary<string, string>.Empty.Add("k", "v"), target: 3, tier: Tier.Hot);

        Assert.That(await OnWire.OfAsync(rule), Is.EqualTo(
            """{"inner":null,"isDefault":false,"labels":{"k":"v"},"level":1,"name":"a","ports":[],"priority":null,"""
            + "\"target\":3,\"tier\":\"hot\"}"));
    }

    [Test]
    public void Members_that_the_provider_left_out_are_absent()
    {
        var rule = Read<Rule>("""{"name":"a"}""");

        Assert.That(new object?[] { rule.Priority, rule.Labels, rule.Inner }, Is.All.Null);
        Assert.That((rule.Ports.IsDefaultOrEmpty, rule.IsDefault, (int)rule.Level), Is.EqualTo((true, false, 0)));
    }

    [Test]
    public void A_constructor_parameter_may_have_another_name_on_the_wire() =>
        Assert.That(Read<Rule>("""{"name":"a","isDefault":true}""").IsDefault, Is.True);

    [Test]
    public void A_member_of_the_wrong_shape_is_a_warning_that_names_it_and_leaves_the_others_alone()
    {
        var warnings = new List<string>();
        var rule = Read<Rule>("""{"name":1,"priority":"high","ports":["80",443],"inner":{"name":"b","isDefault":"yes"}}""", warnings);

        Assert.That((rule.Name, rule.Priority, rule.Inner!.Name), Is.EqualTo(((string?)null, 0, "b")));
        Assert.That(rule.Ports, Is.EqualTo(new[] { "80", null }));
        Assert.That(warnings, Is.EquivalentTo(new[]
        {
            "value.name: expected a string, got Double",
            "value.priority: expected a number, got String",
            "value.ports[1]: expected a string, got Double",
            "value.inner.isDefault: expected a boolean, got String",
        }));
    }

    [OutputType]
    private sealed class Unmarked
    {
        public Unmarked(string name) => Name = name;

        public readonly string Name;
    }

    [OutputType]
    private sealed class Ambiguous
    {
        public readonly string Name;

        public Ambiguous(string name) => Name = name;

        public Ambiguous(string name, int _) => Name = name;
    }

    [Test]
    public void A_single_public_constructor_needs_no_mark() => Assert.That(Read<Unmarked>("""{"name":"a"}""").Name, Is.EqualTo("a"));

    [Test]
    public void Of_several_constructors_one_must_be_marked() => Assert.That(
        () => Converter.Check("[Output] A.B", typeof(Ambiguous)),
        Throws.InvalidOperationException.With.Message.EqualTo(
            "[Output] A.B: Core.Tests.Wire.OutputTypeTests+Ambiguous: an [OutputType] needs one constructor marked [OutputConstructor], "
            + "or a single public one"));

    private static T Read<T>(string json, List<string>? warnings = null)
    {
        Action<string> warn = warnings is null ? Assert.Fail : warnings.Add;
        return Converter.Convert<T>(warn, "value", OnWire.From(json)).Value;
    }
}
