using MiniCnn.Tests.Cli;
using MiniCnn.Tests.Filters;
using MiniCnn.Tests.Runs;
using MiniCnn.Tests.Training;
using TorchSharp;

namespace MiniCnn.Tests.Reports;

/// <summary>A run whose first filters are known: Sobel x, Sobel y turned over and halved, a Laplacian, and one that is no kernel; before training they were random.</summary>
internal sealed class HandMadeRun : IDisposable
{
    private readonly TinyFolder _data = new(30);

    public HandMadeRun(string? model = null, string input = "1x6x8")
    {
        Architecture = Architecture.Parse(model ?? $"""
            input {input}
            conv 4 3x3 padding 1
            relu
            maxpool 2
            conv 2 3x3 padding 1
            relu
            flatten
            linear 3
            """, "known");
        Folder = RunFolder.Create(_data.At("known"), SampleRun.Configuration with
        {
            Dataset = SampleRun.Configuration.Dataset with
            {
                Source = _data.Data,
                Name = "bars",
                ClassNames = ["top", "left", "across"],
                Mean = [.. Enumerable.Repeat(TinyTask.Mean[0], Architecture.Input.Channels)],
                StandardDeviation = [.. Enumerable.Repeat(TinyTask.Deviation[0], Architecture.Input.Channels)],
            },
            Model = new RunModel("known", Architecture.Layers.Sum(layer => layer.Parameters), Architecture.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries)),
        });
        torch.manual_seed(3).Dispose();
        using ArchitectureModule module = ModelBuilder.Build(Architecture);
        Write(Folder.InitialWeightsFile, module);
        if (model is null)
            SetFirst(module);
        Write(Folder.WeightsFile, module);
    }

    public Architecture Architecture { get; }

    public RunFolder Folder { get; }

    public string Data => _data.Data;

    public string At(string name) => _data.At(name);

    public void Dispose() => _data.Dispose();

    private static void SetFirst(ArchitectureModule module)
    {
        float[] weights =
        [
            .. Kernels3.SobelX.Weights.Values, .. Kernels3.SobelY.Weights.Values.Select(value => -0.5f * value), .. Kernels3.Laplacian.Weights.Values.Select(value => 0.25f * value),
            1, -2, 3, 0, 1, -1, 2, 2, -3,
        ];
        using torch.Tensor first = torch.tensor(weights, new long[] { 4, 1, 3, 3 });
        using IDisposable quiet = torch.no_grad();
        using DisposeScope scope = torch.NewDisposeScope();
        module.state_dict()["conv1.weight"].copy_(first);
    }

    private static void Write(string path, ArchitectureModule module)
    {
        Dictionary<string, torch.Tensor> weights = ModuleWeights.Copy(module.state_dict());
        TensorStorage.Write(path, weights);
        foreach (torch.Tensor tensor in weights.Values)
            tensor.Dispose();
    }
}
