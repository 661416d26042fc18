namespace MiniCnn.Tests.Convolution;

public sealed class LayerTextTests
{
    [Fact]
    public void Letters_are_read_in_any_order()
    {
        var text = LayerText.Parse(["d2", "i28x32", "k3x5", "S2", "p1,2,0,3", "c6", "n4", "g2", "no-bias", "reflect"]);
        text.Input.ShouldBe(new Size2D(28, 32));
        text.Output.ShouldBeNull();
        text.Layer.ShouldBe(new LayerSettings
        {
            Kernel = new(3, 5),
            Stride = 2,
            Padding = Padding.Of(1, 2, 0, 3),
            Dilation = 2,
            InputChannels = 6,
            OutputChannels = 4,
            Groups = 2,
            Bias = false,
            PaddingMode = PaddingMode.Reflect,
        });
        LayerText.Parse(["i28 k3 psame"]).Layer.Padding.ShouldBe(Padding.Same);
        LayerText.Parse(["transposed", "i3", "k3", "s2", "a1"]).Layer.ShouldBe(new LayerSettings { Kind = LayerKind.Transposed, Stride = 2, OutputPadding = 1 });
        LayerText.Parse(["pool", "i5"]).Layer.ShouldBe(new LayerSettings { Kind = LayerKind.Pooling, Kernel = 2, Stride = 2 });
        LayerText.Parse(["pool", "i5", "k3", "ceil"]).Layer.Stride.ShouldBe(Size2D.Square(3));
        LayerText.Parse(["i5", "value=-1.5"]).Layer.PaddingValue.ShouldBe(-1.5);
        LayerText.Parse(["i5", "c3", "g3"]).Layer.OutputChannels.ShouldBe(3);
        LayerText.Parse(["i28", "o14x7"]).Output.ShouldBe(new Size2D(14, 7));
    }

    [Theory]
    [InlineData("i28 kernel", "'kernel' is not understood")]
    [InlineData("i28 i29", "'i29' comes after another 'i'")]
    [InlineData("i28 k3.5", "kernel '3.5' is not understood")]
    [InlineData("i28 p1,2", "has 2 numbers")]
    [InlineData("i28 pfoo", "padding 'foo' is not understood")]
    [InlineData("i", "'i' is not understood")]
    [InlineData("i28 c3x4", "one whole number belongs after 'c'")]
    [InlineData("i28 value=x", "padding value 'x'")]
    [InlineData("i28 x y", "'x' is not understood; 'y' is not understood")]
    public void Words_that_are_wrong_are_all_told(string words, string message)
    {
        MiniCnnException error = Should.Throw<MiniCnnException>(() => LayerText.Parse([words]));
        error.Message.ShouldContain(message);
        error.Message.ShouldContain("expected letters with numbers");
    }
}
