namespace MiniCnn.Tests.Convolution;

public sealed class GeometryTests
{
    [Theory]
    [InlineData(4, 3, 1, 0, 1, 2)] // Dumoulin & Visin, no padding no strides
    [InlineData(5, 4, 1, 2, 1, 6)] // arbitrary padding
    [InlineData(5, 3, 1, 1, 1, 5)] // half
    [InlineData(5, 3, 1, 2, 1, 7)] // full
    [InlineData(5, 3, 2, 0, 1, 2)] // strides
    [InlineData(5, 3, 2, 1, 1, 3)] // padding and strides
    [InlineData(6, 3, 2, 1, 1, 3)] // odd
    [InlineData(7, 3, 1, 0, 2, 3)] // dilation
    [InlineData(28, 5, 1, 0, 1, 24)]
    [InlineData(1, 1, 7, 0, 9, 1)]
    public void A_convolution_has_the_size_worked_out_by_hand(int i, int k, int s, int p, int d, int o) =>
        new LayerSettings { Kernel = k, Stride = s, Padding = Padding.Of(p), Dilation = d }.Over(i).Output.ShouldBe(Size2D.Square(o));

    [Fact]
    public void Axes_are_independent()
    {
        var layer = new LayerSettings
        {
            Kernel = new(3, 5),
            Stride = new(2, 1),
            Padding = Padding.Of(1, 2, 0, 3),
            Dilation = new(2, 1),
            InputChannels = 6,
            OutputChannels = 4,
            Groups = 2,
        };
        ConvolutionGeometry geometry = layer.Over(new(11, 7));
        geometry.Output.ShouldBe(new Size2D(5, 6));
        geometry.EffectiveKernel.ShouldBe(new Size2D(5, 5));
        geometry.Pads.ShouldBe(new Pads(1, 2, 0, 3));
        geometry.Parameters.ShouldBe((4 * 3 * 15) + 4);
        geometry.MultiplyAdds.ShouldBe(4L * 3 * 15 * 30);
        geometry.Vertical.Unseen.ShouldBe(1);
        geometry.Vertical.InputsOf(4).ShouldBe((8, 12));
    }

    [Fact]
    public void Paddings_by_word_have_their_amounts()
    {
        Padding.Same.Along(Axis.Width, 9, 4, 1).ShouldBe((1, 2));
        Padding.Half.Along(Axis.Width, 9, 4, 1).ShouldBe((2, 2));
        Padding.Full.Along(Axis.Width, 9, 4, 1).ShouldBe((3, 3));
        Padding.Causal.Along(Axis.Width, 9, 5, 1).ShouldBe((4, 0));
        Padding.Valid.Along(Axis.Width, 9, 5, 1).ShouldBe((0, 0));
        Padding.TensorFlowSame.Along(Axis.Width, 9, 4, 2).ShouldBe((1, 2));
        new LayerSettings { Kernel = 4, Stride = 2, Padding = Padding.TensorFlowSame }.Over(9).Output.ShouldBe(Size2D.Square(5));
    }

    [Theory]
    [InlineData("same", "same")]
    [InlineData(" FULL ", "full")]
    [InlineData("2", "2")]
    [InlineData("1x2", "1x2")]
    [InlineData("1,2,3,4", "1,2,3,4")]
    [InlineData("1,1,1,1", "1")]
    [InlineData("2,2,1,1", "1x2")]
    public void Padding_text_is_read_and_written(string text, string canonical) => Padding.Parse(text).ToString().ShouldBe(canonical);

    [Theory]
    [InlineData("1,2")]
    [InlineData("1,2,3")]
    [InlineData("1,2,3,4,5")]
    [InlineData("samee")]
    [InlineData("")]
    [InlineData("1x2x3")]
    [InlineData("1.5")]
    [InlineData("99999999999")]
    public void Padding_text_that_is_wrong_is_refused_in_one_line(string text) =>
        Should.Throw<MiniCnnException>(() => Padding.Parse(text)).Message.ShouldNotContain('\n');

    [Fact]
    public void Receptive_fields_grow_by_the_formula()
    {
        LayerSettings five = new() { Kernel = 5 }, pool = new() { Kind = LayerKind.Pooling, Kernel = 2, Stride = 2 };
        AxisGeometry[] chain = [five.Along(Axis.Width, 28), pool.Along(Axis.Width, 24), five.Along(Axis.Width, 12), pool.Along(Axis.Width, 8)];
        chain.Aggregate(ReceptiveField.Identity, (field, layer) => field.Then(layer)).ShouldBe(new ReceptiveField(16, 4, 0));
        chain.Reverse().Aggregate((First: 3L, Last: 3L), (run, layer) => layer.InputsOf(run.First, run.Last)).ShouldBe((12L, 27L));
    }

    [Fact]
    public void Behind_a_transposed_layer_a_field_grows_by_parts_of_a_step()
    {
        // an output u depends on the inputs from (u + 1 - 2)/2 to (u + 1)/2
        LayerSettings up = new() { Kind = LayerKind.Transposed, Kernel = 3, Stride = 2, Padding = Padding.Of(1) };
        ReceptiveField.Identity.Then(up.Along(Axis.Width, 8)).ShouldBe(new ReceptiveField(2, 0.5, -0.5));
    }
}
