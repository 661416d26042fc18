using System.IO.Compression;
using MiniCnn.Data;

namespace MiniCnn.Tests.Data;

/// <summary>A dataset of a few images in the four IDX files of MNIST's names, with its hashes.</summary>
internal static class SmallDataset
{
    public static IdxArray[] Arrays { get; } =
    [
        IdxArray.Of<byte>(Array.ConvertAll(Enumerable.Range(0, 6 * 12).ToArray(), i => (byte)(i * 7)), 6, 3, 4), IdxArray.Of<byte>([0, 1, 2, 0, 1, 2], 6),
        IdxArray.Of<byte>(Array.ConvertAll(Enumerable.Range(0, 2 * 12).ToArray(), i => (byte)(i * 5)), 2, 3, 4), IdxArray.Of<byte>([2, 1], 2),
    ];

    public static DatasetInfo Info { get; } = DatasetCatalog.Mnist with
    {
        Name = "small",
        ClassNames = ["a", "b", "c"],
        FolderNames = ["small", "SMALL/raw"],
        Files = DatasetCatalog.Mnist.Files.Zip(Arrays, (file, array) => new DatasetFile(file.Name, Plain(array).Length, array.Sha256())).ToArray(),
    };

    public static byte[] Plain(IdxArray array)
    {
        using var folder = new Support.TemporaryFolder();
        IdxFile.Write(folder.File("x"), array);
        return File.ReadAllBytes(folder.File("x"));
    }

    public static byte[] Packed(IdxArray array)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal))
            gzip.Write(Plain(array));
        return packed.ToArray();
    }

    /// <summary>Writes the four files; the ending decides whether they are packed.</summary>
    public static string Write(string folder, string ending = ".gz", bool dots = false)
    {
        for (int i = 0; i < 4; i++)
            IdxFile.Write(Path.Combine(folder, (dots ? Info.Files[i].Name.Replace("-idx", ".idx") : Info.Files[i].Name) + ending), Arrays[i]);
        return folder;
    }
}
