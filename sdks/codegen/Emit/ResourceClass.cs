using Codegen.Schema;
using Codegen.Typing;

namespace Codegen.Emit;

/// <summary>Writes a resource with its constructors, its options and its arguments. Methods are another's matter.</summary>
internal sealed class ResourceClass(Sdk sdk, Resource resource)
{
    private const string Name = "string name";

    /// <summary>Members of the base class that a property of the same name replaces.</summary>
    private static readonly string[] Inherited = ["Id", "Urn"];

    private readonly string _class = resource.ClassName;

    private readonly string _token = Literal.Of(resource.IsProvider ? sdk.Package.Name : resource.Token);

    private readonly string _options = $"global::Pulumi.{(resource.IsComponent ? "Component" : "Custom")}ResourceOptions";

    private bool HasGet => !resource.IsProvider && !resource.IsComponent;

    private bool HasConstants => resource.Inputs.Any(input => input.Const is not null);

    /// <summary>Arguments of Kubernetes resources stand with the nested types; all others stand beside their resource.</summary>
    private string ArgsQualifier => sdk.IsKubernetes && !resource.IsProvider ? "Inputs" : "";

    private string ArgsClass => $"global::{sdk.Namespaces.Of(resource.Token, ArgsQualifier)}.{_class}Args";

    private string StateClass => $"global::{sdk.Namespaces.Of(resource.Token, ArgsQualifier)}.{_class}State";

    public IEnumerable<Declaration> Declarations()
    {
        var methods = new MethodMembers(sdk, resource);
        yield return Declare("", _class, Class(methods));
        yield return DeclareInputs("Args", Position.Input, resource.Inputs);
        if (resource.StateInputs is { } state)
            yield return DeclareInputs("State", Position.State, state);

        foreach (var (name, code) in methods.Types())
            yield return Declare("", name, code);
    }

    private Declaration Declare(string qualifier, string name, Code code) =>
        sdk.Declare(resource.Token, qualifier, name, resource.Path, code);

    private Declaration DeclareInputs(string suffix, Position position, IEnumerable<Property> properties)
    {
        var inputs = new InputClass(sdk, _class + suffix, "ResourceArgs", position, properties) { IsProvider = resource.IsProvider };
        return Declare(ArgsQualifier, inputs.Name, inputs.Code());
    }

    private Code Class(MethodMembers methods)
    {
        var code = new Code()
            .Lines(Sdk.Obsolete(resource.Deprecation))
            .Line($"[global::{sdk.Namespaces.Root}.{sdk.Namespaces.Prefix}ResourceType({Literal.Of(resource.Token)})]")
            .Open($"public partial class {_class} : {Base()}")
            .Lines(Members.Checked(resource.Properties, _class).Select(Property));
        Constructor(code);
        if (HasGet)
            Lookup(code);
        if (HasConstants)
            Constants(code);

        Options(code);
        return code.Lines(methods.Lines()).Close();
    }

    private string Base() => resource switch
    {
        { IsProvider: true } => "global::Pulumi.ProviderResource",
        { IsComponent: true } => "global::Pulumi.ComponentResource",
        _ when sdk.IsKubernetes => $"global::{sdk.Namespaces.Root}.KubernetesResource",
        _ => "global::Pulumi.CustomResource",
    };

    private string Property(Property property)
    {
        var hides = Inherited.Contains(property.MemberName) ? "new " : "";
        var type = $"global::Pulumi.Output<{sdk.Types.Of(property, Position.Output)}>";
        return $"[global::Pulumi.Output({Literal.Of(property.Name)})] public {hides}{type} {property.MemberName} "
            + "{ get; private set; } = null!;";
    }

    private void Constructor(Code code)
    {
        var optional = sdk.IsKubernetes || resource.Inputs.All(input => !input.Required);
        var args = HasConstants ? "MakeArgs(args)" : $"args ?? new {ArgsClass}()";
        var remote = resource.IsComponent ? ", remote: true" : "";
        code.Line($"public {_class}({Name}, {ArgsClass}{(optional ? "? args = null" : " args")}, {_options}? options = null) "
            + $": base({_token}, name, {args}, MakeResourceOptions(options, \"\"){remote}) {{ }}");
    }

    private void Lookup(Code code)
    {
        var state = resource.StateInputs is null ? "" : $"{StateClass}? state = null, ";
        var (passed, given) = resource.StateInputs is null ? ("", "null") : ("state, ", "state");
        code.Line($"private {_class}({Name}, global::Pulumi.Input<string> id, {state}{_options}? options = null) "
            + $": base({_token}, name, {given}, MakeResourceOptions(options, id)) {{ }}");
        code.Line($"public static {_class} Get({Name}, global::Pulumi.Input<string> id, {state}{_options}? options = null) "
            + $"=> new(name, id, {passed}options);");
    }

    private void Constants(Code code)
    {
        code.Open($"private static {ArgsClass} MakeArgs({ArgsClass}? args)").Line("args ??= new();");
        foreach (var input in resource.Inputs.Where(input => input.Const is not null))
            code.Line($"args.{input.MemberName} = {Literal.Of(input.Const!)};");
        code.Line("return args;").Close();
    }

    private void Options(Code code)
    {
        var replacing = ReplacePaths.Of(sdk.Package, resource).ToList();
        var secret = resource.Properties.Where(property => property.Secret).Select(property => property.Name).ToList();
        var aliases = resource.Aliases.Select(type => $"new global::Pulumi.Alias {{ Type = {Literal.Of(type)} }}");
        var lists = new[]
        {
            resource.Aliases.IsEmpty ? "" : $"Aliases = {{ {string.Join(", ", aliases)} }}",
            secret.Count == 0 ? "" : $"AdditionalSecretOutputs = {{ {Literal.List(secret)} }}",
            replacing.Count == 0 ? "" : $"ReplaceOnChanges = {{ {Literal.List(replacing)} }}",
        };
        var defaults = string.Join(", ", lists.Where(list => list.Length > 0));
        code.Line($"private static {_options} MakeResourceOptions({_options}? options, global::Pulumi.Input<string>? id) "
            + $"=> {sdk.Utilities}.Merge(new {_options}{(defaults.Length == 0 ? "()" : $" {{ {defaults} }}")}, options, id);");
    }
}
