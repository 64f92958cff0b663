using System.Collections.Immutable;

namespace Pulumi;

/// <summary>A running deployment as programs see it.</summary>
public sealed class DeploymentInstance
{
    private readonly Deployment _deployment;

    internal DeploymentInstance(Deployment deployment) => _deployment = deployment;

    /// <summary>The stack's name, such as <c>prod</c>.</summary>
    public string StackName => _deployment.StackName;

    /// <summary>The project's name.</summary>
    public string ProjectName => _deployment.ProjectName;

    /// <summary>The folder of the project file.</summary>
    /// <exception cref="InvalidOperationException">It is not known, as in a test that does not set it.</exception>
    public string RootDirectory => _deployment.RootDirectory;

    /// <summary>The organization that the stack belongs to. Default: <c>organization</c>.</summary>
    public string OrganizationName => _deployment.OrganizationName;

    /// <summary>Whether this is a preview.</summary>
    public bool IsDryRun => _deployment.IsDryRun;

    /// <summary>
    /// Calls a provider function with inputs. The result is unknown while an argument, or the id of a resource that an argument
    /// comes from, is unknown.
    /// </summary>
    public Output<T> Invoke<T>(string token, InvokeArgs args, InvokeOptions? options = null) => Start<T>(token, args, options);

    /// <inheritdoc cref="Invoke{T}(string, InvokeArgs, InvokeOptions?)"/>
    public Output<T> Invoke<T>(string token, InvokeArgs args, InvokeOutputOptions options) => Start<T>(token, args, options);

    /// <summary>As Invoke, for a function whose result is a single value.</summary>
    public Output<T> InvokeSingle<T>(string token, InvokeArgs args, InvokeOptions? options = null) =>
        Start<ImmutableDictionary<string, T>>(token, args, options).Apply(values => values.Values.First());

    /// <inheritdoc cref="InvokeSingle{T}(string, InvokeArgs, InvokeOptions?)"/>
    public Output<T> InvokeSingle<T>(string token, InvokeArgs args, InvokeOutputOptions options) =>
        Start<ImmutableDictionary<string, T>>(token, args, options).Apply(values => values.Values.First());

    /// <summary>Calls a provider function with plain arguments.</summary>
    public Task<T> InvokeAsync<T>(string token, InvokeArgs args, InvokeOptions? options = null) =>
        _deployment.Functions.InvokeAsync<T>(token, args, options);

    /// <summary>As InvokeAsync, for a function whose result is a single value.</summary>
    public async Task<T> InvokeSingleAsync<T>(string token, InvokeArgs args, InvokeOptions? options = null) =>
        (await InvokeAsync<ImmutableDictionary<string, T>>(token, args, options)).Values.First();

    /// <summary>Calls a provider function for its effect.</summary>
    public Task InvokeAsync(string token, InvokeArgs args, InvokeOptions? options = null) =>
        InvokeAsync<object>(token, args, options);

    /// <summary>Calls a method of a resource.</summary>
    public Output<T> Call<T>(string token, CallArgs args, Resource? self = null, CallOptions? options = null) =>
        new(_deployment.Functions.CallAsync<T>(token, args, self, options), $"call of {token}");

    /// <summary>Calls a method of a resource for its effect.</summary>
    public void Call(string token, CallArgs args, Resource? self = null, CallOptions? options = null) =>
        Call<object>(token, args, self, options);

    /// <summary>Has the engine call the transform for every function call that follows.</summary>
    public void RegisterInvokeTransform(InvokeTransform transform)
    {
        ArgumentNullException.ThrowIfNull(transform);
        _deployment.Callbacks.Start(transform);
    }

    private Output<T> Start<T>(string token, InvokeArgs args, InvokeOptions? options) =>
        new(_deployment.Functions.InvokeOutputAsync<T>(token, args, options), $"invoke of {token}");
}
