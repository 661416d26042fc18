using System.Globalization;
using System.Runtime.CompilerServices;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Modules one after the other. What a member gives is freed as soon as the next one has used it.</summary>
public class Sequential : nn.Module<Tensor, Tensor>
{
    protected Sequential(params (string name, nn.Module<Tensor, Tensor> submodule)[] modules)
        : base(nameof(Sequential))
    {
        foreach (var (name, module) in modules) append(name, module);
    }

    protected Sequential(params nn.Module<Tensor, Tensor>[] modules)
        : base(nameof(Sequential))
    {
        foreach (var module in modules) append(module);
    }

    internal Sequential()
        : base(nameof(Sequential))
    {
    }

    public int Count => _internal_submodules.Count;

    [IndexerName("SequentialItems")]
    public nn.IModule<Tensor, Tensor> this[int index] => (nn.IModule<Tensor, Tensor>)_internal_submodules[index].Item2;

    [IndexerName("SequentialItems")]
    public Sequential this[(int? start, int? end) index]
    {
        get
        {
            var (start, end) = (index.start ?? 0, index.end ?? Count);
            if (start < 0 || start > Count) throw new IndexOutOfRangeException($"{start} is not a valid index.");
            if (end < 0 || end > Count) throw new IndexOutOfRangeException($"{end} is not a valid index.");
            var part = new Sequential();
            for (var n = start; n < end; n++) part._internal_submodules.Add(_internal_submodules[n]);
            return part;
        }
    }

    [IndexerName("SequentialItems")]
    public Sequential this[Range index] => this[(index.Start.GetOffset(Count), index.End.GetOffset(Count))];

    /// <summary>The name is the place: "0", "1" and so on.</summary>
    public Sequential append(nn.IModule<Tensor, Tensor> module) => append(Count.ToString(CultureInfo.InvariantCulture), module);

    public Sequential append(string name, nn.IModule<Tensor, Tensor> module)
    {
        _internal_submodules.Add(name, (nn.Module)module);
        return this;
    }

    public override Tensor forward(Tensor tensor)
    {
        if (Count == 0) return new Tensor(Interop.NativeMethods.tsl_tensor_alias(tensor.Handle));
        var current = tensor;
        foreach (var (_, module) in _internal_submodules)
        {
            var next = ((nn.IModule<Tensor, Tensor>)module).call(current);
            if (!ReferenceEquals(current, tensor) && !ReferenceEquals(current, next)) current.Dispose();
            current = next;
        }
        return current;
    }
}
