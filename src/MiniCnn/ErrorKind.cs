namespace MiniCnn;

/// <summary>What kind of thing went wrong; the command line turns it into its exit code.</summary>
public enum ErrorKind
{
    /// <summary>The work could not be done. Exit code 1.</summary>
    Failure = 1,

    /// <summary>An option, argument or text written by the user is not right. Exit code 2.</summary>
    Usage = 2,

    /// <summary>A file or dataset is missing, damaged or of the wrong kind. Exit code 3.</summary>
    Data = 3,

    /// <summary>NaN or infinity in inputs, loss, gradients or weights. Exit code 4.</summary>
    Diverged = 4,
}
