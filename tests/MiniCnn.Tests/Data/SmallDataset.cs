namespace MiniCnn.Tests.Data;

/// <summary>A dataset of a few images in the four IDX files with MNIST's names, with its hashes.</summary>
internal static class SmallDataset
{
    public static IdxArray[] Arrays { get; } = [Images(6), new([0, 1, 2, 0, 1, 2], 6), Images(2), new([2, 1], 2)];

    public static DatasetInfo Info { get; } = DatasetCatalog.Mnist with
    {
        Name = "small",
        ClassNames = ["a", "b", "c"],
        FolderNames = ["small", "SMALL/raw"],
        Files = [.. DatasetCatalog.Mnist.Files.Zip(Arrays, (file, array) => new DatasetFile(file.Name, IdxWriter.Plain(array).Length, array.Sha256()))],
    };

    /// <summary>Writes the four files; the ending decides whether they are compressed.</summary>
    public static void Write(string folder, string ending = ".gz", bool dots = false)
    {
        for (int i = 0; i < 4; i++)
            IdxWriter.Write(Path.Combine(folder, (dots ? Info.Files[i].Name.Replace("-idx", ".idx") : Info.Files[i].Name) + ending), Arrays[i].Bytes, Arrays[i].Dimensions);
    }

    private static IdxArray Images(int count) => new([.. Enumerable.Range(0, count * 12).Select(i => (byte)(i * 7))], count, 3, 4);
}
