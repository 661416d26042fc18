using MiniCnn.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace MiniCnn.Runs;

/// <summary>Between libtorch's tensors and those of a safetensors file.</summary>
internal static class TensorStorage
{
    private static readonly (ElementType Stored, ScalarType Computed)[] Types =
    [
        (ElementType.BOOL, ScalarType.Bool), (ElementType.U8, ScalarType.Byte), (ElementType.I8, ScalarType.Int8), (ElementType.I16, ScalarType.Int16),
        (ElementType.F16, ScalarType.Float16), (ElementType.BF16, ScalarType.BFloat16), (ElementType.I32, ScalarType.Int32), (ElementType.I64, ScalarType.Int64),
        (ElementType.F32, ScalarType.Float32), (ElementType.F64, ScalarType.Float64),
    ];

    /// <summary>
    /// Writes tensors on any device; a reader sees the old file or the new one. The same tensors give the same bytes. Of the metadata, <c>format</c> is
    /// set to <c>pt</c>, as readers of PyTorch weights expect.
    /// </summary>
    public static void Write(string path, IReadOnlyDictionary<string, Tensor> tensors, IReadOnlyDictionary<string, string>? metadata = null)
    {
        Dictionary<string, string> notes = new(metadata ?? new Dictionary<string, string>()) { ["format"] = "pt" };
        new SafeTensors(tensors.ToDictionary(pair => pair.Key, pair => Store(pair.Value)), notes).Write(path);
    }

    /// <summary>Reads all tensors of a file, of finite numbers; they belong to the caller and to no dispose scope.</summary>
    public static Dictionary<string, Tensor> Read(string path) => Restore(SafeTensors.ReadFinite(path), path);

    public static StoredTensor Store(Tensor tensor)
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor near = tensor.detach().cpu().contiguous();
        ElementType type = Types.Where(pair => pair.Computed == near.dtype).Select(pair => (ElementType?)pair.Stored).FirstOrDefault()
            ?? throw MiniCnnException.BadUsage($"Tensors of {near.dtype} cannot be saved; convert them to one of {string.Join(", ", Types.Select(pair => pair.Computed))}");
        return new StoredTensor(type, near.shape, near.numel() == 0 ? Array.Empty<byte>() : near.bytes.ToArray());
    }

    /// <summary>All tensors of a file's content; they belong to the caller and to no dispose scope.</summary>
    public static Dictionary<string, Tensor> Restore(SafeTensors file, string name)
    {
        Dictionary<string, Tensor> tensors = [];
        try
        {
            foreach ((string key, StoredTensor stored) in file.Tensors)
                tensors.Add(key, Restore(stored, key, name));
            return tensors;
        }
        catch
        {
            ModuleWeights.Dispose(tensors);
            throw;
        }
    }

    private static Tensor Restore(StoredTensor stored, string key, string name)
    {
        ScalarType type = Types.Where(pair => pair.Stored == stored.Type).Select(pair => (ScalarType?)pair.Computed).FirstOrDefault()
            ?? throw MiniCnnException.BadData($"{name} holds {key} as {stored.Type}, which libtorch has not; expected one of {string.Join(", ", Types.Select(pair => pair.Stored))}");
        Tensor tensor = empty(stored.Shape.ToArray(), dtype: type).DetachFromDisposeScope();
        if (!stored.Data.IsEmpty)
            stored.Data.Span.CopyTo(tensor.bytes);
        return tensor;
    }
}
