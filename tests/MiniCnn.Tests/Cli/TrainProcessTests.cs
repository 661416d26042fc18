namespace MiniCnn.Tests.Cli;

public sealed class TrainProcessTests : IDisposable
{
    // every kill costs more than a second: MINICNN_KILLS=200 asks for more of them
    private static readonly int Kills = int.TryParse(Environment.GetEnvironmentVariable("MINICNN_KILLS"), out int kills) ? kills : 3;

    private readonly TinyFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("INT", 130)]
    [InlineData("TERM", 143)]
    public void A_signal_ends_the_step_saves_and_sets_the_exit_code(string signal, int exitCode)
    {
        if (OperatingSystem.IsWindows())
            return;
        using CommandProcess process = new(_folder.Train("--epochs", "10000"));
        process.WaitFor("epoch 3");
        process.Send(signal);
        process.WaitForExit().ShouldBe(exitCode, process.Error);
        process.Error.ShouldContain("--resume");
        using TrainerState state = Checkpoint.Read(RunFolder.Open(_folder.Run).CheckpointFile).State;
        state.Numbers.Step.ShouldBeGreaterThanOrEqualTo(20);
    }

    [Fact]
    public void Killed_at_any_moment_it_leaves_whole_files_to_go_on_from()
    {
        if (OperatingSystem.IsWindows())
            return;
        Random random = new(1);
        long reached = 0;
        for (int kill = 0; kill < Kills; kill++)
        {
            // three batches of seven an epoch: it saves most of the time
            using (CommandProcess process = new(kill == 0 ? _folder.Train("--epochs", "10000", "--validation", "0") : ["train", "--resume", _folder.Run]))
            {
                process.WaitFor("epoch ");
                Thread.Sleep(random.Next(50, 250));
                process.Send("KILL");
                process.WaitForExit();
            }

            var folder = RunFolder.Open(_folder.Run);
            folder.ReadConfiguration().Training.Epochs.ShouldBe(10_000);
            using TrainerState state = Checkpoint.Read(folder.CheckpointFile).State;
            state.Numbers.Step.ShouldBeGreaterThan(reached);
            reached = state.Numbers.Step;
            folder.ReadMetrics()[^1].Report.Step.ShouldBeGreaterThanOrEqualTo(reached);
            SafeTensors.Read(folder.BestWeightsFile).Tensors.ShouldNotBeEmpty();
        }
    }
}
