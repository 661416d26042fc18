namespace MiniCnn.Convolution;

/// <summary>
/// Draws a sliding kernel in three layers: what never changes, what is known from a position on, and what belongs to one
/// position only.
/// </summary>
internal sealed class SlidingRenderer(SlidingLayout layout)
{
    private SlidingWindow Window => layout.Window;
    private double Cell => layout.Cell;
    private readonly ScatterSums _sums = new(layout.Window);
    private bool IsScatter => Window.Kind == SlidingKind.TransposedAsScatters;

    /// <summary>Heading, grids, the input's numbers, and the kernel if there is one only.</summary>
    public void Still(Canvas canvas)
    {
        double top = SlidingLayout.Margin;
        if (layout.Options.Title.Length > 0)
        {
            canvas.Text(SlidingLayout.Margin, SlidingLayout.Margin + 12, layout.Options.Title, new TextStyle(15.5, Bold: true), Tone.Foreground);
            top += 26;
        }
        canvas.Text(SlidingLayout.Margin, top + 6, layout.Caption, new TextStyle(11.5), Tone.Muted);
        for (int channel = 0; channel < Window.Input.Count; channel++)
            Input(canvas, channel);
        for (int channel = 0; channel < Window.Output.Count; channel++)
            EmptyOutput(canvas, channel);
        if (Window.Kernel is not null)
        {
            if (Window.Output.Count == 1 && !(IsScatter && Window.Input.Count > 1))
                Kernels(canvas, Window.Frame(0));
            Sign(canvas, layout.KernelX - 22, IsScatter ? "×" : "∗");
        }
        Sign(canvas, layout.OutputX - 22, Window.Kernel is null || IsScatter ? "→" : "=");
    }

    /// <summary>The output that a position computes; for a scatter the sums after it.</summary>
    public void Known(Canvas canvas, SlidingFrame frame)
    {
        if (IsScatter)
        {
            foreach ((int row, int column) in Touched(frame))
                Sum(canvas, frame, row, column, SlidingPalette.Output, SlidingPalette.Text);
            return;
        }
        (double x, double y) = OutputAt(frame.Channel, frame.Row, frame.Column);
        Fill(canvas, x, y, SlidingPalette.Output);
        Number(canvas, x, y, Window.Output[frame.Channel][frame.Row, frame.Column], SlidingPalette.Text);
    }

    /// <summary>The window, the current output and the sum.</summary>
    public void Moving(Canvas canvas, SlidingFrame frame)
    {
        if (Window.Kernel is not null && (Window.Output.Count > 1 || (IsScatter && Window.Input.Count > 1)))
            Kernels(canvas, frame);
        if (IsScatter)
            Scatter(canvas, frame);
        else
            Position(canvas, frame);
        if (layout.SumLines > 0)
            canvas.Paragraph(SlidingLayout.Margin, layout.SumY, SlidingCaptions.Sum(Window, frame, layout.Width - (2 * SlidingLayout.Margin)),
                new TextStyle(SlidingLayout.SumSize), Tone.Foreground);
    }

    private void Input(Canvas canvas, int channel)
    {
        Plane plane = Window.Shown.Planes[channel];
        for (int i = 0; i < plane.Values.Length; i++)
        {
            (int row, int column) = Math.DivRem(i, plane.Width);
            (double x, double y) = InputAt(channel, row, column);
            CellKind kind = Window.Shown.KindOf(row, column);
            if (kind == CellKind.Data)
                Fill(canvas, x, y, SlidingPalette.Input);
            else
                Dashed(canvas, x, y, kind == CellKind.Inserted);
            Number(canvas, x, y, plane.Values[i], kind == CellKind.Data ? SlidingPalette.Text : SlidingPalette.Faint);
        }
    }

    private void EmptyOutput(Canvas canvas, int channel)
    {
        for (int i = 0; i < layout.OutputRows * layout.OutputColumns; i++)
        {
            (int row, int column) = ((i / layout.OutputColumns) - layout.OutputTop, (i % layout.OutputColumns) - layout.OutputLeft);
            (double x, double y) = OutputAt(channel, row, column);
            bool inside = Window.IsInOutput(row, column);
            if (inside)
                Fill(canvas, x, y, SlidingPalette.OutputEmpty);
            else
                Dashed(canvas, x, y, false);
            if (inside && IsScatter)
                Number(canvas, x, y, 0, SlidingPalette.Faint);
        }
    }

    private void Kernels(Canvas canvas, SlidingFrame frame)
    {
        foreach (SlidingTerm term in frame.Terms)
        {
            (double x, double y) = (layout.KernelX + (term.KernelColumn * Cell), layout.KernelY(term.Channel) + (term.KernelRow * Cell));
            Fill(canvas, x, y, SlidingPalette.Kernel);
            Number(canvas, x, y, term.Weight, SlidingPalette.Text);
        }
    }

