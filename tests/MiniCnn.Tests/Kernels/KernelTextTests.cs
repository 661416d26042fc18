namespace MiniCnn.Tests.Kernels;

public sealed class KernelTextTests
{
    [Theory]
    [InlineData("1 0 -1; 2 0 -2; 1 0 -1")]
    [InlineData("1,0,-1;2,0,-2;1,0,-1;")]
    [InlineData("[[1, 0, -1], [2, 0, -2], [1, 0, -1]]")]
    [InlineData("1 0 -1 # first\n2 0 -2\r\n\n1 0 -1\n")]
    [InlineData("2/2 0 -1; 4/2 0/5 -2e0; 1.0 0 -1")]
    public void The_same_kernel_in_many_ways(string text)
    {
        Plane plane = KernelText.Parse(text);
        (plane.Height, plane.Width).ShouldBe((3, 3));
        plane.Values.ShouldBe([1, 0, -1, 2, 0, -2, 1, 0, -1]);
    }

    [Theory]
    [InlineData("", "empty")]
    [InlineData(";;", "empty")]
    [InlineData("1 2; 3", "row 2 has 1 numbers")]
    [InlineData("1 x 3", "'x' in row 1, column 2")]
    [InlineData("1/0", "'1/0'")]
    [InlineData("1/2/3", "'1/2/3'")]
    [InlineData("nan", "'nan'")]
    [InlineData("1e400", "'1e400'")]
    public void Wrong_text_is_pointed_at(string text, string words) =>
        Should.Throw<MiniCnnException>(() => KernelText.Parse(text)).Message.ShouldContain(words);

    [Fact]
    public void Numbers_are_written_with_a_common_divisor()
    {
        KernelText.Format(KernelCatalog.GetOne("binomial").Weights).ShouldBe("1/16 * [1 2 1; 2 4 2; 1 2 1]");
        KernelText.Format(KernelCatalog.GetOne("box").Weights).ShouldBe("1/9 * [1 1 1; 1 1 1; 1 1 1]");
        KernelText.Format(KernelCatalog.GetOne("sobel-x").Weights).ShouldBe("[-1 0 1; -2 0 2; -1 0 1]");
        KernelText.Format(KernelText.Parse("0.12345 0.5")).ShouldBe("[0.1235 0.5]");
    }

    [Fact]
    public void A_kernel_is_read_from_a_name_a_file_or_numbers()
    {
        string path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName() + ".txt");
        try
        {
            File.WriteAllText(path, "# mine\n0 1\n-1 0\n");
            KernelReader.Read(path).Kernels[0].Weights.Values.ShouldBe([0, 1, -1, 0]);
            File.WriteAllText(path, "0 1\n-1\n");
            MiniCnnException error = Should.Throw<MiniCnnException>(() => KernelReader.Read(path));
            error.Kind.ShouldBe(ErrorKind.Data);
            error.Message.ShouldContain("row 2 has 1 numbers");
        }
        finally
        {
            File.Delete(path);
        }
        KernelReader.Read("sobel").Kernels.Count.ShouldBe(2);
        KernelReader.Read("-1 1").Kernels[0].Weights.Width.ShouldBe(2);
        Should.Throw<MiniCnnException>(() => KernelReader.Read("none/such.txt")).Kind.ShouldBe(ErrorKind.Data);
        Should.Throw<MiniCnnException>(() => KernelReader.Read(" ")).Kind.ShouldBe(ErrorKind.Usage);
    }
}
