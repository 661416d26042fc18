using System.Globalization;
using MiniCnn.Tests.Cli;

namespace MiniCnn.Tests.Trust;

/// <summary>Folders of runs, mutated file by file, through the whole command: 1,000 cases; MINICNN_RUN_CASES=50000 is the long form.</summary>
public sealed class RunFuzzTests : IDisposable
{
    private static readonly int Cases = int.Parse(Environment.GetEnvironmentVariable("MINICNN_RUN_CASES") ?? "1000", CultureInfo.InvariantCulture);

    private readonly TinyFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Whatever_is_in_a_run_no_verb_fails_in_another_way_than_told()
    {
        Mutation mutation = new("{", "}", "[", "]", ",", ":", "\"", "null", "\n", "F32", "conv 4 3x3", "data_offsets");
        CommandRun.Of(_folder.Train("--no-report")).ExitCode.ShouldBe(0);
        string unfinished = _folder.At("unfinished"), picture = _folder.At("a.png");
        CopyRun(_folder.Run, unfinished, except: ["result.json", "model.safetensors"]);
        ImageFile.Write(picture, new Image(8, 6, 1));
        string[] files = [.. Directory.GetFiles(_folder.Run).Select(path => Path.GetFileName(path))];
        string[][] verbs =
        [
            ["runs", _folder.At("mutants")], ["filters"], ["predict", picture], ["evaluate"], ["features", picture], ["compare"], ["train", "--resume"], ["report", "--out", _folder.At("page.html")],
        ];
        Dictionary<int, int> codes = [];
        for (int at = 0; at < Cases; at++)
        {
            Random random = new(at);
            string[] verb = verbs[random.Next(at % 10 == 0 ? verbs.Length : verbs.Length - 1)];
            string mutant = _folder.At("mutants/run");
            CopyRun(verb[0] == "train" ? unfinished : _folder.Run, mutant);
            string file = Path.Combine(mutant, files[random.Next(files.Length)]);
            if (random.Next(20) == 0)
                File.Delete(file);
            else if (File.Exists(file))
                File.WriteAllBytes(file, mutation.Of(File.ReadAllBytes(file), random));
            string[] arguments = verb switch
            {
                ["runs", ..] => verb,
                ["train", var resume] => ["train", resume, mutant],
                [var name, .. var rest] => [name, mutant, .. rest],
                _ => verb,
            };
            var run = CommandRun.Of(arguments);
            string what = $"case {at}: {string.Join(' ', arguments)}, {Path.GetFileName(file)}: {run.Error}";
            run.ExitCode.ShouldBeOneOf([0, 1, 2, 3, 4], what);
            (run.Output + run.Error).ShouldNotContain("Exception", Case.Sensitive, what);
            run.Error.ShouldNotContain("fault of the program", Case.Sensitive, what);
            codes[run.ExitCode] = codes.GetValueOrDefault(run.ExitCode) + 1;
        }

        codes.Keys.ShouldBeSubsetOf([0, 2, 3, 4]);
        codes[3].ShouldBeGreaterThan(Cases / 10);
    }

    private static void CopyRun(string from, string to, params string[] except)
    {
        if (Directory.Exists(to))
            Directory.Delete(to, recursive: true);
        Directory.CreateDirectory(to);
        foreach (string file in Directory.GetFiles(from).Where(path => !except.Contains(Path.GetFileName(path))))
            File.Copy(file, Path.Combine(to, Path.GetFileName(file)));
    }
}
