using Pulumi;

namespace PeerProgram;

/// <summary>Messages for the person who runs the program.</summary>
internal static class Logs
{
    public static void Write(Anything everything)
    {
        Log.Info("hello");
        Log.Warn("careful", everything);
        Log.Debug("a program's own debug message");
        Log.Info("fleeting", everything, 7, true);
    }
}
