using static TorchSharp.torch;

namespace TorchSharp;

// Tensors saved and loaded one by one, in the form that modules use.
public static partial class TensorExtensionMethods
{
    public static void Save(this Tensor tensor, BinaryWriter writer) => TensorFormat.Write(writer, tensor);

    public static void Save(this Tensor tensor, Stream stream)
    {
        using var writer = new BinaryWriter(stream);
        TensorFormat.Write(writer, tensor);
    }

    public static void Save(this Tensor tensor, string location)
    {
        using var file = File.Create(location);
        tensor.Save(file);
    }

    public static void Load(this Tensor tensor, BinaryReader reader, bool skip = false)
    {
        if (skip) TensorFormat.Skip(reader);
        else TensorFormat.ReadInto(reader, tensor);
    }

    public static Tensor Load(BinaryReader reader, bool skip = false) => TensorFormat.Read(reader);

    public static void Load(ref Tensor? tensor, BinaryReader reader, bool skip = false)
    {
        if (tensor is null) tensor = TensorFormat.Read(reader);
        else tensor.Load(reader, skip);
    }
}
