namespace MiniCnn.Imaging;

/// <summary>Which numbers share the meaning of their colors.</summary>
public enum SheetScale
{
    /// <summary>All cells: sizes can be compared across the sheet. One color bar at its right.</summary>
    Shared,

    /// <summary>The cells of a row. A color bar at the right of each.</summary>
    PerRow,

    /// <summary>Each cell has its own, shown under it: structure shows also where numbers are small.</summary>
    PerCell,
}

/// <summary>How a contact sheet looks.</summary>
public sealed record ContactSheetOptions
{
    /// <summary>The heading. Default none.</summary>
    public string Title { get; init; } = "";

    /// <summary>Small text under the sheet. Default none.</summary>
    public string Note { get; init; } = "";

    /// <summary>Cells in a row, 1 and up. Default 0: as many as column labels, or chosen so that the sheet is wider than high.</summary>
    public int Columns { get; init; }

    /// <summary>Colors of planes. Default the zero-centered diverging map.</summary>
    public ColorMap Map { get; init; } = ColorMap.Diverging;

    /// <summary>Which cells share a range. Default all.</summary>
    public SheetScale Scale { get; init; } = SheetScale.Shared;

    /// <summary>Numbers of the first and last color for every cell without its own. Default from the numbers.</summary>
    public ValueRange? Range { get; init; }

    /// <summary>Whether color bars are drawn. Default yes.</summary>
    public bool ShowScale { get; init; } = true;

    /// <summary>Small cells are enlarged by a whole factor to about so many pixels, 8 to 1024. Default 72.</summary>
    public int CellPixels { get; init; } = 72;

    /// <summary>Larger cells are shrunk to so many pixels, 16 to 4096. Default 512.</summary>
    public int LargestCellPixels { get; init; } = 512;

    /// <summary>Pixels between cells, 0 to 200. Default 10.</summary>
    public int Gap { get; init; } = 10;

    /// <summary>At the left of each row. Default none.</summary>
    public IReadOnlyList<string> RowLabels { get; init; } = [];

    /// <summary>Over each column. Default none.</summary>
    public IReadOnlyList<string> ColumnLabels { get; init; } = [];

    /// <summary>Between a column and the next, such as ∗, =, →. Default none.</summary>
    public IReadOnlyList<string> Signs { get; init; } = [];

    /// <summary>Whether numbers are written into the pixels of planes. Default no.</summary>
    public bool ShowNumbers { get; init; }

    /// <summary>Decimals of these numbers, 0 to 6. Default as few as needed for three digits.</summary>
    public int? Decimals { get; init; }

    /// <summary>Reports everything that is out of range at once.</summary>
    internal void Check() => MiniCnnException.ThrowIfAny(
        (Columns < 0, $"Columns {Columns}, expected 0 or more"),
        (CellPixels is < 8 or > 1024, $"CellPixels {CellPixels}, expected 8 to 1024"),
        (LargestCellPixels is < 16 or > 4096, $"LargestCellPixels {LargestCellPixels}, expected 16 to 4096"),
        (Gap is < 0 or > 200, $"Gap {Gap}, expected 0 to 200"),
        (Decimals is < 0 or > 6, $"Decimals {Decimals}, expected 0 to 6"));
}
