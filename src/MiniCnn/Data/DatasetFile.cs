namespace MiniCnn.Data;

/// <summary>One file of a dataset, known by what is in it.</summary>
/// <param name="Name">Usual name without .gz, such as train-images-idx3-ubyte.</param>
/// <param name="Bytes">Size unpacked.</param>
/// <param name="Sha256">SHA-256 of the unpacked content, lower-case hexadecimal.</param>
public sealed record DatasetFile(string Name, long Bytes, string Sha256)
{
    /// <summary>Names under which the file is looked for, in this order.</summary>
    public IEnumerable<string> Variants =>
        new[] { Name, Name.Replace("-idx", ".idx", StringComparison.Ordinal) }.SelectMany(name => new[] { name, name + ".gz" });
}
