namespace MiniCnn.Tests.Models;

public sealed class PresetTests
{
    public static TheoryData<string> Names => [.. Presets.All.Select(preset => preset.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void The_file_that_ships_is_the_preset(string name) =>
        File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Models", $"{name}.cnn")).ReplaceLineEndings("\n")
            .ShouldBe($"# {Presets.All.Single(preset => preset.Name == name).About}\n{Presets.Get(name)}");

    [Theory]
    [MemberData(nameof(Names))]
    public void Presets_fit_the_images_and_classes_of_a_dataset(string name)
    {
        Architecture color = Presets.Get(name.ToUpperInvariant(), FeatureShape.Maps(3, 32, 40), 7);
        color.Input.ToString().ShouldBe("3x32x40");
        color.Output.ShouldBe(FeatureShape.Flat(7));
    }

    [Fact]
    public void What_cannot_be_made_is_said()
    {
        Should.Throw<MiniCnnException>(() => Presets.Get("smal")).Message
            .ShouldBe("there is no preset 'smal'; expected one of small, fast, tiny, best, example, lenet, mlp; did you mean 'small'?");
        Should.Throw<MiniCnnException>(() => Presets.Get("lenet", FeatureShape.Maps(1, 4, 4))).Message
            .ShouldStartWith("preset 'lenet' cannot be made for images of 1x4x4 and 10 classes: line 6, column 1: kernel 5 is larger than the padded input 2");
        Should.Throw<MiniCnnException>(() => Presets.Get("fast", FeatureShape.Maps(1, 12, 9), 1)).Message
            .ShouldMatch(@"for images of 1x12x9 and 1 class: .*; choose a preset that can \(small, example, mlp\) or write the layers into a file$");
        Should.Throw<MiniCnnException>(() => Presets.Get("mlp", classes: 0)).Message.ShouldContain("0 classes: line 6, column 8: found '0'");
    }

    [Fact]
    public void An_architecture_named_by_a_person_is_a_preset_or_a_file()
    {
        string folder = Directory.CreateTempSubdirectory().FullName;
        try
        {
            string path = Path.Combine(folder, "mine.cnn");
            File.WriteAllText(path, "\uFEFFinput 1x8x8\r\nflatten\r\nlinear 2\r\n");
            ArchitectureSource.Resolve("small").ShouldBe(Presets.Get("small"));
            ArchitectureSource.Resolve(path).Name.ShouldBe("mine");
            File.WriteAllText(path, "input 1x8x8\nflaten\nlinear\n");
            Should.Throw<MiniCnnException>(() => ArchitectureSource.Resolve(path)).Lines.Count.ShouldBe(2);
            File.WriteAllBytes(path, [0xC3, 0x28]);
            Should.Throw<MiniCnnException>(() => ArchitectureSource.Resolve(path)).Message.ShouldContain("is not UTF-8 text");
            Should.Throw<MiniCnnException>(() => ArchitectureSource.Resolve(Path.Combine(folder, "none.cnn"))).Message.ShouldContain("neither a preset nor a file");
            Should.Throw<MiniCnnException>(() => ArchitectureSource.ReadFile(folder)).Kind.ShouldBe(ErrorKind.Data);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
