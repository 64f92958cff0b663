using Codegen.Naming;
using Codegen.Schema;

namespace Codegen.Emit;

/// <summary>Writes an enum: of whole numbers as a C# enum, of strings and other numbers as a struct that acts like one.</summary>
internal sealed class EnumClass(Sdk sdk, EnumType type)
{
    private readonly string _name = Names.Class(type.Token);

    public Declaration Declaration()
    {
        var members = type.Members.Select(member => (Member: member, Name: MemberName(member))).ToList();
        var twice = members.GroupBy(member => member.Name).FirstOrDefault(group => group.Count() > 1);
        if (twice is not null)
        {
            throw new SchemaException(
                twice.Last().Member.Path, $"{_name} would have two members called {twice.Key}", "give it a \"name\" of its own");
        }

        return sdk.Declare(type.Token, "", _name, type.Path, type.Underlying == Scalar.Integer ? WholeNumbers(members) : Struct(members));
    }

    private string MemberName(EnumMember member) => EnumNames.Of(member.Name, _name) is { } name && name != _name
        ? name
        : throw new SchemaException(
            member.Path, $"\"{member.Name}\" cannot be the name of a member of {_name}", "give it a \"name\" that C# takes");

    private Code WholeNumbers(IEnumerable<(EnumMember Member, string Name)> members)
    {
        var code = new Code().Open($"public enum {_name}");
        foreach (var (member, name) in members)
            code.Lines(Sdk.Obsolete(member.Deprecation)).Line($"{name} = {Literal.Of(member.Value)},");

        return code.Close();
    }

    private Code Struct(IEnumerable<(EnumMember Member, string Name)> members)
    {
        const string hidden = "[global::System.ComponentModel.EditorBrowsable(global::System.ComponentModel.EditorBrowsableState.Never)] ";
        var (primitive, check, equal, hash, print) = type.Underlying == Scalar.Text
            ? ("string",
                " ?? throw new global::System.ArgumentNullException(nameof(value))",
                "string.Equals(_value, other._value, global::System.StringComparison.Ordinal)",
                "_value?.GetHashCode() ?? 0",
                "_value")
            : ("double",
                "",
                "_value == other._value",
                "_value.GetHashCode()",
                "_value.ToString(global::System.Globalization.CultureInfo.InvariantCulture)");
        var code = new Code()
            .Line("[global::Pulumi.EnumType]")
            .Open($"public readonly struct {_name} : global::System.IEquatable<{_name}>")
            .Line($"private readonly {primitive} _value;")
            .Line($"private {_name}({primitive} value) => _value = value{check};");
        foreach (var (member, name) in members)
        {
            code.Lines(Sdk.Obsolete(member.Deprecation));
            code.Line($"public static {_name} {name} {{ get; }} = new({Literal.Of(member.Value)});");
        }

        return code
            .Line($"public static bool operator ==({_name} left, {_name} right) => left.Equals(right);")
            .Line($"public static bool operator !=({_name} left, {_name} right) => !left.Equals(right);")
            .Line($"public static explicit operator {primitive}({_name} value) => value._value;")
            .Line($"{hidden}public override bool Equals(object? obj) => obj is {_name} other && Equals(other);")
            .Line($"public bool Equals({_name} other) => {equal};")
            .Line($"{hidden}public override int GetHashCode() => {hash};")
            .Line($"public override string ToString() => {print};")
            .Close();
    }
}
