using MiniCnn.Tests.Training;
using TorchSharp;

namespace MiniCnn.Tests.Trust;

[NoLeakedTensors]
public sealed class MemoryTests
{
    private const int Steps = 2_000;

    [Theory]
    [InlineData(StepKind.Compiled)]
    [InlineData(StepKind.Torchsharp)]
    public void Live_tensors_and_resident_memory_are_flat_over_the_steps_of_a_training(StepKind step)
    {
        const int WarmUp = 500;
        Dataset dataset = TinyTask.Dataset();
        using ArchitectureModule module = ModelBuilder.Build(TinyTask.Architecture);
        List<(long Tensors, long Resident)> seen = [];
        Watcher watcher = new(report =>
        {
            if (report.Step % WarmUp != 0)
                return;
            GC.Collect();
            GC.WaitForPendingFinalizers();
            seen.Add((DisposeScopeManager.Statistics.ThreadTotalLiveCount, Environment.WorkingSet));
        });
        int images = TrainingPlan.For(TinyTask.Everything, dataset.Train.Count).TrainingImages;
        TrainingOptions options = TinyTask.Everything with { Step = step, EmaFrom = 0, Epochs = (double)Steps * TinyTask.Everything.BatchSize / images };
        using Trainer trainer = new(module, dataset.Train, TinyTask.Mean, TinyTask.Deviation, TinyTask.Classes, options, watcher);
        trainer.Run();
        trainer.StepsDone.ShouldBe(Steps);
        seen.Count.ShouldBe(Steps / WarmUp);
        seen.Select(at => at.Tensors).Distinct().ShouldHaveSingleItem();
        (seen[^1].Resident - seen[0].Resident).ShouldBeLessThan(16 << 20, string.Join(", ", seen));
    }

    [Fact]
    public void A_bomb_costs_no_memory()
    {
        // 12 KB that declare 10000 x 10000 pixels
        byte[] bomb = Bomb(10_000, 10_000);
        long before = GC.GetAllocatedBytesForCurrentThread(), resident = Environment.WorkingSet;
        MiniCnnException error = Should.Throw<MiniCnnException>(() => ImageFile.Decode(bomb));
        error.Kind.ShouldBe(ErrorKind.Data);
        error.Message.ShouldContain("10000x10000 is beyond the limit");
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(1 << 20);
        (Environment.WorkingSet - resident).ShouldBeLessThan(64 << 20);
        ImageFile.Decode(Bomb(300, 200), new ImageLimits { MaxMemory = 300 * 200 * 4 }).Width.ShouldBe(300);
        Should.Throw<MiniCnnException>(() => ImageFile.Decode(Bomb(300, 200), new ImageLimits { MaxMemory = (300 * 200 * 4) - 1 }));
    }

    /// <summary>A black PNG of that size: the pixels of every row compress to nearly nothing.</summary>
    private static byte[] Bomb(int width, int height)
    {
        using MemoryStream packed = new();
        using (System.IO.Compression.ZLibStream zlib = new(packed, System.IO.Compression.CompressionLevel.SmallestSize, leaveOpen: true))
        {
            byte[] row = new byte[1 + ((width + 7) / 8)];
            for (int y = 0; y < height; y++)
                zlib.Write(row);
        }

        using MemoryStream file = new();
        file.Write([0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10]);
        byte[] header = [0, 0, (byte)(width >> 8), (byte)width, 0, 0, (byte)(height >> 8), (byte)height, 1, 0, 0, 0, 0];
        foreach ((string type, byte[] data) in new[] { ("IHDR", header), ("IDAT", packed.ToArray()), ("IEND", Array.Empty<byte>()) })
        {
            byte[] chunk = [.. System.Text.Encoding.ASCII.GetBytes(type), .. data];
            file.Write(BigEndian((uint)data.Length));
            file.Write(chunk);
            file.Write(BigEndian(System.IO.Hashing.Crc32.HashToUInt32(chunk)));
        }

        return file.ToArray();
    }

    private static byte[] BigEndian(uint value) => [(byte)(value >> 24), (byte)(value >> 16), (byte)(value >> 8), (byte)value];
}
