namespace MiniCnn.Tests.Convolution;

public sealed class LayerRulesTests
{
    private static readonly LayerSettings Plain = new();

    public static TheoryData<LayerSettings, int, string> Refusals() => new()
    {
        { Plain with { Kernel = 6 }, 5, "kernel 6 is larger than the padded input 5 (5 + 0 + 0)" },
        { Plain with { Dilation = 3 }, 5, "kernel 3 with dilation 3 spans 7, which is larger than the padded input 5" },
        { Plain with { Padding = Padding.Of(-1) }, 5, "padding -1 is negative" },
        { Plain with { Padding = Padding.Of(0, 0, 0, -2) }, 5, "padding 0,0,0,-2 is negative" },
        { Plain with { Stride = 0 }, 5, "stride 0 is below 1" },
        { Plain with { Stride = -1 }, 5, "stride -1 is below 1" },
        { Plain with { Dilation = 0 }, 5, "dilation 0 is below 1" },
        { Plain with { Kernel = 0 }, 5, "kernel size 0 is below 1" },
        { Plain, 0, "input size 0 is below 1" },
        { Plain with { InputChannels = 4, OutputChannels = 6, Groups = 3 }, 5, "groups 3 does not divide the 4 input channels" },
        { Plain with { InputChannels = 6, OutputChannels = 4, Groups = 3 }, 5, "groups 3 does not divide the 4 output channels" },
        { Plain with { Groups = 0 }, 5, "groups 0 is out of range" },
        { Plain with { InputChannels = 0 }, 5, "input channels 0 is out of range" },
        { Plain with { Padding = Padding.Same, Stride = 2 }, 5, "padding 'same' needs stride 1" },
        { Plain with { Padding = Padding.Of(5), PaddingMode = PaddingMode.Reflect }, 5, "reflect padding 5 must be smaller than the input 5" },
        { Plain with { Padding = Padding.Of(6), PaddingMode = PaddingMode.Circular }, 5, "circular padding 6 must not be larger than the input 5" },
        { Plain with { PaddingMode = PaddingMode.Replicate, PaddingValue = 1 }, 5, "a padding value (1) belongs to constant padding" },
        { Plain with { PaddingValue = double.NaN }, 5, "not a finite number" },
        { Plain with { OutputPadding = 1 }, 5, "output padding 1 belongs to a transposed convolution" },
        { Plain with { CeilMode = true }, 5, "ceil mode belongs to pooling" },
        { Plain with { Kind = LayerKind.Transposed, OutputPadding = 2, Stride = 2 }, 5, "output padding 2 is not smaller than stride 2 or dilation 1" },
        { Plain with { Kind = LayerKind.Transposed, OutputPadding = -1 }, 5, "output padding -1 is below 0" },
        { Plain with { Kind = LayerKind.Transposed, Stride = 2, OutputPadding = new(1, 0) }, 5, "output padding 1x0 differs between height and width" },
        { Plain with { Kind = LayerKind.Transposed, Padding = Padding.Of(4) }, 5, "the output would be (5 - 1)*1 - 8 + 3 + 0 = -1" },
        { Plain with { Kind = LayerKind.Transposed, PaddingMode = PaddingMode.Circular }, 5, "no padding mode" },
        { Plain with { Kind = LayerKind.Pooling, Padding = Padding.Of(2) }, 5, "pooling padding 2 is more than half of kernel 3" },
        { Plain with { Kind = LayerKind.Pooling, PaddingMode = PaddingMode.Reflect }, 5, "pooling has no padding mode" },
        { Plain with { Kind = LayerKind.Pooling, Groups = 2 }, 5, "pooling has no groups" },
        { Plain with { Kernel = 2_000_000 }, 5, "kernel size 2000000 is too large" },
    };

    [Theory]
    [MemberData(nameof(Refusals))]
    public void What_PyTorch_refuses_is_said_in_words_and_every_suggestion_is_legal(LayerSettings layer, int input, string words)
    {
        layer.Violations(input).ShouldContain(reason => reason.Contains(words, StringComparison.Ordinal));
        MiniCnnException error = Should.Throw<MiniCnnException>(() => layer.Over(input));
        error.Kind.ShouldBe(ErrorKind.Usage);
        error.Message.ShouldNotContain('\n');
        error.Message.ShouldContain("nearest legal: ");
        IReadOnlyList<NearestSettings.Change> changes = NearestSettings.To(layer, input);
        changes.ShouldNotBeEmpty(words);
        changes.ShouldAllBe(change => change.Layer.Violations(change.Input).Count == 0 && change.Text.Length > 0);
    }

    [Fact]
    public void Reasons_are_told_all_at_once()
    {
        LayerSettings wrong = new()
        {
            Kernel = 0,
            Stride = new(0, -1),
            Dilation = 0,
            Padding = Padding.Of(-1),
            OutputPadding = 1,
            CeilMode = true,
            InputChannels = 3,
            OutputChannels = 4,
            Groups = 2,
            PaddingMode = PaddingMode.Reflect,
            PaddingValue = 1,
        };
        wrong.Violations(5).Count.ShouldBe(8);
        NearestSettings.To(wrong, 5).ShouldNotBeEmpty();
    }

    [Fact]
    public void An_axis_is_named_when_only_one_is_wrong()
    {
        (Plain with { Kernel = new(3, 9) }).Violations(5).ShouldBe(["kernel 9 is larger than the padded input 5 (5 + 0 + 0) (width)"]);
        (Plain with { Kernel = 9 }).Violations(5).ShouldBe(["kernel 9 is larger than the padded input 5 (5 + 0 + 0)"]);
        (Plain with { Kernel = 9 }).Violations(new(5, 6)).Count.ShouldBe(2);
    }

    [Fact]
    public void Far_settings_are_found_too() =>
        NearestSettings.To(Plain with { Kernel = 999 }, 28).Select(change => change.Text).ShouldBe(["padding 486", "kernel 28", "input 999"]);

    [Fact]
    public void The_nearest_settings_change_one_number_as_little_as_possible()
    {
        LayerSettings layer = new() { Kernel = 5, Dilation = 2, Padding = Padding.Of(1) };
        NearestSettings.To(layer, 5).Select(change => change.Text).ShouldBe(["dilation 1", "padding 2", "kernel 4", "input 7"]);
    }
}
