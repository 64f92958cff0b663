using Pulumirpc;

namespace Platform.Engine.Recording;

/// <summary>What this engine does not play: what only a provider's own program could answer. It says so instead of guessing.</summary>
internal static class Playable
{
    /// <exception cref="RefusalException">The resource is one of these.</exception>
    public static void Check(RegisterResourceRequest request)
    {
        var resource = $"{request.Type} '{request.Name}'";
        if (request.Remote)
        {
            throw new RefusalException(
                $"{resource}: a remote component's children are made by its provider, which does not run offline; "
                + "use a component of the program's own language or plain resources");
        }

        if (request.Type.EndsWith(":dynamic:Resource", StringComparison.Ordinal)
            || request.Type.Contains(":dynamic/", StringComparison.Ordinal))
        {
            throw new RefusalException(
                $"{resource}: a dynamic provider is code that changes the world, which does not run offline; use a provider package");
        }

        if (request.Custom && request.Type.Split(':').Length != 3)
            throw new RefusalException($"{resource}: invalid resource type; expected package:module:type");
    }
}
