using System.Globalization;
using System.Text;
using MiniCnn.Tests.Imaging;
using MiniCnn.Tests.Runs;

namespace MiniCnn.Tests.Trust;

/// <summary>
/// Every reader over mutated files, 20,000 for each; MINICNN_FUZZ_CASES=1000000 is the long form. Whatever is in a file, a reader returns or throws one
/// MiniCnnException of printable lines; it ends within seconds and takes memory in proportion to the file.
/// </summary>
public sealed class ReaderFuzzTests
{
    private static readonly TimeSpan Hangs = TimeSpan.FromSeconds(20);

    private static readonly int Cases = int.Parse(Environment.GetEnvironmentVariable("MINICNN_FUZZ_CASES") ?? "20000", CultureInfo.InvariantCulture);

    private static readonly Dictionary<string, Reader> Readers = new()
    {
        ["safetensors"] = new([File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Runs", "reference.safetensors"))], file => SafeTensors.Parse(file, "f"),
            Words: ["{", "}", "[", "]", ",", ":", "\"", "F32", "F64", "BOOL", "dtype", "shape", "data_offsets", "__metadata__", "\\u0000", " ", "null"]),
        ["idx"] = new([IdxWriter.Plain(new IdxArray(new byte[12], 3, 2, 2)), IdxWriter.Plain(new IdxArray([1, 2, 3], 3))], file => IdxFile.Read(new MemoryStream(file), "f")),
        ["idx.gz"] = new([IdxWriter.Pack(IdxWriter.Plain(new IdxArray(new byte[3_000], 30, 10, 10)))], file => IdxFile.Read(new MemoryStream(file), "f"), Memory: 1 << 22),
        ["image"] = new([.. ImageSamples.Files().Values], file => ImageFile.Decode(file, new ImageLimits { MaxMemory = 4 << 20 }), Memory: 12 << 20,
            Words: ["IHDR", "IDAT", "IEND", "tRNS", "PLTE", "GIF89a", "RIFF", "WEBP", "VP8L", "JFIF", "P2\n", "P6\n", "BM", "# "]),
        ["architecture"] = new([.. Presets.All.Select(preset => Encoding.UTF8.GetBytes(Presets.Get(preset.Name).ToString()))], Text(text => Architecture.Parse(text, "f")), Memory: 8 << 20,
            Words: [.. Words(" 3x3 1x28x28 4096x4096 64 stride padding groups depthwise dilation output-padding no-bias ceil as same full tf-same 1,1,1 # conv linear flatten relu silu gelu tanh"
                + " batchnorm groupnorm maxpool avgpool global-avgpool adaptive-avgpool upsample crop transposed dropout input identity --- - = :"), "\n", "\n---\n"]),
        ["kernel"] = new([.. Words("1,0,-1;2,0,-2;1,0,-1 [[1,2],[3,4]] 1/9").Select(Encoding.UTF8.GetBytes)], Text(text => KernelText.Parse(text)), Memory: 1 << 20,
            Words: [";", ",", "[", "]", "/", "#", "\n", "1/0", "e", "-", "+"]),
        ["kernel name"] = new([.. KernelCatalog.All.Select(kernel => Encoding.UTF8.GetBytes(kernel.Name + ":5:1.5"))], Text(text => KernelReader.Read(text)), Memory: 64 << 20,
            Words: [":", "-", "x", "y", "sobel", "gabor", "gaussian", "laplacian"]),
        ["metrics.csv"] = new([Encoding.UTF8.GetBytes(MetricsTable.Write([SampleRun.Row(1, 0.1), SampleRun.Row(2)]))], Text(text => MetricsTable.Parse(text, "f")),
            Words: [",", "\n", "\r\n", "-", "1", "\"", "epoch"]),
        ["run.json"] = new([Encoding.UTF8.GetBytes(RunJson.Write(SampleRun.Configuration))], Text(text => RunJson.Checked<RunConfiguration>(text, "f")), Memory: 8 << 20,
            Words: ["{", "}", "[", "]", ",", ":", "\"", "null", "true", "\"seed\": 1", "conv 4 3x3", "\"format\"", "\\u001b"]),
        ["result.json"] = new([Encoding.UTF8.GetBytes(RunJson.Write(SampleRun.Result))], Text(text => RunJson.Checked<RunResult>(text, "f")), Memory: 1 << 20,
            Words: ["{", "}", "[", "]", ",", ":", "\"", "null", "true", "[1, 2]"]),
    };

    public static TheoryData<string> Names => [.. Readers.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Whatever_is_in_a_file_its_reader_returns_or_tells_one_clean_error(string name)
    {
        Reader reader = Readers[name];
        Mutation mutation = new(reader.Words ?? []);
        (int at, int read, int refused) = (0, 0, 0);
        Task work = Task.Factory.StartNew(
            () =>
            {
                for (; at < Cases; at++)
                {
                    Random random = new(at);
                    if (Try(reader, mutation.Of(reader.Files[random.Next(reader.Files.Length)], random), $"{name}, case {at}"))
                        read++;
                    else
                        refused++;
                }
            },
            TaskCreationOptions.LongRunning);
        for (int before = -1; !work.IsCompleted; before = at)
        {
            await Task.WhenAny(work, Task.Delay(Hangs));
            (work.IsCompleted || at != before).ShouldBeTrue($"{name} hangs in case {at}");
        }

        await work;
        // both outcomes must be common, or the mutations test nothing
        Math.Min(read, refused).ShouldBeGreaterThan(Cases / 500, $"{read} read, {refused} refused");
    }

    private static bool Try(Reader reader, byte[] file, string what)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        try
        {
            reader.Read(file);
            return true;
        }
        catch (MiniCnnException error)
        {
            error.Kind.ShouldBeOneOf([ErrorKind.Data, ErrorKind.Usage], what);
            error.Lines.ShouldAllBe(line => line.Length > 0 && line.Length < 2_000 && PrintableText.IsPrintable(line), what);
            return false;
        }
        catch (Exception error)
        {
            throw new InvalidOperationException($"{what}: {error.GetType().Name}", error);
        }
        finally
        {
            (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan((2 * file.Length) + reader.Memory, what);
        }
    }

    private static Action<byte[]> Text(Action<string> read) => file => read(Encoding.UTF8.GetString(file));

    private static string[] Words(string words) => words.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    /// <param name="Files">To mutate.</param>
    /// <param name="Read">Of the library.</param>
    /// <param name="Words">Pieces of the format.</param>
    /// <param name="Memory">Managed bytes that a read may take beyond twice the file.</param>
    private sealed record Reader(byte[][] Files, Action<byte[]> Read, string[]? Words = null, long Memory = 200_000);
}
