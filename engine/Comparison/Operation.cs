namespace Platform.Engine.Comparison;

/// <summary>What becomes of a resource. The order is that in which counts are listed.</summary>
internal enum Operation
{
    /// <summary>It is made.</summary>
    Create,

    /// <summary>One that exists outside of any stack is taken over.</summary>
    Import,

    /// <summary>It is changed in place.</summary>
    Update,

    /// <summary>A new one is made and the earlier one deleted.</summary>
    Replace,

    /// <summary>It is deleted.</summary>
    Delete,

    /// <summary>What an earlier, unfinished replacement left behind is deleted.</summary>
    DeleteReplaced,

    /// <summary>It is looked at, and belongs to nobody here.</summary>
    Read,

    /// <summary>It was read before and is no longer.</summary>
    Discard,

    /// <summary>Nothing happens to it.</summary>
    Same,
}

/// <summary>How operations are written.</summary>
internal static class Operations
{
    /// <summary>The name that the CLI uses, such as <c>delete-replaced</c>.</summary>
    public static string Name(this Operation operation) => operation switch
    {
        Operation.Create => "create",
        Operation.Import => "import",
        Operation.Update => "update",
        Operation.Replace => "replace",
        Operation.Delete => "delete",
        Operation.DeleteReplaced => "delete-replaced",
        Operation.Read => "read",
        Operation.Discard => "discard",
        _ => "same",
    };

    /// <summary>The sign that the CLI puts before the resource; at most two characters.</summary>
    public static string Sign(this Operation operation) => operation switch
    {
        Operation.Create => "+",
        Operation.Import => "=",
        Operation.Update => "~",
        Operation.Replace => "+-",
        Operation.Delete => "-",
        Operation.DeleteReplaced => "--",
        Operation.Read => ">",
        Operation.Discard => "<",
        _ => "",
    };

    /// <summary>Whether the cloud is changed; reading and keeping change nothing.</summary>
    public static bool IsChange(this Operation operation) => operation is not (Operation.Same or Operation.Read or Operation.Discard);
}
