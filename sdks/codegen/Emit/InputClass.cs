using Codegen.Naming;
using Codegen.Schema;
using Codegen.Typing;

namespace Codegen.Emit;

/// <summary>Writes a class of arguments: of a resource, a function, a method, or of an object inside them.</summary>
internal sealed record InputClass(Sdk Sdk, string Name, string Base, Position Position, IEnumerable<Property> Properties)
{
    /// <summary>Providers take every value that is not a string as JSON text.</summary>
    public bool IsProvider { get; init; }

    public Code Code()
    {
        var members = Members.Checked(Properties, Name);
        var code = new Code().Open($"public {(Sdk.IsKubernetes && !IsProvider ? "" : "sealed ")}class {Name} : global::Pulumi.{Base}");
        foreach (var member in members)
            code.Lines(NeedsField(member) ? WithField(member) : [Attribute(member) + Automatic(member)]);

        var defaults = members.Where(member => member.Default is not null).ToList();
        if (defaults.Count > 0)
        {
            code.Open($"public {Name}()");
            foreach (var member in defaults)
                code.Line($"{member.MemberName} = {Defaults.Of(Sdk, member, member.Default!)};");
            code.Close();
        }

        return code.Line($"public static new {Name} Empty => new();").Close();
    }

    private static bool NeedsField(Property member) => member.Secret || IsCollection(member);

    private static bool IsCollection(Property member) => member.Type is ListType or MapType;

    private string Attribute(Property member)
    {
        var required = member.Required ? ", required: true" : "";
        var json = IsProvider && member.Type is not ScalarType { Kind: Scalar.Text } ? ", json: true" : "";
        return $"[global::Pulumi.Input({Literal.Of(member.Name)}{required}{json})] ";
    }

    private string Automatic(Property member)
    {
        var needsValue = member.Required && (TypeMap.IsWrapped(member.Type, Position) || !TypeMap.IsValueType(member.Type));
        return $"public {Sdk.Types.Of(member, Position)} {member.MemberName} {{ get; set; }}{(needsValue ? " = null!;" : "")}";
    }

    /// <summary>Collections are made on first use, and secrets are marked when they are set, so the attribute sits on the field.</summary>
    private IEnumerable<string> WithField(Property member)
    {
        var type = Sdk.Types.Mutable(member.Type, Position);
        var field = $"_{Names.Unhyphenated(member.Name.TrimStart('$'))}";
        var value = member.Secret && TypeMap.IsWrapped(member.Type, Position) ? $"{Sdk.Utilities}.Secret(value)" : "value";
        yield return $"{Attribute(member)}private {type}? {field};";
        foreach (var line in Sdk.Obsolete(member.Deprecation))
            yield return line;

        yield return IsCollection(member)
            ? $"public {type} {member.MemberName} {{ get => {field} ??= new(); set => {field} = {value}; }}"
            : $"public {type}? {member.MemberName} {{ get => {field}; set => {field} = {value}; }}";
    }
}
