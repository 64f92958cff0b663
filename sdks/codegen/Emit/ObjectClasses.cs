using Codegen.Schema;
using Codegen.Typing;

namespace Codegen.Emit;

/// <summary>Writes an object type once for each form in which the package uses it.</summary>
internal sealed class ObjectClasses(Sdk sdk, ObjectType type)
{
    private readonly Uses _uses = sdk.Usage.Of(type.Token);

    public IEnumerable<Declaration> Declarations()
    {
        if (_uses.HasFlag(Uses.PlainInput))
            yield return Input(Position.PlainInput, "InvokeArgs");

        if (_uses.HasFlag(Uses.Input))
            yield return Input(Position.Input, "ResourceArgs");

        if (_uses.HasFlag(Uses.State))
            yield return Input(Position.State, "ResourceArgs");

        if (_uses.HasFlag(Uses.Output))
        {
            var name = sdk.Types.ClassName(type.Token, Position.Output);
            yield return sdk.Declare(type.Token, "Outputs", name, type.Path, new OutputClass(sdk, name, type.Properties).Code());
        }
    }

    private Declaration Input(Position position, string baseClass)
    {
        var name = sdk.Types.ClassName(type.Token, position);
        return sdk.Declare(type.Token, "Inputs", name, type.Path, new InputClass(sdk, name, baseClass, position, type.Properties).Code());
    }
}
