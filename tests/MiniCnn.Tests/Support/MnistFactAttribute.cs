namespace MiniCnn.Tests.Support;

/// <summary>A test on the real MNIST (<see cref="TestData.Mnist"/>), skipped with a word where it is not to be found.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class MnistFactAttribute : FactAttribute
{
    public MnistFactAttribute() =>
        Skip = TestData.MnistFolder is null ? "MNIST is not here: set MINICNN_DATA to a folder that holds it" : null;
}
