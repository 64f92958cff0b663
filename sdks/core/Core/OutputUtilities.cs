using System.Collections.Immutable;

namespace Pulumi.Utilities;

/// <summary>Looks inside outputs. For tests and tools; a program that needs a value uses Apply.</summary>
public static class OutputUtilities
{
    /// <summary>An unknown output, as a preview has them.</summary>
    public static Output<T> CreateUnknown<T>(T value) => CreateUnknown(() => Task.FromResult(value));

    /// <inheritdoc cref="CreateUnknown{T}(T)"/>
    public static Output<T> CreateUnknown<T>(Func<Task<T>> valueFactory)
    {
        return new(ReadAsync(), nameof(CreateUnknown));

        async Task<OutputData<T>> ReadAsync() => new([], await valueFactory(), IsKnown: false, IsSecret: false);
    }

    /// <summary>The same output, depending on one more resource.</summary>
    public static Output<T> WithDependency<T>(Output<T> output, Resource resource)
    {
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
    public static async Task<T> GetValueAsync<T>(Output<T> output) => (await output.DataTask).Value;

    /// <summary>The resources the value was derived from.</summary>
    public static async Task<ImmutableHashSet<Resource>> GetDependenciesAsync<T>(Output<T> output) => (await output.DataTask).Resources;
}
