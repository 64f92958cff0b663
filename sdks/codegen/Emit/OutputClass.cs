using Codegen.Naming;
using Codegen.Schema;
using Codegen.Typing;

namespace Codegen.Emit;

/// <summary>Writes a class of results: read-only fields and the constructor through which the runtime fills them.</summary>
internal sealed record OutputClass(Sdk Sdk, string Name, IEnumerable<Property> Properties)
{
    public bool IsInternal { get; init; }

    public Code Code()
    {
        var members = Members.Checked(Properties, Name);
        var code = new Code()
            .Line("[global::Pulumi.OutputType]")
            .Open($"{(IsInternal ? "internal" : "public")} sealed class {Name}")
            .Lines(members.Select(member => $"public readonly {Type(member)} {member.MemberName};"))
            .Line("[global::Pulumi.OutputConstructor]")
            .Open($"private {Name}({string.Join(", ", members.Select(member => $"{Type(member)} {Names.Parameter(member.Name)}"))})")
            .Lines(members.Select(Assignment));
        return code.Close().Close();
    }

    private string Type(Property member) => Sdk.Types.Of(member, Position.Output);

    private static string Assignment(Property member)
    {
        var parameter = Names.Parameter(member.Name);
        return $"{(parameter == member.MemberName ? "this." : "")}{member.MemberName} = {parameter};";
    }
}
