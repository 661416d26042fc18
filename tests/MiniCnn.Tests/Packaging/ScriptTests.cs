namespace MiniCnn.Tests.Packaging;

/// <summary>The one-file programs in scripts/, run as a reader runs them.</summary>
public sealed class ScriptTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Conv2d_writes_original_kernel_and_convolved()
    {
        string photo = _folder.File("photo.png"), result = _folder.File("result.png");
        ImageFile.Write(photo, new Image(9, 7, 3));
        DotNet.Run(_folder.Path, "run", Script("conv2d.cs"), "--", photo, result).ShouldContain("[1, 1, 7, 9] -> [1, 1, 7, 9]");
        ImageFile.Read(result).Width.ShouldBeGreaterThan(3 * 256);
        DotNet.Run(_folder.Path, "run", Script("conv2d.cs")).ShouldContain("[1, 1, 240, 320] -> [1, 1, 240, 320]");
        File.Exists(_folder.File("conv2d.png")).ShouldBeTrue();
    }

    [Fact]
    public void Train_shows_the_filters_beside_Sobel_in_twenty_lines()
    {
        File.ReadAllLines(Script("train.cs")).Length.ShouldBeLessThanOrEqualTo(20);
        DotNet.Run(_folder.Path, "run", Script("train.cs"), "--", _folder.File("filters.png")).ShouldMatch(@"test accuracy [89]\d\.\d %, .*nearest to Sobel: sobel-[xy]");
        ImageFile.Read(_folder.File("filters.png")).Height.ShouldBeGreaterThan(4 * 72);
    }

    private static string Script(string name) => Path.Combine(TestData.Root, "scripts", name);
}
