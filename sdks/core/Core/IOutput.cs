namespace Pulumi;

/// <summary>An output whose type argument is not known at compile time; the view that serialization has of it.</summary>
internal interface IOutput
{
    Task<OutputData<object?>> GetDataAsync();
}

/// <summary>An input whose type argument is not known at compile time; the view that serialization has of it.</summary>
internal interface IInput
{
    /// <summary>What was put in: a plain value, an output, or a collection of further inputs.</summary>
    object? Payload { get; }

    /// <summary>The input as one output; a collection has the marks of all its elements.</summary>
    IOutput ToOutput();
}
