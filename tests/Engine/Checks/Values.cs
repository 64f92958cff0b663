using Platform.Engine.Graph;

namespace Engine.Tests.Checks;

/// <summary>Writes property values as C# writes anonymous objects, so that a test reads like the program it stands for.</summary>
internal static class Values
{
    public static PropertyValue Unknown => UnknownValue.Instance;

    public static ObjectValue Object(params (string Name, PropertyValue Value)[] members) =>
        new(members.Select(member => KeyValuePair.Create(member.Name, member.Value)));

    public static PropertyValue List(params PropertyValue[] items) => new ListValue(items);

    public static PropertyValue Secret(PropertyValue value) => new SecretValue(value);
}
