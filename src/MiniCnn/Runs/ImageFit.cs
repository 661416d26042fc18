namespace MiniCnn.Runs;

/// <summary>How a picture from outside becomes an image of a model's size.</summary>
public enum ImageFit
{
    /// <summary>A picture of the model's size stays in place; any other is fitted as the images were that it learned from.</summary>
    Auto,

    /// <summary>As MNIST's images were made: the figure in 20 of 28 pixels, its center of mass in the center.</summary>
    Digit,

    /// <summary>The figure as large as it can be, in the middle.</summary>
    Figure,

    /// <summary>The picture's middle, cut to the sides' ratio, as folders of pictures are read; light and dark stay.</summary>
    Middle,

    /// <summary>Nothing is changed; the picture has the model's size.</summary>
    None,
}
