namespace MiniCnn.Imaging;

/// <summary>File formats of pictures that are told apart by their first bytes.</summary>
public enum ImageFormat
{
    /// <summary>None of the others.</summary>
    Unknown,

    /// <summary>Portable Network Graphics.</summary>
    Png,

    /// <summary>Netpbm's PBM, PGM and PPM, plain and raw (P1–P6).</summary>
    Pnm,

    /// <summary>JPEG, read through libjpeg-turbo where it is installed.</summary>
    Jpeg,

    /// <summary>Graphics Interchange Format, written only.</summary>
    Gif,
}
