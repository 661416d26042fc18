namespace MiniCnn.Tests.Models;

public sealed class ArchitectureErrorTests
{
    [Theory]
    [InlineData("conv2d 16 3x3", 1, "found 'conv2d'", "did you mean 'conv'?")]
    [InlineData("maxpol 2", 1, "found 'maxpol'", "did you mean 'maxpool'?")]
    [InlineData("relux", 1, "found 'relux'", "did you mean 'relu'?")]
    [InlineData("dense 10", 1, "expected a kind of layer", "did you mean 'linear'?")]
    [InlineData("softmax", 1, "found 'softmax'", "Leave it out")]
    [InlineData("conv", 5, "the line ends", "expected the number of filters (a whole number from 1 to 65536)")]
    [InlineData("conv 16", 8, "the line ends", "expected the kernel's size, such as 3x3")]
    [InlineData("conv sixteen 3x3", 6, "found 'sixteen'", "expected the number of filters")]
    [InlineData("conv 0 3x3", 6, "found '0'", "from 1 to")]
    [InlineData("conv 16 3x3x3", 9, "found '3x3x3'", "N or HEIGHTxWIDTH")]
    [InlineData("conv 16 3x3 stride 0", 20, "found '0'", "a stride (N or HEIGHTxWIDTH, whole numbers from 1")]
    [InlineData("conv 16 3x3 padding -1", 21, "found '-1'", "whole numbers from 0")]
    [InlineData("conv 16 3x3 padding 1,2", 21, "found '1,2'", "LEFT,RIGHT,TOP,BOTTOM")]
    [InlineData("conv 16 3x3 padding stride 2", 21, "found 'stride'", "expected a padding")]
    [InlineData("conv 16 3x3 pading 1", 13, "found 'pading'", "did you mean 'padding'?")]
    [InlineData("conv 16 3x3 padding-mode mirror", 26, "found 'mirror'", "zeros, reflect, replicate, circular")]
    [InlineData("conv 16 3x3 stride 2 stride 2", 22, "'stride' is given twice", "expected it once")]
    [InlineData("conv 16 3x3 groups two", 20, "found 'two'", "or 'depthwise'")]
    [InlineData("conv 16 3x3 as 1st", 16, "found '1st'", "a letter, then letters, digits or _")]
    [InlineData("conv 16 3x3 as train", 16, "found 'train'", "expected a name")]
    [InlineData("relu 3", 6, "found '3'", "expected the end of the line or 'as NAME'")]
    [InlineData("dropout 1", 9, "found '1'", "a probability from 0 to below 1")]
    [InlineData("dropout nan", 9, "found 'nan'", "end of the line")]
    [InlineData("leaky-relu 2", 12, "found '2'", "from 0 to 1")]
    [InlineData("upsample 2 cubic", 12, "found 'cubic'", "nearest, bilinear")]
    [InlineData("input 1x8x8", 1, "there is a second input", "expected one")]
    [InlineData("conv 16 29x3", 1, "kernel 29 is larger than the padded input 28 (28 + 0 + 0) (height)", "nearest legal: ")]
    [InlineData("conv 16 3x3 groups 3", 1, "groups 3 does not divide the 16 output channels", "nearest legal: ")]
    [InlineData("conv 16 3x3 padding same stride 2", 1, "padding 'same' needs stride 1", "stride is 2")]
    [InlineData("conv 16 3x3 padding 28 padding-mode reflect", 1, "reflect padding 28 must be smaller than the input 28", "")]
    [InlineData("maxpool 2 padding 2", 1, "pooling padding 2 is more than half of kernel 2", "")]
    [InlineData("groupnorm 2", 1, "2 groups do not divide the 1 channels", "expected one of 1")]
    [InlineData("crop 29x28", 1, "crop 29x28 is larger than the feature maps of 28x28", "")]
    [InlineData("linear 10", 1, "'linear' needs a flat vector but gets feature maps of 1x28x28", "put a line 'flatten' (gives 784) or 'global-avgpool' before it")]
    [InlineData("transposed 8 3x3 stride 2 output-padding 2", 1, "output padding 2 is not smaller than stride 2 or dilation 1", "")]
    [InlineData("transposed 8 3x3 stride 2 output-padding 1x0", 1, "output padding 1x0 differs between height and width", "nearest legal: output padding 0")]
    [InlineData("upsample 64 nearest\nupsample 64 nearest\nupsample 64 nearest", 1, "the layer would give 1x114688x114688 numbers per image", "at most 134217728")]
    public void Says_what_was_found_and_expected_and_where(string line, int column, string found, string expected)
    {
        ArchitectureProblem problem = Problems($"input 1x28x28\n{line}")[0];
        (problem.Line - (line.StartsWith("upsample 64", StringComparison.Ordinal) ? 1 : 0), problem.Column).ShouldBe((2, column), problem.Message);
        problem.Message.ShouldContain(found);
        problem.Message.ShouldContain(expected);
        problem.Message.ShouldNotContain("\n");
    }

