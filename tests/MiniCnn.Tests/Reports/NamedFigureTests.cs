using MiniCnn.Cli.Terminal;
using MiniCnn.Cli.Training;
using MiniCnn.Reports;

namespace MiniCnn.Tests.Reports;

[NoLeakedTensors]
public sealed class NamedFigureTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void All_files_are_written_or_after_an_error_or_a_cancellation_none()
    {
        NamedFigure[] figures = [new("a", Chart.Bars([new ChartBar("x", 1)])), new("b", Chart.Bars([new ChartBar("y", 2)]))];
        NamedFigure.Write(_folder.File("set"), figures).Select(Path.GetFileName).ShouldBe(["a.png", "a.svg", "b.png", "b.svg"]);
        Directory.GetFileSystemEntries(_folder.File("set")).Length.ShouldBe(4);
        Should.Throw<OperationCanceledException>(() => NamedFigure.Write(_folder.File("canceled"), figures, new CancellationToken(canceled: true)));
        Directory.Exists(_folder.File("canceled")).ShouldBeFalse();
        using CancellationTokenSource drawing = new();
        Should.Throw<OperationCanceledException>(() => NamedFigure.Write(_folder.File("canceled/c.png"), [new("c", new CancelingFigure(drawing))], drawing.Token));
        Directory.Exists(_folder.File("canceled")).ShouldBeFalse();
        Should.Throw<MiniCnnException>(() => NamedFigure.Write(_folder.File("set/x.docx"), figures)).Kind.ShouldBe(ErrorKind.Usage);
        Directory.GetFileSystemEntries(_folder.File("set")).Length.ShouldBe(4);
        File.WriteAllText(_folder.File("file"), "");
        Should.Throw<MiniCnnException>(() => NamedFigure.Write(_folder.File("file/set"), figures)).Kind.ShouldBe(ErrorKind.Failure);
    }

    /// <summary>Canceled at any time, page and images of a finished run are complete or not there, and nothing is written afterwards.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(30)]
    [InlineData(300)]
    public void After_a_cancellation_a_run_has_all_its_images_or_none(int milliseconds)
    {
        using HandMadeRun run = new();
        using CancellationTokenSource cancel = new(milliseconds);
        bool canceled = !Completes(run, TextWriter.Null, cancel.Token);
        string[] before = Files();
        Thread.Sleep(500);
        Files().ShouldBe(before);
        before.Length.ShouldBeOneOf(0, 4);
        if (milliseconds == 0)
            (canceled, before.Length, File.Exists(run.Folder.ReportFile)).ShouldBe((true, 0, false));
        Directory.GetFileSystemEntries(run.Folder.Folder).ShouldNotContain(entry => entry.Contains(".new-") || entry.EndsWith(".tmp"));

        string[] Files() => Directory.Exists(run.Folder.PicturesFolder) ? [.. Directory.GetFileSystemEntries(run.Folder.PicturesFolder).Order()] : [];
    }

    [Fact]
    public void A_cancellation_waits_for_the_images_and_what_is_wrong_with_them_is_told()
    {
        using HandMadeRun run = new();
        File.WriteAllText(run.Folder.PicturesFolder, "a file in the way");
        using StringWriter messages = new();
        Completes(run, messages, new CancellationToken(canceled: true)).ShouldBeFalse();
        messages.ToString().ShouldContain("Cannot write");
    }

    private static bool Completes(HandMadeRun run, TextWriter messages, CancellationToken cancel)
    {
        try
        {
            AfterTraining.Run(run.Folder, null, pictures: true, report: true, new(new Output(TextWriter.Null, messages, TerminalInfo.None), TerminalInfo.None, TimeProvider.System, cancel));
            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    /// <summary>Is canceled while it is drawn.</summary>
    private sealed class CancelingFigure(CancellationTokenSource cancel) : Figure("")
    {
        public override string Description => "";
        public override double Width => 9;
        public override double Height => 9;
        internal override void Draw(Canvas canvas) => cancel.Cancel();
    }
}
