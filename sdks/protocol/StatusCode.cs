namespace Pulumi.Protocol;

/// <summary>The outcomes a gRPC call can have, with their numbers on the wire.</summary>
public enum StatusCode
{
    /// <summary>The call succeeded.</summary>
    OK = 0,

    /// <summary>The caller gave the call up.</summary>
    Cancelled = 1,

    /// <summary>The server failed without saying how, or said it in a way that is not understood.</summary>
    Unknown = 2,

    /// <summary>The request can never succeed as it is, whatever the state of the system.</summary>
    InvalidArgument = 3,

    /// <summary>The deadline passed before the call was done.</summary>
    DeadlineExceeded = 4,

    /// <summary>What the request names does not exist.</summary>
    NotFound = 5,

    /// <summary>What the request wants to create exists already.</summary>
    AlreadyExists = 6,

    /// <summary>The caller is known and may not do this.</summary>
    PermissionDenied = 7,

    /// <summary>A limit was passed: a quota, or the size of a message.</summary>
    ResourceExhausted = 8,

    /// <summary>The system is not in the state that the request needs.</summary>
    FailedPrecondition = 9,

    /// <summary>The call was ended by a conflict with another one.</summary>
    Aborted = 10,

    /// <summary>The request goes beyond the valid range.</summary>
    OutOfRange = 11,

    /// <summary>The server does not know this method.</summary>
    Unimplemented = 12,

    /// <summary>Something is broken: an invariant of the server, or of the protocol itself.</summary>
    Internal = 13,

    /// <summary>The server cannot be reached, or went away during the call.</summary>
    Unavailable = 14,

    /// <summary>Data is lost or damaged for good.</summary>
    DataLoss = 15,

    /// <summary>The caller did not say who it is.</summary>
    Unauthenticated = 16,
}
