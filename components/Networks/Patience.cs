namespace Platform.Components.Networks;

/// <summary>Time for a cloud to let go of a network: what load balancers and nodes leave behind goes away minutes after they do.</summary>
internal static class Patience
{
    private static readonly TimeSpan LettingGo = TimeSpan.FromMinutes(15);

    /// <summary>The options, with fifteen minutes to delete.</summary>
    public static CustomResourceOptions Patiently(this CustomResourceOptions options)
    {
        options.CustomTimeouts = new CustomTimeouts { Delete = LettingGo };
        return options;
    }
}
