namespace MiniCnn.Data;

/// <summary>How long a download may take. Each more than zero.</summary>
public sealed record DownloadOptions
{
    /// <summary>From asking a mirror to the first line of its answer. Default 10 s.</summary>
    public TimeSpan Answer { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Without a byte arriving. Default 20 s.</summary>
    public TimeSpan Stall { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>For one file. Default 10 minutes.</summary>
    public TimeSpan Whole { get; init; } = TimeSpan.FromMinutes(10);
}
