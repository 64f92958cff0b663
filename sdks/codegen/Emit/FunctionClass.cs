using Codegen.Naming;
using Codegen.Schema;
using Codegen.Typing;

namespace Codegen.Emit;

/// <summary>Writes a function in its plain and its output form, with the classes that each form takes and both give back.</summary>
internal sealed class FunctionClass(Sdk sdk, Function function)
{
    private const string Deployment = "global::Pulumi.Deployment.Instance";

    private readonly string _class = ClassOf(function.Token);

    private string Namespace => $"global::{sdk.Namespaces.Of(function.Token)}";

    private bool AllOptional => function.Inputs?.All(input => !input.Required) ?? true;

    /// <summary>The output form takes arguments only where there is one to give.</summary>
    private bool TakesInputs => function.Inputs is { IsEmpty: false };

    public IEnumerable<Declaration> Declarations()
    {
        yield return Declare(_class, Class());
        if (function.Inputs is { } inputs)
            yield return Declare($"{_class}Args", new InputClass(sdk, $"{_class}Args", "InvokeArgs", Position.PlainInput, inputs).Code());

        if (TakesInputs && function.Returns)
        {
            var args = new InputClass(sdk, $"{_class}InvokeArgs", "InvokeArgs", Position.Input, function.Inputs!);
            yield return Declare(args.Name, args.Code());
        }

        if (function.Outputs is { } outputs)
            yield return Declare($"{_class}Result", new OutputClass(sdk, $"{_class}Result", outputs).Code());
    }

    private Declaration Declare(string name, Code code) => sdk.Declare(function.Token, "", name, function.Path, code);

    private Code Class()
    {
        var result = Result();
        var call = function.ReturnType is null or ObjectRef ? "Invoke" : "InvokeSingle";
        var generic = result is null ? "" : $"<{result}>";
        var code = new Code().Lines(Sdk.Obsolete(function.Deprecation)).Open($"public static class {_class}");

        var (parameter, args) = function.Inputs is null ? ("", Empty) : Arguments("Args", mayBeLeftOut: AllOptional);
        code.Line($"public static global::System.Threading.Tasks.Task{generic} "
            + $"InvokeAsync({parameter}global::Pulumi.InvokeOptions? options = null) "
            + $"=> {Deployment}.{call}Async{generic}({Literal.Of(function.Token)}, {args}, {WithDefaults});");
        if (result is null)
            return code.Close();

        // Where the options are needed to choose the form, the arguments before them cannot be left out.
        OutputForm("InvokeOptions? options = null", AllOptional);
        OutputForm("InvokeOutputOptions options", mayBeLeftOut: false);
        return code.Close();

        void OutputForm(string options, bool mayBeLeftOut)
        {
            var (parameter, args) = TakesInputs ? Arguments("InvokeArgs", mayBeLeftOut) : ("", Empty);
            code.Line($"public static global::Pulumi.Output{generic} Invoke({parameter}global::Pulumi.{options}) "
                + $"=> {Deployment}.{call}{generic}({Literal.Of(function.Token)}, {args}, {WithDefaults});");
        }
    }

    private static string Empty => "global::Pulumi.InvokeArgs.Empty";

    private string WithDefaults => $"{sdk.Utilities}.WithDefaults(options)";

    private (string Parameter, string Value) Arguments(string suffix, bool mayBeLeftOut)
    {
        var type = $"{Namespace}.{_class}{suffix}";
        return ($"{type}{(mayBeLeftOut ? "? args = null" : " args")}, ", $"args ?? new {type}()");
    }

    private string? Result() => function switch
    {
        { Outputs: not null } => $"{Namespace}.{_class}Result",
        { ReturnType: { } type } => sdk.Types.Of(type, Position.Output),
        _ => null,
    };

    /// <summary>A class cannot have a member of its own name, and every function has Invoke and InvokeAsync.</summary>
    private static string ClassOf(string token) =>
        Names.Class(token) is var name && name.ToUpperInvariant() is "INVOKE" or "INVOKEASYNC" ? $"{name}Function" : name;
}
