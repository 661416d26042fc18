using System.Globalization;
using MiniCnn.Lessons;

namespace MiniCnn.Cli.Learn;

/// <summary>The commands in and after the lessons.</summary>
internal sealed class LessonCommands : ILessonCommands
{
    public IReadOnlyList<string> ToTry(string chapter) => chapter switch
    {
        "images" => ["minicnn conv --kernel sobel", "minicnn conv IMAGE --kernel \"1 0 -1; 2 0 -2; 1 0 -1\"", "minicnn kernels"],
        "convolution" => ["minicnn conv --kernel sobel-x --operation convolution", "minicnn kernels sobel"],
        "hierarchies" => ["minicnn shape small", "minicnn model best"],
        "translation" => ["minicnn train digits --model small", "minicnn train digits --model mlp"],
        "settings" => ["minicnn shape i28 k3 s2 p1", "minicnn animate dilation", "minicnn animate i7x5 k3 s2 p1"],
        "conv2d" => ["minicnn shape i28 k3 p1", "minicnn animate channels"],
        "transposed" => ["minicnn shape transposed i4 k3 s2 p1", "minicnn animate padding-strides-transposed --scatters"],
        _ => [],
    };

    public string Animate(string animation, bool scatters) => $"minicnn animate {animation}{(scatters ? " --scatters" : "")}";

    public string Page(IReadOnlyList<Lesson> lessons, LessonOptions options) => string.Create(
        CultureInfo.InvariantCulture,
        $"minicnn learn{(lessons.Count == 1 ? " " + lessons[0].Chapter.Name : "")}{(options.Quick ? " --quick" : "")} --seed {options.Seed} --html FILE");
}
