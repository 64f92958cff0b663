namespace Pulumi;

/// <summary>
/// Data that is computed when somebody first asks for it. Resources have many output properties and programs read few,
/// so a property costs nothing until it is read.
/// </summary>
internal abstract class OutputSource<T>
{
    public abstract Task<OutputData<T>> ReadAsync();
}
