using MiniCnn.Imaging;
using MiniCnn.Tests.Support;

namespace MiniCnn.Tests.Imaging;

public sealed class ImageFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Files_are_read_by_content_whatever_their_name()
    {
        Image picture = PngTests.Noise(4, 3, 3, 50);
        ImageFile.Write(_folder.File("a.png"), picture);
        ImageFile.Write(_folder.File("a.ppm"), picture);
        File.Move(_folder.File("a.ppm"), _folder.File("b.png"));
        ImageFile.Read(_folder.File("a.png")).Pixels.ShouldBe(picture.Pixels);
        ImageFile.Read(_folder.File("b.png")).Pixels.ShouldBe(picture.Pixels);
        ImageFile.ReadPlanes(_folder.File("a.png")).Length.ShouldBe(3);
        using FileStream stream = File.OpenRead(_folder.File("a.png"));
        ImageFile.ReadAll(stream).Pixels.ShouldBe(picture.Pixels);
        ImageFile.Write(_folder.File("gray.pgm"), picture);
        ImageFile.Read(_folder.File("gray.pgm")).Pixels.ShouldBe(picture.ToGray().Pixels);
        ImageFile.Write(_folder.File("a.gif"), picture);
        ImageFile.FormatOf(File.ReadAllBytes(_folder.File("a.gif"))).ShouldBe(ImageFormat.Gif);
    }

    [Fact]
    public void Errors_name_the_file()
    {
        string path = _folder.File("x.png");
        Should.Throw<MiniCnnException>(() => ImageFile.Read(path)).Message.ShouldContain(path);
        File.WriteAllText(path, "");
        Should.Throw<MiniCnnException>(() => ImageFile.Read(path)).Message.ShouldBe($"{path}: The picture file is empty");
        File.WriteAllText(path, "<svg/>");
        Should.Throw<MiniCnnException>(() => ImageFile.Read(path)).Message.ShouldContain("expected PNG");
        Should.Throw<MiniCnnException>(() => ImageFile.Read(_folder.Path)).Kind.ShouldBe(ErrorKind.Data);
        File.WriteAllBytes(path, new byte[100]);
        Should.Throw<MiniCnnException>(() => ImageFile.Read(path, new ImageLimits { MaxFileBytes = 99 })).Message.ShouldContain("99 bytes");
        MiniCnnException error = Should.Throw<MiniCnnException>(() => ImageFile.Write(_folder.File("x.bmp"), new Image(1, 1, 1)));
        error.Kind.ShouldBe(ErrorKind.Usage);
        error.Message.ShouldContain(".png");
    }
}
