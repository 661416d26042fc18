namespace MiniCnn.Data;

/// <summary>The datasets with a name. Hashes are of the uncompressed files; means and deviations were measured on the training images.</summary>
public static class DatasetCatalog
{
    private static readonly string[] DigitNames = ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"];

    /// <summary>Handwritten digits: 60,000 and 10,000 images of 1×28×28.</summary>
    public static DatasetInfo Mnist { get; } = new(
        "mnist", "MNIST: handwritten digits", 60_000, 10_000, "CC BY-SA 3.0, Yann LeCun and Corinna Cortes", DigitNames, Mean: [0.1307f], StandardDeviation: [0.3081f])
    {
        Files = IdxFiles(
            "ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db",
            "65a50cbbf4e906d70832878ad85ccda5333a97f0f4c3dd2ef09a8a9eef7101c5",
            "0fa7898d509279e482958e8ce81c8e77db3f2f8254e26661ceb7762c4d494ce7",
            "ff7bcfd416de33731a308c3f266cc351222c34898ecbeaf847f06e48f7ec33f2"),
        Mirrors = [new("https://ossci-datasets.s3.amazonaws.com/mnist/"), new("https://storage.googleapis.com/cvdf-datasets/mnist/")],
        FolderNames = ["mnist", "MNIST/raw"],
    };

    /// <summary>Images of clothes: 60,000 and 10,000 images of 1×28×28.</summary>
    public static DatasetInfo Fashion { get; } = new(
        "fashion", "Fashion-MNIST: images of clothes", 60_000, 10_000, "MIT, Zalando SE",
        ["T-shirt/top", "Trouser", "Pullover", "Dress", "Coat", "Sandal", "Shirt", "Sneaker", "Bag", "Ankle boot"], Mean: [0.2860f], StandardDeviation: [0.3530f])
    {
        Files = IdxFiles(
            "c59f468a2f672dc815687fe0f83887768d799fd8a3f3276145d20f83aa44d888",
            "bad3541b69d912435c50bb6ba87bec294ff4f6a2e1246121d8633921760443d9",
            "5b4141f0afbad91edebe8549f8fcffe087ea10ca49f1dbef5c9a5cd8815ce37b",
            "0402a96d92fd2663957122ceb108a494c5af83dab82d92729df917d7dec38c34"),
        Mirrors = [new("https://raw.githubusercontent.com/zalandoresearch/fashion-mnist/master/data/fashion/")],
        SystemFolders = ["/usr/share/datasets/fashion-mnist"],
        FolderNames = ["fashion", "fashion-mnist", "FashionMNIST/raw"],
    };

    /// <summary>Synthetic digits: 60,000 and 10,000 images of 1×28×28.</summary>
    public static DatasetInfo Digits { get; } = new(
        "digits", "synthetic digits", new DigitOptions().Train, new DigitOptions().Test, "MIT, made by this program", DigitNames, Mean: [0.1305f], StandardDeviation: [0.3101f]);

    /// <summary>Synthetic shapes and textures: 20,000 and 2,000 images of 1×28×28, or of another size.</summary>
    public static DatasetInfo Shapes { get; } = new(
        "shapes", "synthetic shapes and textures", new ShapeOptions().Train, new ShapeOptions().Test, "MIT, made by this program", ShapeRenderer.Names,
        Mean: [0.5015f], StandardDeviation: [0.2719f]);

    /// <summary>All of them, in the order of a list.</summary>
    public static IReadOnlyList<DatasetInfo> All { get; } = [Mnist, Fashion, Digits, Shapes];

    /// <summary>The dataset of this name, ignoring case, or null.</summary>
    public static DatasetInfo? Find(string name) => All.FirstOrDefault(info => info.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    /// <summary>The dataset of this name, ignoring case.</summary>
    /// <exception cref="MiniCnnException">There is none: kind Usage.</exception>
    public static DatasetInfo Get(string name) => Find(name) ?? throw MiniCnnException.BadUsage(UnknownMessage(name));

    internal static string UnknownMessage(string name) =>
        $"There is no dataset '{name}'; expected {string.Join(", ", All.Select(info => info.Name))} or a folder{Suggestion.For(name, All.Select(info => info.Name))}";

    private static DatasetFile[] IdxFiles(string trainImages, string trainLabels, string testImages, string testLabels) =>
    [
        new("train-images-idx3-ubyte", 47_040_016, trainImages),
        new("train-labels-idx1-ubyte", 60_008, trainLabels),
        new("t10k-images-idx3-ubyte", 7_840_016, testImages),
        new("t10k-labels-idx1-ubyte", 10_008, testLabels),
    ];
}
