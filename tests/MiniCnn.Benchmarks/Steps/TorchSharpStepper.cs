using System.Diagnostics;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace MiniCnn.Benchmarks.Steps;

/// <summary>The step as a user of TorchSharp writes it.</summary>
internal sealed class TorchSharpStepper : IStepper
{
    private readonly Sequential _net;
    private readonly CrossEntropyLoss _loss = nn.CrossEntropyLoss();
    private readonly OptimizerHelper _optimizer;
    private readonly Tensor _images;
    private readonly Tensor _labels;
    private readonly int _threads;

    internal TorchSharpStepper(int batch, string optimizer, int threads)
    {
        _threads = threads;
        random.manual_seed(1);
        _net = nn.Sequential(
            nn.Conv2d(1, 16, 5, padding: 2), nn.ReLU(), nn.MaxPool2d(2), nn.Conv2d(16, 32, 3, padding: 1), nn.ReLU(), nn.MaxPool2d(2), nn.Flatten(), nn.Linear(32 * 7 * 7, 10));
        _images = rand(new long[] { batch, 1, 28, 28 });
        _labels = randint(0L, 10L, new long[] { batch }, ScalarType.Int64);
        _optimizer = optimizer == "SGD" ? optim.SGD(_net.parameters(), 1e-3, 0.9) : optim.AdamW(_net.parameters(), 1e-3, weight_decay: 0.01);
    }

    public Taken Take(int steps)
    {
        set_num_threads(_threads);
        (double total, double fastest, double last) = (0.0, double.PositiveInfinity, 0.0);
        for (int n = 0; n < steps; n++)
        {
            long start = Stopwatch.GetTimestamp();
            using DisposeScope scope = NewDisposeScope();
            _net.zero_grad();
            Tensor loss = _loss.call(_net.call(_images), _labels);
            loss.backward();
            _optimizer.step();
            if (n == steps - 1) last = loss.item<float>();
            scope.DisposeEverything();
            double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
            total += seconds;
            fastest = Math.Min(fastest, seconds);
        }
        return new Taken(total, fastest, last);
    }

    public void Dispose() => Array.ForEach<IDisposable>([_optimizer, _net, _loss, _images, _labels], part => part.Dispose());
}
