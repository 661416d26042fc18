using MiniCnn.Tests.Cli;

namespace MiniCnn.Tests.Trust;

/// <summary>A FIFO, a device, a socket, a loop of links, a folder or a giant file in the place of every path: each verb ends at once, and says so in a line.</summary>
public sealed class SpecialFileTests : IDisposable
{
    private const string There = "THERE";

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);

    private static readonly string[] Read =
    [
        "train THERE", "train DATA --model THERE", "train mnist --data THERE", "train --resume THERE", "evaluate THERE", "evaluate RUN --data THERE", "predict THERE x.png",
        "predict RUN THERE", "filters THERE", "features THERE", "features RUN THERE", "compare THERE", "compare RUN THERE", "report THERE", "report RUN --data THERE",
        "runs THERE", "data check mnist --data THERE", "data show THERE", "model THERE", "conv THERE --kernel sobel-x", "conv --kernel THERE", "kernels sobel-x --image THERE",
        "animate conv i5 k3 --kernel THERE", "train edges --images THERE",
    ];

    private static readonly string[] Written =
    [
        "train DATA --model MODEL --epochs 1 --out THERE", "filters RUN --out THERE", "features RUN --out THERE", "report RUN --out THERE.html",
        "data show DATA --out THERE", "conv --kernel sobel-x --out THERE", "conv --kernel sobel-x --result THERE", "kernels sobel-x --out THERE", "shape conv i5 k3 --matrix-out THERE",
        "animate conv i5 k3 --out THERE.gif", "animate --all THERE", "learn 1 --html THERE.html", "train edges --steps 2 --out THERE",
    ];

    private readonly TinyFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Every_path_that_is_read_or_written()
    {
        if (OperatingSystem.IsWindows())
            return;
        CommandRun.Of(_folder.Train("--no-report", "--no-pictures")).ExitCode.ShouldBe(0);
        string special = Directory.CreateDirectory(_folder.At("special")).FullName;
        Dictionary<string, string> kinds = new(SpecialFiles.Make(special)) { ["giant"] = SpecialFiles.Giant(Path.Combine(special, "giant.png")), ["folder"] = Directory.CreateDirectory(Path.Combine(special, "folder.png")).FullName };
        List<string> wrong = [];
        foreach ((string kind, string path) in kinds)
        {
            foreach (string line in kind switch
            {
                "giant" => Read,
                "folder" => Read.Where(line => !line.Contains("--data", StringComparison.Ordinal) && line != "runs THERE"), // where a folder belongs
                _ => Read.Concat(Written),
            })
            {
                CommandRun run;
                try
                {
                    run = await Task.Run(() => CommandRun.Of([.. line.Split(' ').Select(word => Word(word, path))])).WaitAsync(Limit);
                }
                catch (TimeoutException)
                {
                    wrong.Add($"{kind}: {line}: never ends");
                    continue;
                }

                if (run.ExitCode is 0 or > 3 || !run.Error.Contains("minicnn: ", StringComparison.Ordinal) || run.Error.Contains("Exception", StringComparison.Ordinal))
                    wrong.Add($"{kind}: {line}: {run.ExitCode} {run.Error}");
                if (kind is "fifo" or "device" or "socket")
                    Disk.IsSpecial(path).ShouldBeTrue($"{kind}: {line}");
            }
        }

        wrong.ShouldBeEmpty();
    }

    private string Word(string word, string path)
    {
        if (word.StartsWith(There + ".", StringComparison.Ordinal))
        {
            // with the extension that the verb asks for
            string link = path + word[There.Length..];
            if (new FileInfo(link).LinkTarget is null)
                File.CreateSymbolicLink(link, path);
            return link;
        }

        return word switch { There => path, "DATA" => _folder.Data, "RUN" => _folder.Run, "MODEL" => _folder.Model, _ => word };
    }
}
