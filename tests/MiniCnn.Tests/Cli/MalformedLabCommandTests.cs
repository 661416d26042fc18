namespace MiniCnn.Tests.Cli;

/// <summary>Commands that are wrong: one line each that says what, the right exit code, no stack trace, nothing written.</summary>
public sealed class MalformedLabCommandTests
{
    /// <summary>Words divided by |, the exit code, and a part of what must be said.</summary>
    public static TheoryData<string, int, string> Commands => new()
    {
        { "conv|nowhere.png", 3, "no image 'nowhere.png'" },
        { "conv|.", 3, "no image" },
        { "conv|{not-an-image}", 3, "is not an image" },
        { "conv|{cut-image}", 3, "cut.png" },
        { "conv|{empty}", 3, "empty" },
        { "conv|scene|text", 2, "does not know what to do with 'text'" },
        { "conv|--kernel", 2, "--kernel" },
        { "conv|--kernel|sobell", 2, "did you mean sobel" },
        { "conv|--kernel|", 2, "empty" },
        { "conv|--kernel|1 2; 3", 2, "row 2 has 1 numbers" },
        { "conv|--kernel|none.txt", 3, "no kernel file" },
        { "conv|--kernel|{not-a-kernel}", 3, "not a number" },
        { "conv|--kernel|{empty}", 3, "the kernel is empty" },
        { "conv|--kernel|sharpen|--size|5", 2, "has no other size" },
        { "conv|--kernel|1 1|--size|5", 2, "has no other size" },
        { "conv|--kernel|sobel:5|--size|5", 2, "say the same twice" },
        { "conv|--kernel|sobel|--size|3x5", 2, "square" },
        { "conv|--kernel|sobel|--size|x", 2, "--size 'x'" },
        { "conv|--stride|0", 2, "stride 0 is below 1" },
        { "conv|--stride|1.5", 2, "--stride '1.5'" },
        { "conv|--stride|1x2x3", 2, "--stride '1x2x3'" },
        { "conv|--stride|", 2, "--stride ''" },
        { "conv|--stride|9999999", 2, "too large" },
        { "conv|--padding|-1", 2, "negative" },
        { "conv|--padding|smae", 2, "not understood" },
        { "conv|--padding|same|--stride|2", 2, "'same' needs stride 1" },
        { "conv|--padding|1000000", 2, "cells" },
        { "conv|--padding-mode|mirror", 2, "mirror" },
        { "conv|--padding-mode|reflect|--padding-value|1|--padding|1", 2, "belongs to constant padding" },
        { "conv|--padding-value|x", 2, "--padding-value x" },
        { "conv|--padding-value|nan", 2, "--padding-value nan" },
        { "conv|--dilation|400", 2, "spans 801" },
        { "conv|--dilation|200|--kernel|gaussian:9", 2, "larger than the padded input" },
        { "conv|--output-padding|1", 2, "belongs to a transposed convolution" },
        { "conv|--channels|rgb", 2, "rgb" },
        { "conv|--groups|2", 2, "does not divide the 3 channels" },
        { "conv|--groups|0", 2, "--groups 0" },
        { "conv|--groups|3|--channels|each", 2, "say the same" },
        { "conv|--operation|add", 2, "add" },
        { "conv|--pool|min", 2, "expected max or mean" },
        { "conv|--pool|max|--transposed", 2, "expected one of them" },
        { "conv|--pool|max|--kernel|sobel", 2, "leave --kernel out" },
        { "conv|--pool|max|--padding|2", 2, "more than half of kernel 2" },
        { "conv|--pool|max|--padding-mode|reflect", 2, "pooling has no padding mode" },
        { "conv|--pool|mean|--dilation|2", 2, "mean pooling has no dilation" },
        { "conv|--pool|max|--size|0", 2, "kernel size 0" },
        { "conv|--pool|max|--channels|each", 2, "leave --channels" },
        { "conv|--ceil", 2, "--ceil belongs to --pool" },
        { "conv|--transposed|--kernel|sobel", 2, "stands for 2 kernels" },
        { "conv|--transposed|--output-padding|2", 2, "output padding 2 is not smaller" },
        { "conv|--transposed|--padding-mode|reflect", 2, "no padding mode" },
        { "conv|--transposed|--operation|convolution", 2, "leave it out" },
        { "conv|--transposed|--stride|1000000", 2, "cells" },
        { "conv|--map|jet", 2, "jet" },
        { "conv|--range|1", 2, "--range '1'" },
        { "conv|--range|1,0", 2, "the smaller first" },
        { "conv|--range|a,b", 2, "--range 'a,b'" },
        { "conv|--out|x.bmp", 2, "x.bmp" },
        { "conv|--out|no/such/folder/x.png", 3, "there is no folder" },
        { "conv|--out|", 2, "the name of the file to write is empty" },
        { "conv|--wat", 2, "'--wat' is not an option" },
        { "conv|--strde|2", 2, "did you mean '--stride'" },
        { "kernels|sobel|prewitt", 2, "does not know what to do with 'prewitt'" },
        { "kernels|motion:9:400", 2, "angle 400 is out of range" },
        { "kernels|gabor:15:0:1", 2, "wavelength 1 is out of range" },
        { "kernels|sobel|--image|nowhere.png", 3, "no image" },
        { "kernels|sobel|--out|x.xyz", 2, "x.xyz" },
        { "kernels|--out|no/such/x.png", 3, "there is no folder" },
        { "shape", 2, "shape" },
        { "shape|k3", 2, "input's size is missing" },
        { "shape|i28 k29", 2, "larger than the padded input 28" },
        { "shape|i28|s0|k-1|d0|p-3", 2, "dilation 0 is below 1" },
        { "shape|transposed|i1|k1|p1", 2, "expected 1 or more" },
        { "shape|pool|i4|k2|--matrix", 2, "pooling has no matrix" },
        { "shape|i28|o100", 2, "try 'transposed'" },
        { "shape|i28|o0", 2, "must both be 1 or more" },
        { "shape|i28|o14|k3|s1", 2, "with kernel 3, stride 1, padding 0 to 5 on both sides, dilation 1 to 3" },
        { "shape|i28|o14|--limit|0", 2, "--limit 0" },
        { "shape|i100|k3|--matrix", 2, "too many to print" },
        { "shape|i20|k20|--matrix", 2, "1 rows and 400 columns, too many to print" },
        { "shape|i3000|k3|--matrix-out|x.png", 2, "expected at most" },
        { "shape|i99999999999|k3", 2, "not understood" },
        { "shape|nosucharchitecture", 2, "nosucharchitecture" },
        { "animate|paddling", 2, "there is no animation 'paddling'" },
        { "animate|half-padding|dilation", 2, "'half-padding' is not understood" },
        { "animate|k3", 2, "input's size is missing" },
        { "animate|i5|o3", 2, "leave 'o3' out" },
        { "animate|i2|k3", 2, "larger than the padded input" },
        { "animate|i100|k3", 2, "too many to be looked at" },
        { "animate|i5|k3|--ms|5", 2, "--ms 5" },
        { "animate|i5|k3|--cell|1000", 2, "--cell 1000" },
        { "animate|i5|k3|--scale|0", 2, "--scale 0" },
        { "animate|i5|k3|--frame|99", 2, "there are 9 positions" },
        { "animate|i5|k3|--format|mp4", 2, "mp4" },
        { "animate|i5|k3|--out|x.mp4", 2, "not written as '.mp4'" },
        { "animate|i5|k3|--out|no/such/x.gif", 3, "there is no folder" },
        { "animate|i5|k3|--scatters", 2, "belongs to a transposed convolution" },
        { "animate|i5|k3|--mean", 2, "belongs to a pool" },
        { "animate|pool|i4|--kernel|sobel-x", 2, "leave --kernel out" },
        { "animate|i5|k5|--kernel|sobel-x", 2, "the kernel is 3x3, but k5 was given" },
        { "animate|i5|--kernel|sobel", 2, "stands for 2 kernels" },
        { "animate|i5|--input|1 2; 3 4|k2", 2, "--input is 2x2, but i5 was given" },
        { "animate|k2|--input|1 2; 3", 2, "row 2 has 1 numbers" },
        { "animate|k2|--input|1 2|1", 2, "'1' is not understood" },
        { "animate|i5|k3|c9", 2, "too many to be looked at" },
        { "animate|--all|no/such/folder", 3, "there is no folder" },
        { "animate|half-padding|--all|{folder}", 2, "leave the name" },
    };

