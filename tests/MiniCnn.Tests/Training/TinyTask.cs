using System.Security.Cryptography;
using TorchSharp;

namespace MiniCnn.Tests.Training;

/// <summary>Images of 6x8 that are learned in a moment: a bright bar at the top, on the left or across, in noise.</summary>
internal static class TinyTask
{
    public const int Classes = 3;

    public static readonly float[] Mean = [0.3f];
    public static readonly float[] Deviation = [0.25f];

    public static Architecture Architecture { get; } = Architecture.Parse(
        """
        input 1x6x8
        conv 4 3x3 padding 1 no-bias
        batchnorm
        relu
        maxpool 2
        flatten
        dropout 0.1
        linear 3
        """,
        "tiny");

    /// <summary>Every option at work at once, so that whatever is forgotten on the way shows.</summary>
    public static TrainingOptions Everything { get; } = new()
    {
        Epochs = 3,
        BatchSize = 7,
        LearningRate = 0.02,
        Augmentation = new AffineAugmentation { Rotation = 5, Scale = 0.05, Shift = 0.5, Shear = 0.05, Until = 0.8 },
        EmaDecay = 0.8,
        EmaFrom = 0.5,
        EmaEvery = 2,
    };

    /// <summary>As many steps, on half of the images, and on the harder of them in later passes.</summary>
    public static TrainingOptions Selecting { get; } = Everything with { Epochs = 6, Keep = 0.5, KeepMin = 1, KeepLater = 0.6, ProxySteps = 4 };

    public static ImageSet Images(int count, int seed = 1)
    {
        Random random = new(seed);
        byte[] pixels = new byte[count * 48];
        byte[] labels = new byte[count];
        for (int n = 0; n < count; n++)
        {
            labels[n] = (byte)(n % Classes);
            for (int i = 0; i < 48; i++)
            {
                (int row, int column) = (i / 8, i % 8);
                bool bar = labels[n] switch { 0 => row < 2, 1 => column < 2, _ => Math.Abs(row - (column * 5 / 7)) < 1 };
                pixels[(n * 48) + i] = (byte)((bar ? 150 : 20) + random.Next(80));
            }
        }

        return new ImageSet(pixels, labels, 1, 6, 8);
    }

    public static Dataset Dataset(int train = 60, int test = 30) => new(
        new DatasetInfo("tiny", "Tiny bars", train, test, "none", ["top", "left", "across"], Mean, Deviation),
        Images(train), Images(test, seed: 2), "made by a test");

    public static ArchitectureModule Module(int seed = 1)
    {
        torch.manual_seed(seed).Dispose();
        return ModelBuilder.Build(Architecture);
    }

    public static Trainer Trainer(torch.nn.Module<torch.Tensor, torch.Tensor> module, TrainingOptions options, ITrainingObserver? observer = null, int images = 60) =>
        new(module, Images(images), Mean, Deviation, Classes, options, observer ?? new Watcher());

    /// <summary>A hash of all weights and buffers, bit by bit.</summary>
    public static string Sha256(torch.nn.Module module)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach ((string name, torch.Tensor tensor) in module.state_dict().OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            hash.AppendData(System.Text.Encoding.UTF8.GetBytes(name));
            hash.AppendData(tensor.bytes);
        }

        return Convert.ToHexString(hash.GetHashAndReset());
    }
}

/// <summary>Remembers what it was told, and does something after each step.</summary>
internal sealed class Watcher(Action<StepReport>? afterStep = null) : ITrainingObserver
{
    public static Watcher At(long step, Action act) => new(report =>
    {
        if (report.Step == step)
            act();
    });

    public TrainingPlan? Plan { get; private set; }

    public List<StepReport> Steps { get; } = [];

    public List<EpochReport> Epochs { get; } = [];

    public SelectionReport? Selection { get; private set; }

    public void OnSelection(SelectionReport report) => Selection = report;

    public void OnStart(TrainingPlan plan) => Plan = plan;

    public void OnStep(StepReport report)
    {
        Steps.Add(report);
        afterStep?.Invoke(report);
    }

    public void OnEpoch(EpochReport report) => Epochs.Add(report);
}
