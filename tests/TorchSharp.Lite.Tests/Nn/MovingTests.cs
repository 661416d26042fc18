using TorchSharp.Modules;
using TorchSharp.Tests.Support;
using static TorchSharp.torch;

namespace TorchSharp.Tests.Nn;

[NoLeakedTensors]
public class MovingTests
{
    [Fact]
    public void AnotherElementTypeReachesParametersGradientsAndBuffersButNotIntegers()
    {
        using var scope = NewDisposeScope();
        using var net = nn.Sequential(nn.Conv2d(1, 2, 3), nn.BatchNorm2d(2));
        net.call(Values.Of([2, 1, 4, 4])).sum().backward();
        net.to(ScalarType.Float64).ShouldBeSameAs(net);
        net.parameters().ShouldAllBe(parameter => parameter.dtype == ScalarType.Float64 && parameter.requires_grad && parameter.is_leaf && parameter.grad!.dtype == ScalarType.Float64);
        net.get_buffer("1.running_mean")!.dtype.ShouldBe(ScalarType.Float64);
        net.get_buffer("1.num_batches_tracked")!.dtype.ShouldBe(ScalarType.Int64);
        net.call(Values.Of([2, 1, 4, 4]).to(ScalarType.Float64)).dtype.ShouldBe(ScalarType.Float64);
        if (Provider.IsLite) Should.Throw<ArgumentException>(() => net.to(ScalarType.Int32));
        net.@float().parameters().ShouldAllBe(parameter => parameter.dtype == ScalarType.Float32);
        net.bfloat16().parameters().ShouldAllBe(parameter => parameter.dtype == ScalarType.BFloat16);
    }

#if LITE
    // The real TorchSharp makes new parameters when it converts: there an optimiser has to be made afterwards.
    [Fact]
    public void AnOptimiserMadeBeforeGoesOnAfterwards()
    {
        using var scope = NewDisposeScope();
        using var layer = nn.Linear(3, 2);
        using var optimiser = optim.SGD(layer.parameters(), 0.1);
        layer.to(ScalarType.Float64).to(CPU).to("cpu").cpu().to(DeviceType.CPU);
        var before = layer.weight.clone();
        layer.call(ones([1, 3], ScalarType.Float64)).sum().backward();
        optimiser.step();
        layer.weight.equal(before).any().item<bool>().ShouldBeFalse();
    }
#endif

    [Fact]
    public void WithoutCudaItSaysSo()
    {
        if (cuda.is_available()) return;
        using var layer = nn.Linear(3, 2);
        Should.Throw<InvalidOperationException>(() => layer.cuda()).Message.ShouldContain("CUDA");
        layer.weight.device_type.ShouldBe(DeviceType.CPU);
    }

#if LITE
    [Fact]
    public void AParameterTakesTheTensorsPlace()
    {
        var before = Tensor.TotalCount;
        using (NewDisposeScope())
        {
            var data = ones(3);
            var parameter = new Parameter(data);
            data.IsInvalid.ShouldBeTrue();
            parameter.requires_grad.ShouldBeTrue();
            Tensor.TotalCount.ShouldBe(before + 1);
        }
        Tensor.TotalCount.ShouldBe(before);
    }

    [Fact]
    public void ALayerOutlivesTheScopeItIsMadeInAndFreesAllWithItself()
    {
        var before = Tensor.TotalCount;
        Sequential net;
        AdamW optimiser;
        using (NewDisposeScope())
        {
            net = nn.Sequential(nn.Conv2d(1, 2, 3), nn.BatchNorm2d(2), nn.GroupNorm(1, 2), nn.Flatten(), nn.Linear(8, 2), nn.PReLU(1), nn.LayerNorm(2));
            optimiser = optim.AdamW(net.parameters(), 1e-3, amsgrad: true);
            net.call(zeros(1, 1, 4, 4)).sum().backward();
            optimiser.step();
        }
        using (NewDisposeScope()) net.call(zeros(1, 1, 4, 4)).shape.ShouldBe([1, 2]);
        optimiser.Dispose();
        net.Dispose();
        Tensor.TotalCount.ShouldBe(before);
        Should.Throw<InvalidOperationException>(() => ((Linear)net[4]).weight.shape);
    }
#endif

    [Fact]
    public void ANewWeightReplacesAndFreesTheOldOne()
    {
        using var scope = NewDisposeScope();
        using var layer = nn.Linear(2, 2);
        var old = layer.weight;
        layer.weight = new Parameter(eye(2));
        layer.bias = null;
        old.IsInvalid.ShouldBeTrue();
        layer.named_parameters().Select(entry => entry.name).ShouldBe(["weight"]);
        layer.call(ones(1, 2)).data<float>().ToArray().ShouldBe([1, 1]);
    }
}
