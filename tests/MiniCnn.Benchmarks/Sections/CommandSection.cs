using System.Diagnostics;
using MiniCnn.Benchmarks.Measuring;
using MiniCnn.Data;
using MiniCnn.Imaging;

namespace MiniCnn.Benchmarks.Sections;

/// <summary>Commands from their start to their end, as a user waits for them.</summary>
internal static class CommandSection
{
    public static string Measure(Effort effort)
    {
        string folder = Directory.CreateTempSubdirectory("minicnn-bench").FullName;
        try
        {
            ImageFile.Write(Path.Combine(folder, "photo.jpg"), Photo(4_000, 3_000));
            List<string> commands = ["--help", "conv photo.jpg --kernel sobel --out sobel.png"];
            if (Repository.Mnist is { } mnist)
            {
                ImageSet test = mnist.Load().Test;
                ImageFile.Write(Path.Combine(folder, "digit.png"), new Image(test.Width, test.Height, 1, test.Image(0).ToArray()));
                Run(folder, "train mnist --recipe fast --out run");
                commands.AddRange(["predict run digit.png", "train mnist --recipe fast --out fresh"]);
            }

            List<double>[] seconds = [.. commands.Select(_ => new List<double>())];
            for (int round = effort.Quick ? 1 : 0; round <= effort.Rounds; round++)
            {
                for (int i = 0; i < commands.Count; i++)
                {
                    double taken = Run(folder, commands[i]);
                    if (round > 0) // the first fills the caches of the system
                        seconds[i].Add(taken);
                    File.Delete(Path.Combine(folder, "sobel.png"));
                    if (Directory.Exists(Path.Combine(folder, "fresh")))
                        Directory.Delete(Path.Combine(folder, "fresh"), recursive: true);
                }
            }

            string skipped = Repository.Mnist is null ? "\n\n`predict` and `train` are skipped: no MNIST." : "";
            return $"""
                Wall time from start to exit; `train` with its pictures and page, `conv` of a JPEG of 12 megapixels.{skipped}

                {Table.Of(["command", "seconds"], commands.Zip(seconds, (command, all) => new[] { $"`minicnn {command}`", $"{Rounds.Median(all):F2}" }))}
                """;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static double Run(string folder, string command)
    {
        string program = Path.Combine(Repository.Root, "src", "MiniCnn.Cli", "bin", "Release", "net10.0", "MiniCnn.Cli.dll");
        long start = Stopwatch.GetTimestamp();
        using Process process = Process.Start(
            new ProcessStartInfo("dotnet", [program, .. command.Split(' ')]) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true })!;
        Task<string> messages = process.StandardError.ReadToEndAsync();
        process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? Stopwatch.GetElapsedTime(start).TotalSeconds : throw new InvalidOperationException($"minicnn {command}: {messages.Result}");
    }

    /// <summary>Waves and noise, which JPEG finds about as hard as a photograph.</summary>
    private static Image Photo(int width, int height)
    {
        Image image = new(width, height, 3);
        Random random = new(1);
        for (int i = 0; i < image.Pixels.Length; i++)
            image.Pixels[i] = (byte)(120 + (60 * Math.Sin(i / 3 % width / 90.0)) + (40 * Math.Sin(i / 3 / width / 50.0)) + random.Next(-20, 20));
        return image;
    }
}