    private void Position(Canvas canvas, SlidingFrame frame)
    {
        double max = Window.Kind == SlidingKind.MaximumPooling ? frame.Result : double.NaN;
        bool found = false;
        foreach (SlidingTerm term in frame.Terms)
        {
            (double x, double y) = InputAt(term.Channel, term.Row, term.Column);
            bool isMax = !found && term.Value == max;
            found |= isMax;
            bool data = Window.Shown.KindOf(term.Row, term.Column) == CellKind.Data;
            Fill(canvas, x, y, isMax ? SlidingPalette.OutputNow : data ? SlidingPalette.Window : SlidingPalette.PaddingUnderWindow);
            Number(canvas, x, y, term.Value, Rgb.White);
            if (Window.Kernel is not null)
                Corner(canvas, x, y, "×", term.Weight);
        }
        (double left, double top) = OutputAt(frame.Channel, frame.Row, frame.Column);
        Fill(canvas, left, top, SlidingPalette.OutputNow);
        Number(canvas, left, top, frame.Result, Rgb.White, bold: true);
    }

    private void Scatter(Canvas canvas, SlidingFrame frame)
    {
        (double left, double top) = InputAt(frame.Terms[0].Channel, frame.Row, frame.Column);
        Fill(canvas, left, top, SlidingPalette.Window);
        Number(canvas, left, top, frame.Result, Rgb.White, bold: true);
        foreach ((int row, int column) in Touched(frame))
        {
            Sum(canvas, frame, row, column, SlidingPalette.OutputNow, Rgb.White);
            (double x, double y) = OutputAt(frame.Channel, row, column);
            Corner(canvas, x, y, "+", frame.Terms.Where(term => term.Row == row && term.Column == column).Sum(term => term.Product));
        }
        foreach (SlidingTerm term in frame.Terms.Where(term => !Window.IsInOutput(term.Row, term.Column)))
        {
            (double x, double y) = OutputAt(frame.Channel, term.Row, term.Column);
            Fill(canvas, x, y, SlidingPalette.PaddingUnderWindow);
            Number(canvas, x, y, term.Product, Rgb.White);
        }
    }

    /// <summary>Outputs that a scatter adds to, each once.</summary>
    private IEnumerable<(int Row, int Column)> Touched(SlidingFrame frame) =>
        frame.Terms.Where(term => Window.IsInOutput(term.Row, term.Column)).Select(term => (term.Row, term.Column)).Distinct();

    private void Sum(Canvas canvas, SlidingFrame frame, int row, int column, Rgb color, Rgb textColor)
    {
        (double x, double y) = OutputAt(frame.Channel, row, column);
        Fill(canvas, x, y, color);
        Number(canvas, x, y, _sums.After(frame)[row, column], textColor, bold: textColor == Rgb.White);
    }

    private (double X, double Y) InputAt(int channel, int row, int column) => (layout.InputX + (column * Cell), layout.InputY(channel) + (row * Cell));

    private (double X, double Y) OutputAt(int channel, int row, int column) =>
        (layout.OutputX + ((column + layout.OutputLeft) * Cell), layout.OutputY(channel) + ((row + layout.OutputTop) * Cell));

    private void Sign(Canvas canvas, double x, string sign) => canvas.Text(x, layout.Top + (layout.GridHeight / 2) + 7, sign, new TextStyle(20, TextAnchor.Middle), Tone.Foreground);
    private void Fill(Canvas canvas, double x, double y, Rgb color) => canvas.Fill(x + 1, y + 1, Cell - 2, Cell - 2, color);

    private void Dashed(Canvas canvas, double x, double y, bool inserted)
    {
        canvas.Fill(x + 1, y + 1, Cell - 2, Cell - 2, SlidingPalette.Padding);
        (double left, double top, double right, double bottom) = (x + 1.5, y + 1.5, x + Cell - 1.5, y + Cell - 1.5);
        Point2[] corners = [new(left, top), new(right, top), new(left, bottom), new(right, bottom)];
        foreach ((int from, int to) in new[] { (0, 1), (2, 3), (0, 2), (1, 3) })
            canvas.Line(corners[from], corners[to], SlidingPalette.PaddingLine, 1, inserted ? 0 : 3);
    }

    private void Number(Canvas canvas, double x, double y, double value, Rgb textColor, bool bold = false)
    {
        if (!layout.Options.Numbers)
            return;
        string text = SlidingCaptions.Number(value);
        double size = Math.Min(Cell * 0.4, Cell * 0.4 * (Cell - 6) / Math.Max(TextMeasure.Width(text, Cell * 0.4, bold), 1));
        canvas.Text(x + (Cell / 2), y + (Cell / 2) + (size * 0.36), text, new TextStyle(size, TextAnchor.Middle, bold), textColor);
    }

    /// <summary>The kernel's number, or what a scatter adds, in the lower right corner of a cell.</summary>
    private void Corner(Canvas canvas, double x, double y, string sign, double value)
    {
        if (!layout.Options.Numbers || Cell < 26)
            return;
        string text = sign == "+" && value < 0 ? SlidingCaptions.Number(value) : sign + SlidingCaptions.Number(value);
        double size = Math.Min(Cell * 0.24, Cell * 0.24 * (Cell - 6) / Math.Max(TextMeasure.Width(text, Cell * 0.24), 1));
        canvas.Text(x + Cell - 3, y + Cell - 4, text, new TextStyle(size, TextAnchor.End), SlidingPalette.Weight);
    }
}

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
