namespace Platform.Engine.Recording;

/// <summary>
/// A request that the engine refuses, as the real one would or because it cannot be played offline. The message is for the user.
/// </summary>
internal sealed class RefusalException(string message) : Exception(message);
