namespace MiniCnn.Data;

/// <summary>Training and test images in memory, with what is known about them.</summary>
/// <param name="Info">Names of classes, mean and standard deviation, license, files.</param>
/// <param name="Train">Images to learn from; a validation part is split off these.</param>
/// <param name="Test">Images to look at once, at the end.</param>
/// <param name="Source">The folder they came from, or how they were made.</param>
public sealed record Dataset(DatasetInfo Info, ImageSet Train, ImageSet Test, string Source)
{
    /// <summary>The word that selects it.</summary>
    public string Name => Info.Name;

    /// <summary>Number of classes.</summary>
    public int Classes => Info.ClassNames.Count;
}
