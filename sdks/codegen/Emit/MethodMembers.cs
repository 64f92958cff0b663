using Codegen.Naming;
using Codegen.Schema;
using Codegen.Typing;

namespace Codegen.Emit;

/// <summary>Writes the methods of a resource and the classes that they take and give back.</summary>
internal sealed class MethodMembers(Sdk sdk, Resource resource)
{
    public IEnumerable<string> Lines() => resource.Methods.SelectMany(Lines);

    public IEnumerable<(string Name, Code Code)> Types() => resource.Methods.SelectMany(Types);

    private IEnumerable<string> Lines(Method method)
    {
        var function = method.Function;
        var inputs = Inputs(function);
        var optional = inputs.All(input => !input.Required);
        var (result, generic, lift) = ("void", "", "");
        if (Outputs(function) is { } outputs)
        {
            generic = $"<{Result(method)}>";
            (result, lift) = IsLifted(outputs)
                ? ($"global::Pulumi.Output<{sdk.Types.Of(outputs[0], Position.Output)}>",
                    $".Apply(result => result.{outputs[0].MemberName})")
                : ($"global::Pulumi.Output{generic}", "");
        }

        var parameter = inputs.Count == 0 ? "" : $"{Args(method)}{(optional ? "? args = null" : " args")}";
        var args = inputs.Count == 0 ? "global::Pulumi.CallArgs.Empty" : $"args ?? new {Args(method)}()";
        foreach (var line in Sdk.Obsolete(function.Deprecation))
            yield return line;

        yield return $"public {result} {Names.UpperFirst(method.Name)}({parameter}) "
            + $"=> global::Pulumi.Deployment.Instance.Call{generic}({Literal.Of(function.Token)}, {args}, this){lift};";
    }

    private IEnumerable<(string Name, Code Code)> Types(Method method)
    {
        if (Inputs(method.Function) is { Count: > 0 } inputs)
            yield return (Args(method), new InputClass(sdk, Args(method), "CallArgs", Position.Input, inputs).Code());

        if (Outputs(method.Function) is { } outputs)
            yield return (Result(method), new OutputClass(sdk, Result(method), outputs) { IsInternal = IsLifted(outputs) }.Code());
    }

    private string Args(Method method) => $"{resource.ClassName}{Names.UpperFirst(method.Name)}Args";

    private string Result(Method method) => $"{resource.ClassName}{Names.UpperFirst(method.Name)}Result";

    private static List<Property> Inputs(Function function) => [.. function.Inputs!.Value.Where(input => input.Name != "__self__")];

    private static IReadOnlyList<Property>? Outputs(Function function) => function.ReturnType is null
        ? function.Outputs
        : throw new SchemaException($"{function.Path}/outputs", "a method gives back an object or nothing", "wrap the value in an object");

    private bool IsLifted(IReadOnlyList<Property> outputs) => sdk.Package.CSharp.LiftSingleValueMethodReturns && outputs.Count == 1;
}
