using System.Text;
using TorchSharp.Modules;
using TorchSharp.Tests.Support;
using static TorchSharp.torch;

namespace TorchSharp.Tests.Nn;

/// <summary>A module's own file: a count, then name, element type, shape and elements of each entry.</summary>
[NoLeakedTensors]
public class ModuleFileTests
{
    [Fact]
    public void TheBytesAreTorchSharps()
    {
        using var scope = NewDisposeScope();
        using var layer = nn.Linear(2, 200);
        using (no_grad()) layer.weight.copy_(arange(400, dtype: ScalarType.Float32).reshape(200, 2));
        var bytes = Saved(layer);
        // Two entries; "weight"; Float32 = 6; two sizes, 200 as 0xC8 0x01 and 2; then row by row.
        bytes[..12].ShouldBe([2, 6, .. Encoding.ASCII.GetBytes("weight"), 6, 2, 0xC8, 0x01]);
        bytes[12].ShouldBe((byte)2);
        BitConverter.ToSingle(bytes, 13 + (4 * 3)).ShouldBe(3);
        var bias = 13 + 1600;
        bytes[bias..(bias + 9)].ShouldBe([4, .. Encoding.ASCII.GetBytes("bias"), 6, 1, 0xC8, 0x01]);
        bytes.Length.ShouldBe(bias + 9 + 800);
    }

    [Fact]
    public void ABatchNormsCountIsAnInteger()
    {
        using var norm = nn.BatchNorm1d(1);
        var bytes = Saved(norm);
        bytes[0].ShouldBe((byte)5);
        // The last entry: "num_batches_tracked", Int64 = 4, no sizes, eight bytes.
        bytes[^30..].ShouldBe([19, .. Encoding.ASCII.GetBytes("num_batches_tracked"), 4, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
    }

    [Fact]
    public void WhatIsSavedIsLoadedBitForBit()
    {
        using var scope = NewDisposeScope();
        using var one = Net();
        using var other = Net();
        one.call(Values.Of([2, 1, 6, 6]));
        var path = Path.Combine(Path.GetTempPath(), $"lite-{Guid.NewGuid():N}.bin");
        try
        {
            one.save(path).ShouldBeSameAs(one);
            var loaded = new Dictionary<string, bool>();
            other.load(path, loadedParameters: loaded);
            loaded.Keys.ShouldBe(one.state_dict().Keys);
            loaded.Values.ShouldAllBe(found => found);
        }
        finally
        {
            File.Delete(path);
        }
        foreach (var (name, value) in other.state_dict()) value.equal(one.state_dict()[name]).all().item<bool>().ShouldBeTrue(name);
        one.eval();
        other.eval();
        other.call(Values.Of([2, 1, 6, 6])).equal(one.call(Values.Of([2, 1, 6, 6]))).all().item<bool>().ShouldBeTrue();
    }

#if LITE
    // The real TorchSharp refuses a parameter that is not contiguous.
    [Fact]
    public void AViewIsSavedInItsOwnOrder()
    {
        using var scope = NewDisposeScope();
        using var holder = nn.Linear(new Parameter(arange(6, dtype: ScalarType.Float32).reshape(2, 3).t()));
        using var other = nn.Linear(2, 3, hasBias: false);
        Load(other, Saved(holder));
        other.weight.data<float>().ToArray().ShouldBe([0, 3, 1, 4, 2, 5]);
    }
#endif

    [Fact]
    public void AFileThatDoesNotFitIsRefusedWithTheReason()
    {
        using var scope = NewDisposeScope();
        using var small = nn.Linear(2, 3);
        using var wide = nn.Linear(4, 3);
        using var precise = nn.Linear(2, 3, dtype: ScalarType.Float64);
        using var bare = nn.Linear(2, 3, hasBias: false);
        using var net = nn.Sequential(nn.Linear(2, 3));
        var bytes = Saved(small);
        var shapes = Should.Throw<ArgumentException>(() => Load(wide, bytes)).Message;
        var types = Should.Throw<ArgumentException>(() => Load(precise, bytes)).Message;
        Should.Throw<ArgumentException>(() => Load(bare, bytes)).Message.ShouldContain("expected 1, but found 2");
        Should.Throw<ArgumentException>(() => Load(net, bytes)).Message.ShouldContain("'weight'");
        if (Provider.IsLite)
        {
            shapes.ShouldContain("[3, 2]");
            types.ShouldContain("Float64");
            Should.Throw<EndOfStreamException>(() => Load(small, bytes[..^1]));
            Should.Throw<InvalidDataException>(() => Load(small, [2, 6, .. Encoding.ASCII.GetBytes("weight"), 99, 0]));
        }
        Load(bare, bytes, strict: false);
        bare.weight.equal(small.weight).all().item<bool>().ShouldBeTrue();
        using var skipped = nn.Linear(2, 3);
        var before = skipped.bias!.clone();
        Load(skipped, bytes, skip: ["bias"]);
        skipped.bias!.equal(before).all().item<bool>().ShouldBeTrue();
        skipped.weight.equal(small.weight).all().item<bool>().ShouldBeTrue();
    }

    private static Sequential Net() => nn.Sequential(("conv", nn.Conv2d(1, 3, 3)), ("norm", nn.BatchNorm2d(3)), ("flat", nn.Flatten()), ("out", nn.Linear(48, 2)));

    private static byte[] Saved(nn.Module module)
    {
        using var stream = new MemoryStream();
        module.save(stream);
        return stream.ToArray();
    }

    private static void Load(nn.Module module, byte[] bytes, bool strict = true, IList<string>? skip = null)
    {
        using var stream = new MemoryStream(bytes);
        module.load(stream, strict, skip);
    }
}
