namespace MiniCnn.Tests.Imaging;

public sealed class TerminalImageTests
{
    [Fact]
    public void A_character_shows_two_pixels()
    {
        TerminalImage.Render(new Image(1, 2, 3, [10, 20, 30, 40, 50, 60]), 1).ShouldBe("\u001b[38;2;10;20;30;48;2;40;50;60m▀\u001b[0m\n");
        // Equal neighbors share their code, and under an odd last row the background stays.
        TerminalImage.Render(new Image(2, 1, 1, [7, 7]), 2).ShouldBe("\u001b[38;2;7;7;7;49m▀▀\u001b[0m\n");
    }

    [Fact]
    public void The_ramp_runs_from_empty_to_full_and_has_no_codes()
    {
        Image image = new(10, 2, 1, [.. Enumerable.Range(0, 20).Select(i => (byte)(i % 10 * 255 / 9))]);
        TerminalImage.Render(image, 10, TerminalColors.None).ShouldBe(" .:-=+*#%@\n");
    }

    [Theory]
    [InlineData(28, 28, 60, 56, 28)]
    [InlineData(28, 28, 28, 28, 14)]
    [InlineData(100, 50, 40, 40, 10)]
    [InlineData(5, 3, 4, 4, 1)]
    public void Width_is_as_asked_and_the_shape_is_kept(int width, int height, int columns, int shownColumns, int shownLines)
    {
        foreach (TerminalColors colors in Enum.GetValues<TerminalColors>())
        {
            string[] lines = TerminalImage.Render(new Image(width, height, 1), columns, colors).TrimEnd('\n').Split('\n');
            lines.Length.ShouldBe(shownLines);
            foreach (string line in lines)
                System.Text.RegularExpressions.Regex.Replace(line, "\u001b\\[[0-9;]*m", "").Length.ShouldBe(shownColumns);
        }
    }

    [Fact]
    public void Colors_of_the_palette_are_the_nearest()
    {
        TerminalImage.Nearest256(new Rgb(0, 0, 0)).ShouldBe(16);
        TerminalImage.Nearest256(new Rgb(255, 255, 255)).ShouldBe(231);
        TerminalImage.Nearest256(new Rgb(255, 0, 0)).ShouldBe(196);
        TerminalImage.Nearest256(new Rgb(128, 128, 128)).ShouldBe(244);
        TerminalImage.Render(new Image(1, 2, 1, [255, 0]), 1, TerminalColors.Palette256).ShouldBe("\u001b[38;5;231;48;5;16m▀\u001b[0m\n");
    }

    [Fact]
    public void Rows_stand_beside_each_other()
    {
        Image low = new(2, 2, 1);
        Image high = new(2, 4, 1, [.. Enumerable.Repeat((byte)255, 8)]);
        TerminalImage.RenderRow([low, high, low], 2, TerminalColors.None).ShouldBe("   @@   \n   @@   \n");
        Should.Throw<MiniCnnException>(() => TerminalImage.Render(low, 0));
    }
}
