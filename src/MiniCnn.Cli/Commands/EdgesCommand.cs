using MiniCnn.Cli.Edges;
using MiniCnn.KernelLearning;

namespace MiniCnn.Cli.Commands;

internal static class EdgesCommand
{
    public static Command Create()
    {
        var target = new Option<string>("--target")
        {
            Description = "kernels to learn: sobel-x, sobel-y, both, any kernel of the catalog, a file, or numbers such as \"1 0 -1; 2 0 -2; 1 0 -1\"",
            HelpName = "kernel",
            DefaultValueFactory = _ => "both",
        };
        Option<string> form = Options.Choice("--form", "which part of the target's responses is given", "signed", "signed", "absolute", "magnitude", "edge-map");
        Option<int?> size = Options.OptionalWhole("--size", "rows and columns of the learned kernel, odd; default: the target's", 1, 31);
        Option<int?> filters = Options.OptionalWhole("--filters", "learned kernels; default: as many as the target has", 1, 64);
        Option<string> optimizer = Options.Choice("--optimizer", "optimizer; auto is sgd for signed targets, else adam", "auto", "auto", "sgd", "adam", "lbfgs", "closed-form");
        Option<string> loss = Options.Choice("--loss", "loss; auto is cross-entropy for edge maps, else mean-squared", "auto", "auto", "mean-squared", "mean-absolute", "cross-entropy");
        Option<double?> rate = Options.OptionalReal("--lr", "step size; default: computed from the spectrum of the images (sgd), 0.02 (adam), 1 (lbfgs)", 1e-8, 100);
        Option<double?> momentum = Options.OptionalReal("--momentum", "momentum of sgd; default: computed from the spectrum", 0, 0.999999);
        Option<int> padding = Options.Whole("--padding", "zeros on each side of the images", 0, 0, 30);
        Option<int?> steps = Options.OptionalWhole("--steps", "maximum number of steps; default: 2000 for signed targets, else 1200", 1, 100_000);
        Option<double> tolerance = Options.Real("--tolerance", "stop when the largest error of a weight is at most this; 0: never", 1e-6, 0, 1);
        Option<int> batch = Options.Whole("--batch", "images per step of adam", 64, 1, 65_536);
        Option<double> threshold = Options.Real("--threshold", "for edge maps: magnitude above which a pixel is an edge, for images from 0 to 1", 1, 1e-6, 1000);
        var raw = new Option<bool>("--no-center") { Description = "do not subtract the mean of the images" };
        var images = new EdgeImages();
        Option<int> seed = Options.Seed();
        Option<int> threads = Options.Whole("--threads", "number of threads; 0: libtorch's default", 0, 0, 1024);
        Option<string?> folder = Options.Out("folder for the results, which must not exist; default: runs/edges-TARGET-NUMBER", "folder");
        Option<bool> json = Options.Json();
        var command = new Command("edges", "Learns convolution kernels from the responses of a hand-made operator.")
        {
            target, form, size, filters, optimizer, loss, rate, momentum, padding, steps, tolerance, batch, threshold, raw, seed, threads, folder, json,
        };
        foreach (Option option in images.All) command.Add(option);
        return command.Runs((parse, context) =>
        {
            string wanted = parse.GetValue(target)!;
            IReadOnlyList<Kernel> kernels = wanted == "both" ? KernelCatalog.Get("sobel").Kernels : KernelReader.Read(wanted).Kernels;
            var options = new KernelLearningOptions
            {
                Form = Named<TargetForm>(parse.GetValue(form))!.Value,
                Size = parse.GetValue(size),
                Filters = parse.GetValue(filters),
                Optimizer = Named<KernelOptimizer>(parse.GetValue(optimizer)),
                Loss = Named<KernelLoss>(parse.GetValue(loss)),
                Rate = parse.GetValue(rate),
                Momentum = parse.GetValue(momentum),
                Padding = parse.GetValue(padding),
                Steps = parse.GetValue(steps),
                Tolerance = parse.GetValue(tolerance),
                BatchSize = parse.GetValue(batch),
                Threshold = parse.GetValue(threshold),
                Center = !parse.GetValue(raw),
                Seed = parse.GetValue(seed),
            };
            UsageErrors.ThrowIfAny(options.Validate(kernels.Count));
            if (parse.GetValue(threads) is > 0 and var count) TorchSharp.torch.set_num_threads(count);
            (IReadOnlyList<Imaging.Plane> planes, string source) = images.Load(parse, options, context);
            var progress = new EdgeProgress(context);
            KernelLearningResult result = KernelLearner.Learn(kernels, planes, options, progress.Show, context.Cancel);
            progress.End();
            string path = KernelLearningFolder.Write(parse.GetValue(folder), result, source);
            if (parse.GetValue(json))
                context.Output.Json(KernelLearningFolder.Summary(result, source));
            else
                EdgeReport.Print(result, source, context);
            context.Output.Message($"the kernels, their trajectory and their pictures are in {path}");
            return 0;
        });
    }

    /// <summary>Null for <c>auto</c>.</summary>
    private static T? Named<T>(string? name)
        where T : struct, Enum => Enum.GetValues<T>().Cast<T?>().FirstOrDefault(value => KernelLearningOptions.Word(value) == name);
}
