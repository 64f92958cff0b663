using System.Collections.Immutable;

namespace Pulumi.Utilities;

/// <summary>Looks inside outputs. For tests and tools; a program that needs a value uses Apply.</summary>
public static class OutputUtilities
{
    /// <summary>An unknown output, as a preview has them. Nobody gets to see the value.</summary>
    public static Output<T> CreateUnknown<T>(T value) => new(OutputData<T>.Unknown([], isSecret: false));

    /// <summary>An unknown output, as a preview has them. Nobody calls the factory.</summary>
    public static Output<T> CreateUnknown<T>(Func<Task<T>> valueFactory) => new(OutputData<T>.Unknown([], isSecret: false));

    /// <summary>The same output, depending on one more resource.</summary>
    public static Output<T> WithDependency<T>(Output<T> output, Resource resource)
    {
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(resource);
        return new(ReadAsync(), nameof(WithDependency));

        async Task<OutputData<T>> ReadAsync()
        {
            var data = await output.DataTask;
            return data with { Resources = data.Resources.Add(resource) };
        }
    }

    /// <summary>Whether the value is known, once the output has settled.</summary>
    public static async Task<bool> GetIsKnownAsync<T>(Output<T> output) => (await output.DataTask).IsKnown;

    /// <summary>The value, once the output has settled; the type's default when it is unknown.</summary>
    public static async Task<T> GetValueAsync<T>(Output<T> output) =>
        await output.DataTask is { IsKnown: true, Value: var value } ? value : default!;

    /// <summary>The resources the value was derived from.</summary>
    public static async Task<ImmutableHashSet<Resource>> GetDependenciesAsync<T>(Output<T> output) => (await output.DataTask).Resources;
}
