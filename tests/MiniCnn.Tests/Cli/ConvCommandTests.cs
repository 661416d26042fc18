namespace MiniCnn.Tests.Cli;

public sealed class ConvCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly string _image;

    public ConvCommandTests()
    {
        var picture = new Image(9, 7, 1);
        new Random(5).NextBytes(picture.Pixels);
        ImageFile.Write(_image = _folder.File("small.png"), picture);
    }

    public void Dispose() => _folder.Dispose();

    /// <summary>No half of this kernel is another's mirror image or negative, so that which way it was laid shows.</summary>
    [Fact]
    public void A_correlation_lays_the_kernel_as_it_is_written_and_a_convolution_turned_by_180_degrees()
    {
        Plane image = ImageFile.Read(_image).ToPlanes()[0];
        Plane written = new(2, 3, [1, 2, 3, 4, 5, 7]), turned = new(2, 3, [7, 5, 4, 3, 2, 1]);
        Answer("correlation").ShouldBe(KernelOperator.Correlate(image, written).Values, 1e-4f);
        Answer("convolution").ShouldBe(KernelOperator.Correlate(image, turned).Values, 1e-4f);
    }

    [Fact]
    public void Rows_and_columns_that_no_window_sees_are_told()
    {
        // 7 rows: windows at 0 and 3, the last row is left over; 9 columns: windows at 0, 3 and 6
        Words("3").ShouldContain("the last 1 rows and 0 columns are seen by no window");
        Words("2").ShouldNotContain("seen by no window");
    }

    [Fact]
    public void What_is_transparent_is_white()
    {
        ImageFile.Write(_image, new Image(9, 7, 4));
        Answer("correlation").ShouldAllBe(value => Math.Abs(value - 22) < 1e-3f, "the kernel's sum");
    }

    private float[] Answer(string operation)
    {
        var run = CommandRun.Of("conv", _image, "--kernel", "1 2 3; 4 5 7", "--operation", operation, "--values", "--json", "--out", _folder.File($"{operation}.png"));
        run.ExitCode.ShouldBe(0, run.Error);
        JsonElement result = JsonDocument.Parse(run.Output).RootElement.GetProperty("results")[0].GetProperty("result");
        return [.. result.GetProperty("values").EnumerateArray().SelectMany(row => row.EnumerateArray().Select(value => value.GetSingle()))];
    }

    private string Words(string stride)
    {
        var run = CommandRun.Of("conv", _image, "--kernel", "sobel-x", "--stride", stride, "--padding", "0", "--out", _folder.File($"stride{stride}.png"));
        run.ExitCode.ShouldBe(0, run.Error);
        return run.Output;
    }
}