    [Theory]
    [MemberData(nameof(Commands))]
    public void A_wrong_command_is_told_in_one_line(string command, int code, string words)
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.File("not.png"), "this is not an image");
        File.WriteAllText(folder.File("empty.txt"), "");
        File.WriteAllText(folder.File("kernel.txt"), "1 2 three");
        File.WriteAllBytes(folder.File("cut.png"), File.ReadAllBytes(Path.Combine(TestData.Root, "data", "samples", "text.png"))[..900]);
        string[] files = Directory.GetFiles(folder.Path);
        // What is wrong comes after a valid place to write to, so that a command that is taken by mistake leaves a file there.
        string[] args = [.. command.Replace("{not-an-image}", folder.File("not.png"), StringComparison.Ordinal).Replace("{empty}", folder.File("empty.txt"), StringComparison.Ordinal)
            .Replace("{not-a-kernel}", folder.File("kernel.txt"), StringComparison.Ordinal).Replace("{cut-image}", folder.File("cut.png"), StringComparison.Ordinal)
            .Replace("{folder}", folder.Path, StringComparison.Ordinal).Split('|')];
        if (args[0] != "shape" && !args.Contains("--out") && !args.Contains("--all") && args.Length > 1)
            args = [args[0], "--out", folder.File("out.png"), .. args[1..]];
        var run = CommandRun.Of(args);
        run.ExitCode.ShouldBe(code, run.Output + run.Error);
        run.Error.ShouldContain(words);
        run.Error.ShouldStartWith("minicnn: ");
        run.Error.ShouldNotContain("   at ");
        run.Error.ShouldNotContain("Exception");
        run.Error.TrimEnd('\n').Split('\n').Length.ShouldBe(1, run.Error);
        run.Output.ShouldBe("");
        Directory.GetFiles(folder.Path).ShouldBe(files, ignoreOrder: true);
    }
}
