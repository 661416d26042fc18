using MiniCnn.Pictures;
using MiniCnn.Tests.Support;

namespace MiniCnn.Tests.Pictures;

public sealed class PictureFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Files_are_read_by_content_whatever_their_name()
    {
        Picture picture = PngTests.Noise(4, 3, 3, 50);
        PictureFile.Write(_folder.File("a.png"), picture);
        PictureFile.Write(_folder.File("a.ppm"), picture);
        File.Move(_folder.File("a.ppm"), _folder.File("b.png"));
        PictureFile.Read(_folder.File("a.png")).Pixels.ShouldBe(picture.Pixels);
        PictureFile.Read(_folder.File("b.png")).Pixels.ShouldBe(picture.Pixels);
        PictureFile.ReadPlanes(_folder.File("a.png")).Length.ShouldBe(3);
        using FileStream stream = File.OpenRead(_folder.File("a.png"));
        PictureFile.ReadAll(stream).Pixels.ShouldBe(picture.Pixels);
        PictureFile.Write(_folder.File("gray.pgm"), picture);
        PictureFile.Read(_folder.File("gray.pgm")).Pixels.ShouldBe(picture.ToGray().Pixels);
        PictureFile.Write(_folder.File("a.gif"), picture);
        PictureFile.FormatOf(File.ReadAllBytes(_folder.File("a.gif"))).ShouldBe(PictureFormat.Gif);
    }

    [Fact]
    public void Errors_name_the_file()
    {
        string path = _folder.File("x.png");
        Should.Throw<MiniCnnException>(() => PictureFile.Read(path)).Message.ShouldContain(path);
        File.WriteAllText(path, "");
        Should.Throw<MiniCnnException>(() => PictureFile.Read(path)).Message.ShouldBe($"{path}: The picture file is empty");
        File.WriteAllText(path, "<svg/>");
        Should.Throw<MiniCnnException>(() => PictureFile.Read(path)).Message.ShouldContain("expected PNG");
        Should.Throw<MiniCnnException>(() => PictureFile.Read(_folder.Path)).Kind.ShouldBe(ErrorKind.Data);
        File.WriteAllBytes(path, new byte[100]);
        Should.Throw<MiniCnnException>(() => PictureFile.Read(path, new PictureLimits { MaxFileBytes = 99 })).Message.ShouldContain("99 bytes");
        MiniCnnException error = Should.Throw<MiniCnnException>(() => PictureFile.Write(_folder.File("x.bmp"), new Picture(1, 1, 1)));
        error.Kind.ShouldBe(ErrorKind.Usage);
        error.Message.ShouldContain(".png");
    }
}
