using static TorchSharp.torch;

namespace MiniCnn.Tests.Runs;

[NoLeakedTensors]
public sealed class TensorStorageTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Types_without_a_counterpart_are_told()
    {
        new SafeTensors(new Dictionary<string, StoredTensor> { ["a"] = new(ElementType.U64, [1], new byte[8]) }).Write(_folder.File("f"));
        Should.Throw<MiniCnnException>(() => TensorStorage.Read(_folder.File("f"))).Message.ShouldContain("U64");
    }

    [Fact]
    public void Tensors_of_every_type_and_shape_come_back()
    {
        using Tensor whole = arange(0, 6, dtype: ScalarType.Float32);
        using Tensor rows = whole.reshape(2, 3);
        Dictionary<string, Tensor> tensors = new()
        {
            ["turned"] = rows.t(),
            ["half"] = rows.to(ScalarType.Float16),
            ["brain"] = rows.to(ScalarType.BFloat16),
            ["double"] = rows.to(ScalarType.Float64),
            ["long"] = rows.to(ScalarType.Int64),
            ["bytes"] = rows.to(ScalarType.Byte),
            ["truth"] = rows.to(ScalarType.Bool),
            ["scalar"] = tensor(2.5f),
            ["empty"] = zeros(new long[] { 0, 4 }),
        };
        TensorStorage.Write(_folder.File("f"), tensors);
        Dictionary<string, Tensor> read = TensorStorage.Read(_folder.File("f"));
        foreach ((string name, Tensor tensor) in tensors)
        {
            read[name].shape.ShouldBe(tensor.shape, name);
            read[name].dtype.ShouldBe(tensor.dtype, name);
            using Tensor equal = read[name].eq(tensor);
            using Tensor all = equal.all();
            all.item<bool>().ShouldBeTrue(name);
            read[name].Dispose();
            tensor.Dispose();
        }
    }
}
