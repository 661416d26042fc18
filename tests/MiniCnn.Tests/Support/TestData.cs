namespace MiniCnn.Tests.Support;

/// <summary>Real datasets on the machine that runs the tests: MINICNN_DATA, or shared/mnist in a folder above the repository.</summary>
public static class TestData
{
    private static readonly Lazy<Dataset> LoadedMnist = new(() => Load(MnistFolder, DatasetCatalog.Mnist));
    private static readonly Lazy<Dataset> LoadedFashion = new(() => Load(FashionFolder, DatasetCatalog.Fashion));

    /// <summary>The folder with the solution.</summary>
    public static string Root { get; } = Above(AppContext.BaseDirectory, folder => File.Exists(Path.Combine(folder, "MiniCnn.sln")))
        ?? throw new InvalidOperationException("The tests run outside the repository");

    /// <summary>A folder that holds MNIST, or null.</summary>
    public static string? MnistFolder { get; } = Folder(DatasetCatalog.Mnist);

    public static string? FashionFolder { get; } = Folder(DatasetCatalog.Fashion);

    /// <summary>MNIST, loaded once; only in tests with <see cref="MnistFactAttribute"/>.</summary>
    public static Dataset Mnist => LoadedMnist.Value;

    public static Dataset Fashion => LoadedFashion.Value;

    private static string? Folder(DatasetInfo info)
    {
        string? shared = Above(Root, folder => Directory.Exists(Path.Combine(folder, "shared", "mnist")));
        string?[] places = [Environment.GetEnvironmentVariable("MINICNN_DATA"), shared is null ? null : Path.Combine(shared, "shared", "mnist")];
        return places.Where(Directory.Exists).Append(null)
            .Select(place => new DatasetResolver(new DataPlaces { Variable = place }).Find(info)?.Folder).FirstOrDefault(folder => folder is not null);
    }

    private static Dataset Load(string? folder, DatasetInfo info) => new DatasetResolver(new DataPlaces { Given = folder }).Load(info.Name);

    private static string? Above(string start, Func<string, bool> holds) =>
        holds(start) ? start : Path.GetDirectoryName(start) is { } parent ? Above(parent, holds) : null;
}

/// <summary>A test on the real Fashion-MNIST (<see cref="TestData.Fashion"/>), skipped with the reason where it is not to be found.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class FashionFactAttribute : FactAttribute
{
    public FashionFactAttribute() =>
        Skip = TestData.FashionFolder is null ? "Fashion-MNIST is not here: install Debian's dataset-fashion-mnist or set MINICNN_DATA" : null;
}

/// <summary>A test on the real MNIST (<see cref="TestData.Mnist"/>), skipped with the reason where it is not to be found.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class MnistFactAttribute : FactAttribute
{
    public MnistFactAttribute() => Skip = TestData.MnistFolder is null ? "MNIST is not here: set MINICNN_DATA to a folder that holds it" : null;
}
