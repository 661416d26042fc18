using System.Globalization;
using MiniCnn;
using MiniCnn.Benchmarks.Measuring;
using MiniCnn.Benchmarks.Sections;
using MiniCnn.Benchmarks.Subjects;

CultureInfo.DefaultThreadCurrentCulture = CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
if (args is ["worker", .. string[] subject])
    return Subject.Answer(subject);

Section[] all =
[
    new("training", "Training", TrainingSection.Measure), new("accuracy", "Time to 99.0 % on MNIST", AccuracySection.Measure),
    new("inference", "Inference", InferenceSection.Measure), new("kernels", "Kernels", KernelSection.Measure),
    new("growth", "Growth", GrowthSection.Measure), new("commands", "Whole commands", CommandSection.Measure),
];
Effort effort = new(args.Contains("--quick"));
string[] names = [.. args.Where(argument => argument != "--quick")];
if (names.Except(all.Select(section => section.Name)).FirstOrDefault() is { } unknown)
{
    Console.Error.WriteLine($"bench: there is no section '{unknown}'; usage: scripts/bench [--quick] [{string.Join('|', all.Select(section => section.Name))}]…");
    return 2;
}

Section[] chosen = [.. all.Where(section => names.Length == 0 || names.Contains(section.Name))];
string text = Report.Of(effort, chosen);
if (effort.Quick || names.Length > 0)
    Console.Write(text);
else
    AtomicFile.WriteText(Path.Combine(Repository.Root, "docs", "performance.md"), text);
return 0;
