namespace MiniCnn.Imaging;

/// <summary>One place of a contact sheet: numbers shown by a color map, or an image as it is.</summary>
public sealed record SheetCell
{
    /// <summary>Numbers to show; or null when there is an image.</summary>
    public Plane? Plane { get; private init; }

    /// <summary>An image shown in its own colors; or null when there are numbers.</summary>
    public Image? Image { get; private init; }

    /// <summary>Under the cell; wrapped to its width, line breaks are kept.</summary>
    public string Caption { get; init; } = "";

    /// <summary>Colors of this cell; left out, those of the sheet.</summary>
    public ColorMap? Map { get; init; }

    /// <summary>Numbers of the first and last color of this cell, shown with it; left out, by the sheet's scale.</summary>
    public ValueRange? Range { get; init; }

    /// <summary>Whether the numbers are written into the pixels; left out, as the sheet says.</summary>
    public bool? ShowNumbers { get; init; }

    /// <summary>A cell of numbers.</summary>
    public static SheetCell Of(Plane plane, string caption = "") => new() { Plane = plane, Caption = caption };

    /// <summary>A cell with an image.</summary>
    public static SheetCell Of(Image image, string caption = "") => new() { Image = image, Caption = caption };
    internal int Columns => Plane?.Width ?? Image!.Width;
    internal int Rows => Plane?.Height ?? Image!.Height;
}
