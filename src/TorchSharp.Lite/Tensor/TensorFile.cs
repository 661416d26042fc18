using static TorchSharp.torch;

namespace TorchSharp;

public static partial class TensorExtensionMethods
{
    public static void Save(this Tensor tensor, string location)
    {
        using var file = File.Create(location);
        tensor.Save(file);
    }

    public static void Save(this Tensor tensor, Stream stream)
    {
        using var writer = new BinaryWriter(stream);
        tensor.Save(writer);
    }

    public static void Save(this Tensor tensor, BinaryWriter writer) => TensorFormat.Write(writer, tensor);

    public static Tensor Load(BinaryReader reader, bool skip = false)
    {
        var read = TensorFormat.Read(reader);
        return skip ? read.zero_() : read;
    }

    /// <summary>Reads into the given tensor, whose type and shape must be the file's; a skipped one is read and thrown away.</summary>
    public static void Load(this Tensor tensor, BinaryReader reader, bool skip = false)
    {
        if (skip) TensorFormat.Skip(reader);
        else TensorFormat.ReadInto(reader, tensor);
    }

    /// <summary>Reads into the given tensor, or into a new one where there is none.</summary>
    public static void Load(ref Tensor? tensor, BinaryReader reader, bool skip = false)
    {
        if (tensor is null) tensor = Load(reader, skip);
        else tensor.Load(reader, skip);
    }
}
