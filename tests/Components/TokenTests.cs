using System.Reflection;
using Platform.Components;
using Platform.Components.AddOns;

namespace Platform.Tests.Components;

[TestFixture]
public class TokenTests
{
    private static Type[] Components() =>
        [.. typeof(PlatformComponent).Assembly.GetTypes()
            .Where(type => type is { IsAbstract: false } && type.IsSubclassOf(typeof(PlatformComponent)) && !type.IsSubclassOf(typeof(AddOnComponent)))];

    /// <summary>A token is part of every child's urn, so changing one replaces the children.</summary>
    [TestCaseSource(nameof(Components))]
    public void A_token_names_the_folder_and_the_class(Type component)
    {
        var token = (string?)component.GetField("Token", BindingFlags.NonPublic | BindingFlags.Static)?.GetRawConstantValue();
        var folder = component.Namespace!["Platform.Components.".Length..];

        Assert.That(token, Is.EqualTo($"platform:{char.ToLowerInvariant(folder[0])}{folder[1..]}:{component.Name}"));
    }

    [Test]
    public void An_add_on_s_token_is_its_own() => Assert.That(
        new AddOnCatalogue().All().Select(AddOnComponent.Token), Is.Unique.And.All.StartsWith("platform:addOns:"));
}
