using System.Globalization;
using MiniCnn.Benchmarks.Steps;

CultureInfo.DefaultThreadCurrentCulture = CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
switch (args.FirstOrDefault())
{
    case "steps":
        return StepComparison.Run(args[1..]);
    default:
        Console.Error.WriteLine("usage: steps [ROUNDS] [PYTHON]   a training step through TorchSharp against Python's PyTorch");
        return 2;
}
