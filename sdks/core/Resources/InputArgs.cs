using System.Collections.Immutable;
using Google.Protobuf.WellKnownTypes;
using Pulumi.Serialization;

namespace Pulumi;

/// <summary>A class whose <see cref="InputAttribute"/> members are inputs. It reads its members; the serializer writes them.</summary>
public abstract class InputArgs
{
    /// <summary>For the args classes of resources, functions and methods.</summary>
    protected InputArgs()
    {
    }

    /// <summary>All inputs by name, also the unset ones, in the order of their names.</summary>
    /// <exception cref="ArgumentNullException">A required input is not set.</exception>
    internal virtual IEnumerable<KeyValuePair<string, object?>> Members()
    {
        foreach (var member in InputShape.Of(GetType()).Members)
        {
            var value = member.Read(this);
            if (value is null && member.IsRequired)
                throw new MissingInputException(member.Name, GetType());

            yield return KeyValuePair.Create(member.Name, member.Json && value is not null ? AsJson(member.Name, value) : value);
        }
    }

    /// <summary>The value as JSON text, as unknown or secret as the value itself.</summary>
    private static Output<string> AsJson(string name, object value)
    {
        return new(WriteAsync(), $"JSON of {name}");

        async Task<OutputData<string>> WriteAsync()
        {
            // Text has no room for the marks of single elements.
            var output = value is IInput input ? input.ToOutput() : value as IOutput;
            var data = output is null ? OutputData<object?>.Plain(value) : await output.GetDataAsync();
            if (!data.IsKnown)
                return OutputData<string>.Unknown(data.Resources, data.IsSecret);

            var serializer = new Serializer(keepResources: false);
            var json = await serializer.SerializeAsync(name, data.Value);
            var resources = data.Resources.Merge([.. serializer.Dependencies]);
            return json.KindCase == Value.KindOneofCase.NullValue
                ? new(resources, null!, IsKnown: true, data.IsSecret)
                : new(resources, Serializer.ToJson(json), IsKnown: true, data.IsSecret);
        }
    }
}

/// <summary>Inputs of a resource. In an args class of its own, every input property carries <see cref="InputAttribute"/>.</summary>
public abstract class ResourceArgs : InputArgs
{
    /// <summary>No inputs.</summary>
    public static readonly ResourceArgs Empty = new NoArgs();

    private sealed class NoArgs : ResourceArgs;
}

/// <summary>Arguments of a provider function.</summary>
public abstract class InvokeArgs : InputArgs
{
    /// <summary>No arguments.</summary>
    public static readonly InvokeArgs Empty = new NoArgs();

    private sealed class NoArgs : InvokeArgs;
}

/// <summary>Arguments of a resource's method.</summary>
public abstract class CallArgs : InputArgs
{
    /// <summary>No arguments.</summary>
    public static readonly CallArgs Empty = new NoArgs();

    private sealed class NoArgs : CallArgs;
}

/// <summary>Inputs whose names are only known at run time.</summary>
public sealed class DictionaryResourceArgs(ImmutableDictionary<string, object?> dictionary) : ResourceArgs
{
    internal override IEnumerable<KeyValuePair<string, object?>> Members() =>
        dictionary.OrderBy(entry => entry.Key, StringComparer.Ordinal);
}

/// <summary>Function arguments whose names are only known at run time.</summary>
public sealed class DictionaryInvokeArgs(ImmutableDictionary<string, object?> dictionary) : InvokeArgs
{
    internal override IEnumerable<KeyValuePair<string, object?>> Members() =>
        dictionary.OrderBy(entry => entry.Key, StringComparer.Ordinal);
}
