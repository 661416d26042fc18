using MiniCnn.Imaging;

namespace MiniCnn.Convolution;

/// <summary>One position of a sliding kernel as an image: input, kernel, output so far, and the sum written out.</summary>
internal sealed class SlidingFigure : Figure
{
    private readonly SlidingLayout _layout;
    private readonly SlidingRenderer _renderer;
    private readonly int _position;

    public SlidingFigure(SlidingLayout layout, int position)
        : base(layout.Options.Title)
    {
        (_layout, _position) = (layout, position);
        _renderer = new SlidingRenderer(layout);
    }

    /// <inheritdoc/>
    public override double Width => _layout.Width;

    /// <inheritdoc/>
    public override double Height => _layout.Height;

    /// <inheritdoc/>
    public override string Description => $"{_layout.Caption}. Position {_position + 1} of {_layout.Window.FrameCount}: {string.Join(' ', SlidingCaptions.Sum(_layout.Window, _layout.Window.Frame(_position), 1e9))}.";

    /// <inheritdoc/>
    internal override void Draw(Canvas canvas)
    {
        _renderer.Still(canvas);
        for (int before = 0; before <= _position; before++)
            _renderer.Known(canvas, _layout.Window.Frame(before));
        _renderer.Moving(canvas, _layout.Window.Frame(_position));
    }

    public static SlidingLayout LayoutOf(SlidingWindow window, SlidingOptions options)
    {
        options.Check();
        return new SlidingLayout(window, options);
    }
}
