using System.Security.Cryptography;
using MiniCnn.Tests.Cli;

namespace MiniCnn.Tests.Trust;

/// <summary>A short training in which every operation of the file system fails once, and which is killed before each of them.</summary>
public sealed class FaultTests : IDisposable
{
    private readonly TinyFolder _folder = new();
    private readonly string _whole;
    private readonly int _operations;

    public FaultTests()
    {
        using var none = DiskFaults.At(int.MaxValue, DiskFaults.Broken);
        CommandRun.Of(Train()).ExitCode.ShouldBe(0);
        (_whole, _operations) = (Weights(), none.Operations.Count);
        foreach (DiskOperation operation in Enum.GetValues<DiskOperation>().Where(operation => operation != DiskOperation.Delete))
            none.Operations.ShouldContain(operation);
        Directory.Delete(_folder.Run, recursive: true);
    }

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_failing_disk_is_one_line_and_leaves_whole_files(bool full)
    {
        string reason = full ? "No space left on device" : "Input/output error";
        for (int operation = 0; operation < _operations; operation++)
        {
            using (DiskFaults.At(operation, full ? DiskFaults.Full : DiskFaults.Broken))
            {
                var run = CommandRun.Of(Train());
                run.ExitCode.ShouldBe(1, $"operation {operation}: {run.Error}");
                run.Error.TrimEnd().Split('\n')[^1].ShouldStartWith("minicnn: Cannot ");
                run.Error.ShouldContain(reason);
                run.Error.ShouldNotContain("Exception");
            }

            Left().ShouldBeEmpty();
            AssertWholeAndResumable(operation);
        }
    }

    [Fact]
    public void Killed_before_any_operation_it_leaves_whole_files_and_the_same_weights()
    {
        for (int operation = 0; operation < _operations; operation++)
        {
            using (DiskFaults.KilledAt(operation))
                CommandRun.Of(Train()).Error.ShouldContain("killed", customMessage: $"operation {operation}");
            AssertWholeAndResumable(operation);
        }
    }

    [Fact]
    public void A_folder_that_was_empty_is_filled_once_more_after_a_kill()
    {
        for (int operation = 0, filled = 0; filled == 0; operation++)
        {
            Directory.CreateDirectory(_folder.Run);
            using (DiskFaults.KilledAt(operation))
                CommandRun.Of(Train());
            // the claim goes with a process that ends by itself; a killed one leaves it
            File.WriteAllText(Path.Combine(_folder.Run, ".claimed"), "\n");
            if (File.Exists(Path.Combine(_folder.Run, "run.json")))
                filled = operation;
            else
                Should.Throw<MiniCnnException>(() => RunFolder.Open(_folder.Run)).Kind.ShouldBe(ErrorKind.Data);
            AssertWholeAndResumable(operation);
        }
    }

    private string[] Train() => _folder.Train("--epochs", "2", "--no-report", "--no-pictures");

    private string Weights() => Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(Path.Combine(_folder.Run, "model.safetensors"))));

    /// <summary>What is half made: temporary files and folders.</summary>
    private string[] Left() => [.. Directory.EnumerateFileSystemEntries(_folder.At("."), "*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.None })
        .Select(path => Path.GetFileName(path)).Where(name => name[0] == '.' || name.EndsWith(".tmp", StringComparison.Ordinal))];

    private void AssertWholeAndResumable(int operation)
    {
        string message = $"operation {operation}";
        if (File.Exists(Path.Combine(_folder.Run, "run.json")))
        {
            var folder = RunFolder.Open(_folder.Run);
            folder.ReadConfiguration().Training.Epochs.ShouldBe(2, message);
            folder.ReadMetrics().Count.ShouldBeLessThanOrEqualTo(2, message);
            File.Exists(folder.InitialWeightsFile).ShouldBeTrue(message);
            foreach (string file in Directory.EnumerateFiles(_folder.Run, "*.safetensors"))
                SafeTensors.Read(file).Tensors.ShouldNotBeEmpty(message);
            (folder.ReadResult()?.Steps ?? 14).ShouldBe(14, message);
        }

        var run = CommandRun.Of(File.Exists(Path.Combine(_folder.Run, "run.json")) ? ["train", "--resume", _folder.Run, "--no-report", "--no-pictures"] : Train());
        if (!run.Error.Contains("is finished", StringComparison.Ordinal))
            run.ExitCode.ShouldBe(0, $"{message}: {run.Error}");
        Weights().ShouldBe(_whole, message);
        // those beside the runs go when the next one begins
        Left().ShouldAllBe(name => name.StartsWith(".new-", StringComparison.Ordinal), message);
        Directory.Delete(_folder.Run, recursive: true);
    }
}
