namespace MiniCnn.Tests.Convolution;

/// <summary>The code of docs/convolution-lab.md, run; a rule holds the page to these lines.</summary>
public sealed class LabDocumentationTests
{
    [Fact]
    public void The_pages_code_does_what_it_says()
    {
        // README: kernel
        Plane image = SampleImages.Read("scene").ToGrayPlane();
        Kernel sobel = KernelCatalog.GetOne("sobel-x");
        Plane edges = KernelOperator.Correlate(image, sobel.Weights, new LayerSettings { Stride = 2, Padding = Padding.Of(1) });
        // README: end
        (edges.Height, edges.Width).ShouldBe((120, 160));

        // README: padding
        var settings = new LayerSettings { Padding = Padding.Same, PaddingMode = PaddingMode.Reflect, Dilation = new Size2D(1, 2) };
        Plane blurred = KernelOperator.Convolve([image], KernelWeights.Of(KernelCatalog.GetOne("gaussian:5:1.2").Weights), settings)[0];
        // README: end
        (blurred.Height, blurred.Width).ShouldBe((240, 320));

        // README: color
        IReadOnlyList<Plane> color = SampleImages.Read("scene").ToPlanes();
        IReadOnlyList<Plane> sharper = KernelOperator.Correlate(color, KernelWeights.PerChannel(KernelCatalog.GetOne("sharpen").Weights, 3), new LayerSettings { Groups = 3 });
        // README: end
        sharper.Count.ShouldBe(3);

        // README: paint
        Image shown = ColorMapping.Of(edges, ColorMap.Diverging).Image;
        var sheet = new ContactSheet([SheetCell.Of(image, "scene"), SheetCell.Of(sobel.Weights, "sobel-x") with { ShowNumbers = true }, SheetCell.Of(edges, "edges")],
            new ContactSheetOptions { Signs = ["∗", "="], Scale = SheetScale.PerCell });
        // README: end
        shown.Width.ShouldBe(160);
        sheet.Width.ShouldBeGreaterThan(500);

        // README: gradient
        KernelSet pair = KernelCatalog.Get("sobel");
        IReadOnlyList<Plane> both = [.. pair.Kernels.Select(kernel => KernelOperator.Correlate(image, kernel.Weights))];
        Plane magnitude = KernelResponses.Combine(pair, both)[0].Plane;
        // README: end
        magnitude.Values.Min().ShouldBe(0);
    }

    [Fact]
    public void Its_kernels_and_arithmetic_too()
    {
        // README: catalog
        Kernel gabor = KernelCatalog.GetOne("gabor:15:45:6");
        Kernel own = KernelReader.Read("1 0 -1; 2 0 -2; 1 0 -1").Kernels[0];
        var parts = Separation.Of(own.Weights);       // parts.IsSeparable, parts.Column times parts.Row
        Plane passes = FrequencyResponse.Of(gabor.Weights);  // abs(DFT), 64x64, flat images in the middle
        // README: end
        parts.IsSeparable.ShouldBeTrue();
        passes.Width.ShouldBe(64);

        // README: arithmetic
        ConvolutionGeometry layer = new LayerSettings { Kernel = 3, Stride = 2, Padding = Padding.Of(1), InputChannels = 3, OutputChannels = 16 }.Over(28);
        Size2D output = layer.Output;                                        // 14x14
        ConvolutionGeometry back = layer.Inverse();                          // output padding 1 leads back to 28x28
        // README: end
        output.ToString().ShouldBe("14x14");
        FormulaText.Output(layer.Vertical).ShouldBe("o = ⌊(i + 2p - k̂)/s⌋ + 1 = ⌊(28 + 2·1 - 3)/2⌋ + 1 = ⌊27/2⌋ + 1 = 14");
        (back.Layer.OutputPadding, back.Output).ShouldBe((Size2D.Square(1), Size2D.Square(28)));
        AxisGeometry first = InverseShape.Find(LayerKind.Convolution, 28, 14).First();
        (first.Kernel, first.Stride, first.Before).ShouldBe((3, 2, 1));

        // README: illegal
        IReadOnlyList<string> reasons = new LayerSettings { Kernel = 9, Stride = 0 }.Violations(5);
        // README: end
        reasons.Count.ShouldBe(2);
        NearestSettings.To(new LayerSettings { Kernel = 9 }, 5).Select(change => change.Text).ShouldBe(["padding 2", "kernel 5", "input 9"]);
    }

    [Fact]
    public void Its_scaling_and_sliding_too()
    {
        Plane image = SampleImages.Read("scene").ToGrayPlane();
        // README: scaling
        Plane pooled = PoolingOperator.Pool(image, PoolingRule.Maximum, new LayerSettings { Kernel = 2, Stride = 2 });
        Plane larger = KernelOperator.Transpose([pooled], KernelWeights.Of(KernelCatalog.GetOne("box:3").Weights), new LayerSettings { Stride = 2 })[0];
        // README: end
        (larger.Height, larger.Width).ShouldBe((241, 321));

        // README: sliding
        var window = SlidingWindow.OverConvolution([KernelText.Parse("1 2 3; 4 5 6; 7 8 9")], KernelWeights.Of(KernelText.Parse("1 0; 0 -1")));
        double sum = window.Frame(3).Result;                                 // 5·1 + 6·0 + 8·0 + 9·(-1) = -4
        string page = new SlidingAnimation(window, new SlidingOptions { Title = "My own" }).ToHtml();
        var moving = new SlidingAnimation(NamedAnimation.Get("padding-strides-odd").Window()).ToAnimation();
        // README: end
        sum.ShouldBe(-4);
        page.ShouldContain("My own");
        moving.Frames.Count().ShouldBe(9);
    }
}
