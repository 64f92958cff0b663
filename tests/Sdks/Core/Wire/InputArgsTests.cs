namespace Core.Tests.Wire;

[TestFixture]
public sealed class InputArgsTests
{
    private class BaseArgs : ResourceArgs
    {
        [Input("inherited")]
        private InputList<string>? _inherited;

        public InputList<string> Inherited => _inherited ??= [];

        [Input("overridden")]
        public virtual Input<string>? Overridden { get; set; }

        public Input<string>? Unmarked { get; set; } = "never sent";
    }

    private sealed class DerivedArgs : BaseArgs
    {
        [Input("overridden")]
        public override Input<string>? Overridden { get; set; }

        [Input("field")]
        internal string Field = "f";

        [Input("plain")]
        private List<int> Plain { get; } = [1, 2];

        [Input("nested")]
        public BucketRuleArgs? Nested { get; set; }
    }

    private sealed class NoGetterArgs : ResourceArgs
    {
        internal Input<string>? Stored;

        [Input("hidden")]
        public Input<string> Hidden
        {
            set => Stored = value;
        }
    }

    [Test]
    public async Task Marked_fields_and_properties_are_inputs_whoever_may_see_them_and_wherever_they_are_declared()
    {
        var args = new DerivedArgs { Overridden = "o", Inherited = { "i" }, Nested = new() { Prefix = Output.CreateSecret("p") } };

        Assert.That(await OnWire.OfAsync(args), Is.EqualTo(
            $"{{\"field\":\"f\",\"inherited\":[\"i\"],\"nested\":{{\"prefix\":{OnWire.Secret("\"p\"")}}},"
            + "\"overridden\":\"o\",\"plain\":[1,2]}"));
    }

    [Test]
    public async Task An_input_that_is_not_set_does_not_travel_but_a_list_that_was_touched_does()
    {
        var args = new BucketArgs();
        Assert.That(await OnWire.OfAsync(args), Is.EqualTo("{}"));

        _ = args.Zones;
        Assert.That(await OnWire.OfAsync(args), Is.EqualTo("""{"zones":[]}"""));
    }

    [Test]
    public async Task A_required_input_that_is_not_set_is_named_with_its_class()
    {
        var args = new BucketArgs { Rules = { new BucketRuleArgs() } };
        var failure = await Assert.CatchAsync<ArgumentNullException>(() => OnWire.OfAsync(args));

        Assert.That(failure!.Message, Is.EqualTo(
            "Core.Tests.Support.BucketRuleArgs: [Input] prefix is required but was not given a value (Parameter 'prefix')"));
    }

    [Test]
    public void An_input_that_cannot_be_read_is_refused() => Assert.That(
        () => new NoGetterArgs().Members().ToArray(),
        Throws.ArgumentException.With.Message.EqualTo(
            "Core.Tests.Wire.InputArgsTests+NoGetterArgs.Hidden: an [Input] property needs a getter"));

    [Test]
    public async Task Args_of_a_dictionary_are_its_entries()
    {
        var entries = ImmutableDictionary<string, object?>.Empty.Add("b", 1).Add("a", (Input<string>)"x").Add("c", null);

        Assert.That(await OnWire.OfAsync(new DictionaryResourceArgs(entries)), Is.EqualTo("""{"a":"x","b":1}"""));
        Assert.That(await OnWire.OfAsync(new DictionaryInvokeArgs(entries)), Is.EqualTo("""{"a":"x","b":1}"""));
    }

    [Test]
    public async Task Empty_args_have_no_members()
    {
        Assert.That(await OnWire.OfAsync(ResourceArgs.Empty), Is.EqualTo("{}"));
        Assert.That(await OnWire.OfAsync(InvokeArgs.Empty), Is.EqualTo("{}"));
        Assert.That(await OnWire.OfAsync(CallArgs.Empty), Is.EqualTo("{}"));
    }

    [Test]
    public void A_failure_says_which_property_it_was_in() => Assert.That(
        async () => await Properties.SerializeAsync([KeyValuePair.Create("size", (object?)1L)], keepResources: true),
        Throws.InstanceOf<InvalidOperationException>().With.Message.StartsWith(
            "error serializing property \"size\": size: System.Int64 is not a supported argument type"));

    [Test]
    public async Task Bags_of_properties_know_whether_anything_in_them_is_unknown()
    {
        var known = new Dictionary<string, object?> { ["a"] = new object[] { 1, "x" } };
        var unknown = new Dictionary<string, object?> { ["a"] = new object[] { 1, new Dictionary<string, object> { ["b"] = Deferred() } } };

        Assert.That((await Properties.SerializeAsync(known, keepResources: true)).HasUnknowns(), Is.False);
        Assert.That((await Properties.SerializeAsync(unknown, keepResources: true)).HasUnknowns(), Is.True);

        static Output<int> Deferred() => Pulumi.Utilities.OutputUtilities.CreateUnknown(0);
    }
}
