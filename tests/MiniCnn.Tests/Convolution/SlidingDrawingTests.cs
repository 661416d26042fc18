using System.Diagnostics;
using System.Xml.Linq;
using SkiaSharp;

namespace MiniCnn.Tests.Convolution;

public sealed class SlidingDrawingTests
{
    private const int MaxBytes = 300 * 1024;

    public static TheoryData<string> Names() => [.. NamedAnimation.All.Select(animation => animation.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Named_files_stay_small(string name)
    {
        var named = NamedAnimation.Get(name);
        foreach (bool scatters in named.Layer.Kind == LayerKind.Transposed ? new[] { false, true } : [false])
        {
            var animation = new SlidingAnimation(named.Window(1, scatters), new() { Title = named.Title });
            animation.ToAnimation().Frames.Count().ShouldBe(named.Window(1, scatters).FrameCount);
            using var gif = new MemoryStream();
            Gif.Write(gif, animation.ToAnimation());
            gif.Length.ShouldBeLessThan(MaxBytes);
            animation.ToSvg().Length.ShouldBeLessThan(MaxBytes);
            animation.ToHtml().Length.ShouldBeLessThan(MaxBytes);
        }
    }

    [Fact]
    public void The_svg_says_every_sum_and_every_number()
    {
        SlidingWindow window = NamedAnimation.Get("padding-strides").Window();
        var svg = XDocument.Parse(new SlidingAnimation(window, new() { Title = "Padding & strides" }).ToSvg());
        XNamespace xml = "http://www.w3.org/2000/svg";
        string[] texts = [.. svg.Descendants(xml + "text").Select(text => text.Value)];
        texts.ShouldContain("Padding & strides");
        foreach (SlidingFrame frame in window.Frames)
        {
            string sum = string.Join(" + ", frame.Terms.Select(term => $"{term.Value}·{(term.Weight < 0 ? $"(−{-term.Weight})" : term.Weight)}")) + $" = {frame.Result}";
            texts.ShouldContain(sum.Replace("= -", "= −", StringComparison.Ordinal));
        }
        // each position has a group that is seen in its time, and each output one that stays
        svg.Descendants(xml + "animate").Count().ShouldBe((2 * window.FrameCount) - 1);
        XDocument.Parse(new SlidingAnimation(window, new() { Numbers = false }).ToSvg()).Descendants(xml + "text").Count().ShouldBeLessThan(5);
    }

    [Fact]
    public void The_page_stands_alone_and_has_its_controls()
    {
        string page = new SlidingAnimation(NamedAnimation.Get("half-padding").Window(), new() { Title = "<Half>" }).ToHtml();
        foreach (string control in new[] { "<title>&lt;Half&gt;</title>", "id=\"play\"", "id=\"at\" type=\"range\" min=\"0\" max=\"24\"", "id=\"speed\"", "<noscript>", "prefers-reduced-motion" })
            page.ShouldContain(control);
        page.Replace("http://www.w3.org/2000/svg", "", StringComparison.Ordinal).ShouldNotContain("http");
        page.Split("data-at=").Length.ShouldBe(25 + 1);
    }

    [Fact]
    public void Files_are_written_by_their_extension_and_figures_as_images()
    {
        using var folder = new TemporaryFolder();
        var animation = new SlidingAnimation(NamedAnimation.Get("no-padding-no-strides").Window(), new() { CellPixels = 20 });
        foreach (string extension in SlidingAnimation.Extensions)
        {
            animation.Write(folder.File("a" + extension));
            new FileInfo(folder.File("a" + extension)).Length.ShouldBeGreaterThan(500);
        }
        Should.Throw<MiniCnnException>(() => animation.Write(folder.File("a.mp4"))).Message.ShouldContain(".gif");
        animation.Figure(2).ToImage(1).Width.ShouldBe((int)animation.Figure(2).Width);
        animation.Figure(2).Description.ShouldContain("Position 3 of 4");
    }

    [Fact]
    public void What_cannot_be_looked_at_is_refused()
    {
        SlidingWindow large = SampleNumbers.Window(new() { Kernel = 3 }, 70, PoolingRule.Maximum, 1, false);
        Should.Throw<MiniCnnException>(() => new SlidingAnimation(large)).Message.ShouldContain("positions");
        SlidingWindow small = NamedAnimation.Get("dilation").Window();
        MiniCnnException error = Should.Throw<MiniCnnException>(() => new SlidingAnimation(small, new() { Milliseconds = 1, CellPixels = 4, Scale = 9 }));
        error.Message.Split("out of range").Length.ShouldBe(3 + 1);
    }

    [Fact]
    public void The_end_of_scatters_is_the_transposed_convolution()
    {
        SlidingWindow window = NamedAnimation.Get("padding-strides-transposed").Window(1, scatters: true);
        AnimationFrame[] frames = [.. new SlidingAnimation(window).ToAnimation().Frames];
        var still = new SlidingAnimation(window).Figure(window.FrameCount - 1).ToImage();
        frames[^1].Image.Pixels.ShouldBe(still.Pixels);
        frames[^1].Milliseconds.ShouldBe(2700);
    }

    [Fact]
    public void A_big_animation_is_written_frame_by_frame()
    {
        // 1,936 positions: all frames together have 2 GB, their stack of pixels had more bytes than an int can count.
        using var folder = new TemporaryFolder();
        using (CommandProcess process = new(["animate", "i46", "k3", "--plain", "--out", folder.File("big.gif")], heapBytes: 400_000_000))
            process.WaitForExit().ShouldBe(0, process.Error);
        using var codec = SKCodec.Create(folder.File("big.gif"));
        codec.FrameCount.ShouldBe(1936);
    }

    [Fact]
    public void What_is_beyond_the_limits_is_refused_before_it_is_drawn()
    {
        SlidingWindow window = SampleNumbers.Window(new() { Kernel = 3 }, 46, PoolingRule.Maximum, 1, false);
        var watch = Stopwatch.StartNew();
        using var folder = new TemporaryFolder();
        (AnimationLimits Limits, string File, string Word)[] cases =
        [
            (new() { MaxPixelBytes = 1L << 30 }, "a.gif", "1936 positions"),
            (new() { MaxFrameBytes = 1 << 20 }, "a.gif", "smaller cells"),
            (new() { MaxTextBytes = 1 << 20 }, "a.svg", "MiB of text"),
            (new() { MaxTextBytes = 1 << 20 }, "a.html", "write a GIF"),
        ];
        foreach ((AnimationLimits limits, string file, string word) in cases)
        {
            var animation = new SlidingAnimation(window, new() { Numbers = false, Limits = limits });
            MiniCnnException error = Should.Throw<MiniCnnException>(() => animation.Write(folder.File(file)));
            error.Message.ShouldContain(word);
            error.Message.ShouldNotContain("\n");
        }
        watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(5));
        Directory.GetFiles(folder.Path).ShouldBeEmpty();
    }

    [Fact]
    public void A_long_animation_of_scatters_adds_up() =>
        new SlidingAnimation(SampleNumbers.Window(new() { Kind = LayerKind.Transposed, Stride = 2, InputChannels = 2, OutputChannels = 2 }, new(12, 9), PoolingRule.Maximum, 3, true))
            .ToHtml().ShouldContain("of 432</output>");
}
