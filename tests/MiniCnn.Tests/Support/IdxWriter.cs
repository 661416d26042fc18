using System.IO.Compression;

namespace MiniCnn.Tests.Support;

/// <summary>Writes IDX files, which the library only reads.</summary>
internal static class IdxWriter
{
    /// <summary>Compressed where the name ends in .gz; missing folders are created.</summary>
    public static void Write(string path, byte[] bytes, params int[] dimensions)
    {
        byte[] plain = Plain(new IdxArray(bytes, dimensions));
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, path.EndsWith(".gz", StringComparison.Ordinal) ? Pack(plain) : plain);
    }

    public static byte[] Plain(IdxArray array) => [.. array.Header(), .. array.Bytes];

    public static byte[] Pack(byte[] content)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal))
            gzip.Write(content);
        return packed.ToArray();
    }
}
