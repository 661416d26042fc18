using System.Text.Json;
using System.Text.Json.Serialization;

namespace MiniCnn.Runs;

/// <summary>A record of a run's folder, which may be somebody else's: nothing in it is trusted.</summary>
internal interface IStoredRecord
{
    /// <summary>What must hold, beyond names and types; each line names the field and what is expected of it.</summary>
    IEnumerable<(bool IsBroken, FormattableString Line)> Rules();
}

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
        AllowDuplicateProperties = false,
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

    /// <summary>A record as it is written, every rule of it kept.</summary>
    public static T Read<T>(string path)
        where T : IStoredRecord => Checked<T>(ReadText(path), path);

    /// <summary>As the other, from a text.</summary>
    public static T Checked<T>(string text, string path)
        where T : IStoredRecord
    {
        T value = Parse<T>(text, path);
        MiniCnnException.ThrowIfDamaged(path, value.Rules());
        return value;
    }

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
