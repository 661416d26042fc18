using MiniCnn.Imaging;

namespace MiniCnn.Convolution.Sliding.Drawing;

/// <summary>One position of a sliding kernel as a picture: input, kernel, output so far, and the sum written out.</summary>
public sealed class SlidingFigure : Figure
{
    private readonly SlidingLayout _layout;
    private readonly SlidingRenderer _painter;
    private readonly int _position;

    /// <param name="window">What slides.</param>
    /// <param name="position">Index of the position, from 0.</param>
    /// <param name="options">How it looks.</param>
    public SlidingFigure(SlidingWindow window, int position, SlidingOptions? options = null)
        : this(LayoutOf(window, options ?? new()), position)
    {
    }

    internal SlidingFigure(SlidingLayout layout, int position)
        : base(layout.Options.Title)
    {
        (_layout, _position) = (layout, position);
        _painter = new SlidingRenderer(layout);
    }

    /// <inheritdoc/>
    public override double Width => _layout.Width;

    /// <inheritdoc/>
    public override double Height => _layout.Height;

    /// <inheritdoc/>
    public override string Description => $"{_layout.Caption}. Position {_position + 1} of {_layout.Window.FrameCount}: {string.Join(' ', SlidingCaptions.Sum(_layout.Window, _layout.Window.Frame(_position), 1e9))}.";

    /// <inheritdoc/>
    public override void Draw(Canvas canvas)
    {
        _painter.Still(canvas);
        for (int before = 0; before <= _position; before++)
            _painter.Known(canvas, _layout.Window.Frame(before));
        _painter.Moving(canvas, _layout.Window.Frame(_position));
    }

    internal static SlidingLayout LayoutOf(SlidingWindow window, SlidingOptions options)
    {
        options.Check();
        return new SlidingLayout(window, options);
    }
}
