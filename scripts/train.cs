#:project ../src/MiniCnn/MiniCnn.csproj
// Trains a classifier on digits drawn by the library, then compares its first-layer filters with Sobel: dotnet run scripts/train.cs -- OUTPUT.png
using MiniCnn.Data;
using MiniCnn.Filters;
using MiniCnn.Imaging;
using MiniCnn.Models;
using MiniCnn.Runs;
using MiniCnn.Training;

Dataset digits = DigitDataset.Create(new DigitOptions { Train = 3_000, Test = 1_000 });
string folder = Path.Combine(Directory.CreateTempSubdirectory("minicnn-").FullName, "run");
using var experiment = Experiment.Begin(digits, Presets.Get("small"), Recipes.Fast, folder);
RunResult? result = experiment.Run();

FilterBank filters = ModelFilters.Of(experiment.Module).Layers[0].Bank;
var comparison = BankComparison.Of(filters, initial: null, new ComparisonOptions { Kernels = ["sobel-x", "sobel-y"] });
string[] captions = [.. comparison.Filters.Select(filter => $"{filter.Match.Template.Name} {filter.Match.Cosine:0.00}")];
ContactSheet.Of(filters.Slices, new ContactSheetOptions { Columns = 4 }, captions).Write(args.FirstOrDefault("filters.png"));
Console.WriteLine($"test accuracy {result?.TestAccuracy:P1}, run folder {folder}; nearest to Sobel: {captions.MaxBy(caption => caption[^4..])}");
