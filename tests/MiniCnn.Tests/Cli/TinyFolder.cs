using MiniCnn.Tests.Training;

namespace MiniCnn.Tests.Cli;

/// <summary>A folder with a small IDX dataset and an architecture for it.</summary>
internal sealed class TinyFolder : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public TinyFolder(int train = 60)
    {
        Directory.CreateDirectory(Data);
        Write("train", TinyTask.Images(train));
        Write("t10k", TinyTask.Images(30, seed: 2));
        File.WriteAllText(Model, TinyTask.Architecture.ToString());
    }

    public string Data => _folder.File("bars");

    public string Model => _folder.File("tiny.cnn");

    public string Run => _folder.File("run");

    public string At(string name) => _folder.File(name);

    /// <summary><c>minicnn train</c> on this folder with quick settings, which <paramref name="more"/> overrides.</summary>
    public string[] Train(params string[] more)
    {
        string[][] quick = [["--model", Model], ["--epochs", "3"], ["--batch", "7"], ["--lr", "0.02"], ["--out", Run]];
        return ["train", Data, .. quick.Where(pair => !more.Contains(pair[0])).SelectMany(pair => pair), .. more];
    }

    public void Dispose() => _folder.Dispose();

    private void Write(string part, ImageSet images)
    {
        IdxWriter.Write(Path.Combine(Data, $"{part}-images-idx3-ubyte"), images.Pixels, images.Count, 6, 8);
        IdxWriter.Write(Path.Combine(Data, $"{part}-labels-idx1-ubyte"), images.Labels, images.Count);
    }
}
