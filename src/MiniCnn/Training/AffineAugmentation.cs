using System.ComponentModel.DataAnnotations;

namespace MiniCnn.Training;

/// <summary>How far a training image may be moved; every step draws each of the four evenly between minus and plus its value.</summary>
public sealed record AffineAugmentation
{
    /// <summary>Images stay as they are.</summary>
    public static AffineAugmentation None { get; } = new();

    /// <summary>Turn about the center, in degrees.</summary>
    [Range(0, 180)]
    public double Rotation { get; init; }

    /// <summary>Change of size: 0.1 makes factors from 0.9 to 1.1.</summary>
    [Range(0, 0.9)]
    public double Scale { get; init; }

    /// <summary>Move along each axis, in pixels.</summary>
    [Range(0, 64)]
    public double Shift { get; init; }

    /// <summary>Sideways slant: columns moved for each row of distance from the center.</summary>
    [Range(0, 2)]
    public double Shear { get; init; }

    /// <summary>The fraction of all steps after which images stay as they are.</summary>
    [Range(0, 1)]
    public double Until { get; init; } = 1;

    /// <summary>False where nothing is ever moved.</summary>
    internal bool Moves => Until > 0 && (Rotation > 0 || Scale > 0 || Shift > 0 || Shear > 0);
}
