using System.Text.Json;
using System.Text.Json.Serialization;

namespace MiniCnn.Runs;

/// <summary>The JSON of a run's files: indented, camelCase, enums as text, and nothing unknown or missing when it is read.</summary>
internal static class RunJson
{
    private static readonly JsonSerializerOptions Style = new(JsonText.Options)
    {
        NumberHandling = JsonNumberHandling.Strict,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectRequiredConstructorParameters = true,
        RespectNullableAnnotations = true,
        IgnoreReadOnlyProperties = true,
    };

    public static string Write<T>(T value) => JsonSerializer.Serialize(value, Style) + "\n";

    public static T Parse<T>(string text, string name)
    {
        try
        {
            return JsonSerializer.Deserialize<T>(text, Style) ?? throw new JsonException("it holds null");
        }
        catch (JsonException cause)
        {
            throw MiniCnnException.BadData(
                $"{name} is not what a run of this version writes: {cause.Message.ReplaceLineEndings(" ").TrimEnd('.')}; it was changed, or another version wrote it", cause);
        }
    }

    public static T Read<T>(string path) => Parse<T>(ReadText(path), path);

    /// <summary>The text of any of a run's files.</summary>
    public static string ReadText(string path)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw MiniCnnException.BadData($"Cannot read {path}: {cause.Message.TrimEnd('.')}; check that the folder is a run's", cause);
        }
    }
}
