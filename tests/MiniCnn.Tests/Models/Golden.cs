namespace MiniCnn.Tests.Models;

/// <summary>Files of Models/Golden, which are copied beside the tests.</summary>
internal static class Golden
{
    public static string Text(string file) => File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Models", "Golden", file)).ReplaceLineEndings("\n");

    /// <summary>A reference file of Models/.</summary>
    public static string TextOf(string file) => File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Models", file));

    /// <summary>A preset, or the architecture in which every kind of layer and padding stands.</summary>
    public static Architecture Architecture(string name) => Presets.Find(name) ?? MiniCnn.Models.Architecture.Parse(Text($"{name}.cnn"), name);
}
