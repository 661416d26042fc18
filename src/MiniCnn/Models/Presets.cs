namespace MiniCnn.Models;

/// <summary>Architectures that come with the library, for images of any size and any number of classes.</summary>
public static class Presets
{
    private static readonly Preset[] Known =
    [
        new("small", "two convolutions with ReLU and max-pooling: the one to read first", (input, classes) => $"""
            input {input}
            conv 16 5x5 padding 2
            relu
            maxpool 2
            conv 32 3x3 padding 1
            relu
            maxpool 2
            flatten
            linear {classes}
            """),
        new("fast", "99 % of MNIST in under one epoch: strided first convolution, batch norm, the border cropped", (input, classes) => $"""
            input {input}
            crop {Math.Max(input.Height - 4, 1)}x{Math.Max(input.Width - 4, 1)}
            conv 8 5x5 stride 2 padding 2 no-bias
            batchnorm
            relu
            conv 16 3x3 padding 1 no-bias
            maxpool 2
            batchnorm
            relu
            conv 64 3x3 padding 1 no-bias
            maxpool 2
            batchnorm
            relu
            flatten
            linear {classes}
            """),
        new("best", "the most accurate of the small ones: 99.5 % of MNIST in ten epochs", (input, classes) => $"""
            input {input}
            conv 16 5x5 stride 2 padding 2 no-bias
            batchnorm
            relu
            conv 32 3x3 padding 1 no-bias
            maxpool 2
            batchnorm
            relu
            conv 64 3x3 padding 1 no-bias
            batchnorm
            relu
            maxpool 2 ceil
            flatten
            dropout 0.2
            linear {classes}
            """),
        new("example", "the network of PyTorch's examples/mnist, with its names", (input, classes) => $"""
            input {input}
            conv 32 3x3
            relu
            conv 64 3x3
            relu
            maxpool 2
            dropout 0.25
            flatten
            linear 128 as fc1
            relu
            dropout 0.5
            linear {classes} as fc2
            """),
        new("lenet", "LeNet-5 as it is taught: tanh and mean pooling (LeCun et al. 1998)", (input, classes) => $"""
            input {input}
            conv 6 5x5 padding 2
            tanh
            avgpool 2
            conv 16 5x5
            tanh
            avgpool 2
            flatten
            linear 120
            tanh
            linear 84
            tanh
            linear {classes}
            """),
        new("mlp", "no convolution at all: the plain feed-forward contrast", (input, classes) => $"""
            input {input}
            flatten
            linear 128
            relu
            linear {classes}
            """),
    ];

    /// <summary>The shape the presets have when none is asked for: MNIST's.</summary>
    public static FeatureShape StandardInput { get; } = FeatureShape.Maps(1, 28, 28);

    /// <summary>Every preset's name with one line about it, in the order in which to meet them.</summary>
    public static IReadOnlyList<(string Name, string About)> All { get; } = [.. Known.Select(preset => (preset.Name, preset.About))];

    /// <summary>A preset for images of a shape and a number of classes.</summary>
    /// <param name="name">One of <see cref="All"/>, in any case.</param>
    /// <param name="input">[channels, height, width]; default <see cref="StandardInput"/>.</param>
    /// <param name="classes">1 to 65,536; default 10.</param>
    /// <exception cref="MiniCnnException">No such preset, or the images are too small for it.</exception>
    public static Architecture Get(string name, FeatureShape? input = null, int classes = 10) => Find(name, input, classes) ?? throw MiniCnnException.BadUsage(
        $"there is no preset '{name}'; expected one of {string.Join(", ", Known.Select(preset => preset.Name))}{Suggestion.For(name, Known.Select(preset => preset.Name))}");

    /// <summary>As <see cref="Get"/>, but null when no preset has the name.</summary>
    public static Architecture? Find(string name, FeatureShape? input = null, int classes = 10)
    {
        Preset? preset = Known.FirstOrDefault(preset => preset.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
        if (preset is null)
            return null;
        FeatureShape shape = input ?? StandardInput;
        var architecture = Architecture.TryParse(preset.Text(shape, classes), preset.Name, out IReadOnlyList<ArchitectureProblem> problems);
        if (architecture is not null)
            return architecture;
        string[] fitting = [.. Known.Where(other => Architecture.TryParse(other.Text(shape, classes), other.Name, out _) is not null).Select(other => other.Name)];
        throw MiniCnnException.BadUsage(
            $"preset '{preset.Name}' cannot be made for images of {shape} and {classes} {(classes == 1 ? "class" : "classes")}: {problems[0]}; "
            + (fitting.Length > 0 ? $"choose a preset that can ({string.Join(", ", fitting)}) or " : "") + "write the layers into a file");
    }

    private sealed record Preset(string Name, string About, Func<FeatureShape, int, string> Text);
}
