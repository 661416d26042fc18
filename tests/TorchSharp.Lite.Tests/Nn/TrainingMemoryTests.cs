using System.Globalization;
using TorchSharp.Modules;
using TorchSharp.Tests.Support;
using static TorchSharp.torch;

namespace TorchSharp.Tests.Nn;

/// <summary>A run of many steps holds as much memory at its end as after its start.</summary>
[NoLeakedTensors]
public class TrainingMemoryTests
{
    [Fact]
    public void TwoThousandStepsLeaveTensorsAndMemoryFlat()
    {
        var threads = get_num_threads();
        set_num_threads(1);
        using var net = nn.Sequential(("conv1", nn.Conv2d(1, 8, 5, padding: 2)), ("norm", nn.BatchNorm2d(8)), ("relu1", nn.ReLU(true)), ("pool1", nn.MaxPool2d(2)),
            ("drop", nn.Dropout2d(0.1)), ("flatten", nn.Flatten()), ("linear", nn.Linear(8 * 7 * 7, 10)));
        using var loss = nn.CrossEntropyLoss();
        using var adam = optim.AdamW(net.parameters(), 1e-3, weight_decay: 0.01);
        using var descent = optim.SGD(net.parameters(), 1e-3, 0.9, nesterov: true);
        using var images = Values.Of([32, 1, 14, 14]);
        using var labels = Values.Labels([32], 10);
        var first = Steps(100);
        var tensors = Tensor.TotalCount;
        var resident = ResidentKilobytes();
        var last = Steps(1900);
        set_num_threads(threads);
        Tensor.TotalCount.ShouldBeLessThanOrEqualTo(tensors);
        last.ShouldBeLessThan(first / 10);
        // One activation of 200 KB lost per step would be 380 MB.
        (ResidentKilobytes() - resident).ShouldBeLessThan(32 * 1024);

        float Steps(int count)
        {
            var value = 0f;
            for (var n = 0; n < count; n++)
            {
                using var scope = NewDisposeScope();
                var error = loss.call(net.call(images), labels);
                net.zero_grad();
                error.backward();
                nn.utils.clip_grad_norm_(net.parameters(), 1);
                if (n % 2 == 0) adam.step();
                else descent.step();
                value = error.item<float>();
            }
            return value;
        }
    }

    private static long ResidentKilobytes()
    {
        GC.Collect();
        if (!OperatingSystem.IsLinux()) return 0;
        var line = File.ReadLines("/proc/self/status").First(text => text.StartsWith("VmRSS:", StringComparison.Ordinal));
        return long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture);
    }
}
