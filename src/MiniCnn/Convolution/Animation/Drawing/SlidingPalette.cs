using MiniCnn.Imaging;

namespace MiniCnn.Convolution;

/// <summary>The colors of Dumoulin and Visin's figures: blue for the input, cyan for the output; amber for the kernel.</summary>
internal static class SlidingPalette
{
    public static Rgb Input { get; } = new(0xB7, 0xD7, 0xF0);
    public static Rgb Window { get; } = new(0x2F, 0x6F, 0xB0);
    public static Rgb Padding { get; } = new(0xFA, 0xFA, 0xFB);
    public static Rgb PaddingUnderWindow { get; } = new(0x93, 0xA4, 0xB8);
    public static Rgb PaddingLine { get; } = new(0xB4, 0xB8, 0xC0);
    public static Rgb Kernel { get; } = new(0xF8, 0xD9, 0x8E);
    public static Rgb Weight { get; } = new(0xFF, 0xD9, 0x7A);
    public static Rgb Output { get; } = new(0x9E, 0xE0, 0xD6);
    public static Rgb OutputNow { get; } = new(0x14, 0x85, 0x7A);
    public static Rgb OutputEmpty { get; } = new(0xEC, 0xF7, 0xF5);
    public static Rgb Text { get; } = new(0x1C, 0x1C, 0x20);
    public static Rgb Faint { get; } = new(0x8A, 0x8E, 0x98);
}
