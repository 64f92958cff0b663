namespace Pulumi.Serialization;

/// <summary>A mistake in a program's inputs that its message explains in full; a stack trace would only show this SDK.</summary>
internal interface IInputMistake;

/// <summary>A required input is not set.</summary>
internal sealed class MissingInputException(string name, Type type)
    : ArgumentNullException(name, $"{type.FullName}: [Input] {name} is required but was not given a value"), IInputMistake;

/// <summary>A value of a type that cannot travel.</summary>
internal sealed class UnsupportedInputException(string path, Type type, string advice)
    : InvalidOperationException($"{path}: {type} is not a supported argument type; {advice}"), IInputMistake;

/// <summary>An asset is sent on that the engine never sent.</summary>
internal sealed class MissingAssetException(string path, string what)
    : InvalidOperationException(
        $"{path}: the engine sent no {what} here, so there is none to send on; give the {what} itself"), IInputMistake;

/// <summary>Tells which property another failure kept from being serialized.</summary>
internal sealed class PropertyException(string property, Exception cause)
    : InvalidOperationException($"error serializing property \"{property}\": {cause.Message}", cause)
{
    /// <summary>The failure itself, however many properties it travelled through.</summary>
    public static Exception Root(Exception failure) =>
        failure is PropertyException { InnerException: { } cause } ? Root(cause) : failure;
}
