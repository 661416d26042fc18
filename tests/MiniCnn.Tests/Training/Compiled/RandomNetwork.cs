using System.Text;

namespace MiniCnn.Tests.Training.Compiled;

/// <summary>Networks of everything that the compiled step covers, with odd sizes: 1 to 70 channels, kernels of 1 to 7, any padding, pools that overlap, crops.</summary>
internal sealed class RandomNetwork
{
    private static readonly string[] Activations = ["relu", "leaky-relu 0.1", "silu", "gelu", "tanh"];

    private readonly Random _random;
    private readonly StringBuilder _text = new();
    private int _height, _width;

    private RandomNetwork(int seed) => _random = new Random(seed);

    public static Architecture Of(int seed) => Architecture.Parse(new RandomNetwork(seed).Text(), $"random {seed}");

    private string Text()
    {
        (_height, _width) = (_random.Next(6, 30), _random.Next(6, 30));
        _text.AppendLine($"input {Often(1, _random.Next(1, Often(5, 71)))}x{_height}x{_width}");
        if (OneOf(5))
            Crop();
        for (int layers = _random.Next(4); layers > 0; layers--)
            Convolution();
        if (OneOf(4))
            _text.AppendLine("dropout 0");
        _text.AppendLine(OneOf(5) ? "global-avgpool" : "flatten");
        if (OneOf(4))
            _text.AppendLine(Activation());
        for (int layers = _random.Next(3); layers > 0; layers--)
        {
            _text.AppendLine($"linear {_random.Next(1, 80)}{(OneOf(3) ? " no-bias" : "")}");
            if (OneOf(4))
                _text.AppendLine("batchnorm");
            _text.AppendLine(Activation());
        }

        _text.AppendLine($"linear {_random.Next(2, 20)}");
        return _text.ToString();
    }

    private void Convolution()
    {
        (int rows, int columns) = OneOf(2) ? (3, 3) : (_random.Next(1, 8), _random.Next(1, 8));
        (int down, int right) = (OneOf(4) ? 2 : 1, OneOf(4) ? 2 : 1);
        int[] pads = [_random.Next(columns), _random.Next(columns), _random.Next(rows), _random.Next(rows)];
        if (OneOf(2))
            pads = [columns / 2, columns / 2, rows / 2, rows / 2];
        (int height, int width) = (_height + pads[2] + pads[3] - rows, _width + pads[0] + pads[1] - columns);
        if (height < 0 || width < 0)
            return;
        (_height, _width) = ((height / down) + 1, (width / right) + 1);
        int filters = Often(_random.Next(1, 5) * 8, _random.Next(1, 71));
        _text.AppendLine($"conv {filters} {rows}x{columns} stride {down}x{right} padding {string.Join(',', pads)}{(OneOf(2) ? " no-bias" : "")}");
        Action[] rest = [() => _text.AppendLine("batchnorm"), () => _text.AppendLine(Activation()), Pool, Crop, () => _text.AppendLine("dropout 0")];
        _random.Shuffle(rest);
        foreach (Action add in rest.Where(_ => OneOf(2)))
            add();
    }

    private void Pool()
    {
        int window = Often(2, 3), stride = Often(window, _random.Next(1, window + 1)), padding = Often(0, window / 2);
        bool ceil = OneOf(3);
        int Outputs(int size)
        {
            int rest = size + (2 * padding) - window;
            int outputs = ((ceil ? rest + stride - 1 : rest) / stride) + 1;
            return rest < 0 ? 0 : ceil && (outputs - 1) * stride >= size + padding ? outputs - 1 : outputs;
        }

        if (Outputs(_height) < 1 || Outputs(_width) < 1)
            return;
        _text.AppendLine($"{Often("maxpool", "avgpool")} {window} stride {stride} padding {padding}{(ceil ? " ceil" : "")}");
        (_height, _width) = (Outputs(_height), Outputs(_width));
    }

    private void Crop()
    {
        (_height, _width) = (Math.Max(1, _height - _random.Next(3)), Math.Max(1, _width - _random.Next(3)));
        _text.AppendLine($"crop {_height}x{_width}");
    }

    private string Activation() => Activations[_random.Next(Activations.Length)];

    private bool OneOf(int n) => _random.Next(n) == 0;

    private T Often<T>(T usual, T other) => OneOf(4) ? other : usual;
}