    [Theory]
    [InlineData("", "line 1, column 1: there is no input; expected a first line such as 'input 1x28x28'")]
    [InlineData("# nothing\n", "there is no input")]
    [InlineData("input 1x28x28\n", "line 2, column 1: there is no layer; expected at least one line after the input")]
    [InlineData("input 28x28\nrelu", "line 1, column 7: found '28x28'; expected CHANNELSxHEIGHTxWIDTH, such as 1x28x28")]
    [InlineData("input 1x0x28\nrelu", "found '1x0x28'")]
    [InlineData("input 4096x4096x4096\nrelu", "found '4096x4096x4096'")]
    [InlineData("relu\ninput 1x28x28", "line 2, column 1: the input is behind a layer; expected it as the first line")]
    [InlineData("input\nrelu", "line 1, column 6: the line ends")]
    public void Says_what_is_wrong_with_the_whole(string text, string message) =>
        string.Join('\n', Problems(text)).ShouldContain(message);

    [Fact]
    public void Tells_all_mistakes_at_once_each_once()
    {
        MiniCnnException error = Should.Throw<MiniCnnException>(() => Architecture.Parse("""
            input 1x28x28
            con 16 5x5
            relu
            conv 32 3x3 pad 1 groups x   # two on one line
            maxpool 2
            flatten
            linear 10
            conv 8 3x3
            groupnorm 3
            linear
            """, "mine"));
        error.Kind.ShouldBe(ErrorKind.Usage);
        error.Lines.Select(line => line[..line.IndexOf(';')]).ShouldBe([
            "mine, line 2, column 1: found 'con'",
            "mine, line 4, column 13: found 'pad'",
            "mine, line 4, column 26: found 'x'",
            "mine, line 8, column 1: 'conv' needs feature maps (channels x height x width) but gets a flat vector of 10",
            "mine, line 9, column 1: 3 groups do not divide the 8 channels",
            "mine, line 10, column 7: the line ends",
        ]);
    }

    [Fact]
    public void A_mistake_above_causes_no_errors_below_that_are_not_there() =>
        Problems("input 3x8x8\nconv 16 9x9\nmaxpool 2\ngroupnorm 5\nconv 8 50x50\nflatten\nlinear 10").Select(problem => problem.Line).ShouldBe([2, 4]);

    [Fact]
    public void Two_layers_cannot_share_a_name()
    {
        ArchitectureProblem problem = Problems("input 1x8x8\nconv 4 3x3 as conv2\nconv 4 3x3").ShouldHaveSingleItem();
        problem.ToString().ShouldBe("line 3, column 1: the name 'conv2' already belongs to the layer of line 2; give one of the two another with 'as NAME'");
    }

    [Theory]
    [InlineData("-")]
    [InlineData("-----")]
    public void A_line_of_dashes_is_no_layer(string dashes) => Problems($"input 1x8x8\n{dashes}\nrelu").ShouldHaveSingleItem().Line.ShouldBe(2);

    [Fact]
    public void Too_many_layers_are_told_once() =>
        Problems("input 1x8x8\n" + string.Concat(Enumerable.Repeat("relu\n", 1000))).ShouldHaveSingleItem().Message.ShouldContain("more than 256 layers");

    private static IReadOnlyList<ArchitectureProblem> Problems(string text)
    {
        Architecture.TryParse(text, "net", out IReadOnlyList<ArchitectureProblem>? problems).ShouldBeNull();
        return problems;
    }
}
