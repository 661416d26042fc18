using MiniCnn.Benchmarks.Measuring;
using MiniCnn.Benchmarks.Subjects;
using MiniCnn.Training;

namespace MiniCnn.Benchmarks.Sections;

/// <summary>Training time until 99.0 % of MNIST's test images are classified correctly.</summary>
internal static class AccuracySection
{
    private const int MostEpochs = 2;

    public static string Measure(Effort effort)
    {
        if (Repository.Mnist is null)
            return "skipped: no MNIST";
        (string Recipe, string Setting, int Seeds)[] rows =
        [
            (Recipes.Fast.Name, Settings.Compiled, 5), (Recipes.Quick.Name, Settings.Compiled, 5), (Recipes.Quick.Name, Settings.AsItComes, 5),
            (Recipes.Example.Name, Settings.Compiled, 1), (Recipes.Example.Name, Settings.AsItComes, 1),
        ];
        (string training, string test) = effort.Quick ? ("640", "500") : ("60000", "10000");
        Worker[] workers = [.. rows.Select(row => Worker.Of("recipe", row.Recipe, row.Setting, $"{MostEpochs}", training, test))];
        List<Taken>[] taken = [.. rows.Select(_ => new List<Taken>())];
        for (int seed = 1; seed <= (effort.Quick ? 1 : 5); seed++)
        {
            for (int i = 0; i < rows.Length; i++)
            {
                if (seed <= rows[i].Seeds)
                    taken[i].Add(workers[i].Take(seed));
            }
        }

        Array.ForEach(workers, worker => worker.Dispose());
        return $"""
            Seconds of training until at least 99.0 % of the test images are classified correctly. They are evaluated after each epoch, in time that is not counted;
            `fast` selects the hardest images first, which is counted; `quick` is one epoch of all. `example` is the recipe of PyTorch's examples/mnist, stopped after
            {MostEpochs} of its 14 epochs at the latest. No validation images are kept back. Threads: what the program chooses or, for TorchSharp, all.

            {Table.Of(
                ["recipe, step", "seeds", "seconds, median", "epochs", "accuracy, median", "99.0 % reached"],
                rows.Zip(taken, (row, runs) => Row(row.Recipe, row.Setting, runs)))}
            """;
    }

    private static string[] Row(string recipe, string setting, List<Taken> runs)
    {
        double Median(string part) => Rounds.Median(runs.Select(run => run.Parts[part]));
        int reached = runs.Count(run => run.Parts["accuracy"] >= RecipeRun.Goal);
        return [$"{recipe}, {setting}", $"{runs.Count}", $"{Median("seconds"):F2}", $"{Median("epochs"):F2}", $"{100 * Median("accuracy"):F2} %", $"{reached} of {runs.Count}"];
    }
}
