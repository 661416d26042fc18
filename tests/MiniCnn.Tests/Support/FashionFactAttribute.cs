namespace MiniCnn.Tests.Support;

/// <summary>A test on the real Fashion-MNIST (<see cref="TestData.Fashion"/>), skipped with a word where it is not to be found.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class FashionFactAttribute : FactAttribute
{
    public FashionFactAttribute() =>
        Skip = TestData.FashionFolder is null ? "Fashion-MNIST is not here: install Debian's dataset-fashion-mnist or set MINICNN_DATA" : null;
}
