using System.ComponentModel.DataAnnotations;
using System.Reflection;

namespace MiniCnn.Training;

/// <summary>One of the <see cref="TrainingOptions"/>: what a help text or a command line needs to know, read from the attributes of its property.</summary>
public sealed class TrainingOption
{
    // where the property stands: null in TrainingOptions itself, else in the record of this property
    private readonly PropertyInfo? _outer;
    private readonly PropertyInfo _property;
    private readonly RangeAttribute? _range;

    private TrainingOption(PropertyInfo? outer, PropertyInfo property)
    {
        (_outer, _property, _range) = (outer, property, property.GetCustomAttribute<RangeAttribute>());
        DisplayAttribute display = property.GetCustomAttribute<DisplayAttribute>()
            ?? throw new InvalidOperationException($"{property.DeclaringType!.Name}.{property.Name} has no description");
        (Name, Description) = (display.Name ?? Kebab(property.Name), display.Description!);
    }

    /// <summary>All, in the order of the properties.</summary>
    public static IReadOnlyList<TrainingOption> All { get; } = [.. typeof(TrainingOptions).GetProperties(BindingFlags.Public | BindingFlags.Instance).SelectMany(property =>
        property.PropertyType == typeof(AffineAugmentation)
            ? property.PropertyType.GetProperties(BindingFlags.Public | BindingFlags.Instance).Select(inner => new TrainingOption(property, inner))
            : [new TrainingOption(null, property)])];

    /// <summary>Lowercase with dashes: <c>weight-decay</c>.</summary>
    public string Name { get; }

    /// <summary>One line.</summary>
    public string Description { get; }

    /// <summary>double, int, string or an enum.</summary>
    public Type Type => _property.PropertyType;

    /// <summary>The smallest and the largest value; null where the option is no number.</summary>
    public (double Min, double Max)? Range => _range is null
        ? null
        : (Convert.ToDouble(_range.Minimum, CultureInfo.InvariantCulture), Convert.ToDouble(_range.Maximum, CultureInfo.InvariantCulture));

    /// <summary>The values of an enum as text; empty for other types.</summary>
    public IReadOnlyList<string> Choices => Type.IsEnum ? [.. Enum.GetNames(Type).Select(Kebab)] : [];

    /// <summary>The value, of <see cref="Type"/>.</summary>
    public object Get(TrainingOptions options) => _property.GetValue(Owner(options))!;

    /// <summary>The value as text: numbers with a decimal point, read back to the very same value; enums as <see cref="Choices"/> has them.</summary>
    public string Text(TrainingOptions options) => Get(options) is Enum value ? Kebab(value.ToString()) : string.Create(CultureInfo.InvariantCulture, $"{Get(options)}");

    /// <summary>A copy of the options with this one changed to a value of <see cref="Type"/> or one of <see cref="Choices"/>; its range is not checked.</summary>
    public TrainingOptions With(TrainingOptions options, object value)
    {
        if (Type.IsEnum && value is string name)
            value = Enum.GetValues(Type).GetValue(Choices.ToList().IndexOf(name))!;
        TrainingOptions changed = options with { Augmentation = options.Augmentation with { } };
        _property.SetValue(Owner(changed), value);
        return changed;
    }

    /// <summary>What is wrong with the value, in one line; null where it is within its range.</summary>
    public string? Problem(TrainingOptions options)
    {
        object value = Get(options);
        if (Type.IsEnum)
            return Enum.IsDefined(Type, value) ? null : $"{_property.Name} {value}: one of {string.Join(", ", Choices)} is expected";
        if (_property.GetCustomAttribute<RegularExpressionAttribute>() is { } pattern)
            return value is string { Length: > 0 } && pattern.IsValid(value) ? null : $"{_property.Name} '{value}': {pattern.ErrorMessage}";
        // the attribute's own check cannot convert numbers beyond its bounds' type
        double number = Convert.ToDouble(value, CultureInfo.InvariantCulture);
        return number >= Range!.Value.Min && number <= Range.Value.Max
            ? null
            : string.Create(CultureInfo.InvariantCulture, $"{_property.Name} {value}: a number from {_range!.Minimum} to {_range.Maximum} is expected");
    }

    private object Owner(TrainingOptions options) => _outer is null ? options : _outer.GetValue(options)!;

    /// <summary><c>OneCycle</c> as <c>one-cycle</c>, and <c>AdamW</c> as <c>adamw</c>.</summary>
    internal static string Kebab(string name) => string.Concat(name.Select((letter, i) =>
        i > 0 && i < name.Length - 1 && char.IsUpper(letter) && char.IsLower(name[i + 1]) ? $"-{letter}" : $"{letter}")).ToLowerInvariant();
}
