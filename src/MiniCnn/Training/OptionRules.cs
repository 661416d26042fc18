using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;

namespace MiniCnn.Training;

/// <summary>Reads the ranges that stand beside the options, to check values and to tell them in a help text.</summary>
public static class OptionRules
{
    /// <summary>One line for each property of a record of options that is outside its range.</summary>
    public static IEnumerable<string> Violations(object options)
    {
        ArgumentNullException.ThrowIfNull(options);
        foreach (PropertyInfo property in options.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance))
        {
            object? value = property.GetValue(options);
            if (property.PropertyType.IsEnum && !Enum.IsDefined(property.PropertyType, value!))
                yield return $"{property.Name} {value}: one of {string.Join(", ", Enum.GetNames(property.PropertyType))} is expected";
            if (property.GetCustomAttribute<RegularExpressionAttribute>() is { } pattern && (value is not string { Length: > 0 } || !pattern.IsValid(value)))
                yield return $"{property.Name} '{value}': {pattern.ErrorMessage}";
            if (property.GetCustomAttribute<RangeAttribute>() is { } range && !range.IsValid(value))
                yield return string.Create(CultureInfo.InvariantCulture, $"{property.Name} {value}: a number from {range.Minimum} to {range.Maximum} is expected");
        }
    }

    /// <summary>The smallest and the largest value that a numeric option may have.</summary>
    /// <typeparam name="TOptions">The record of options.</typeparam>
    /// <param name="property">The property's name.</param>
    /// <exception cref="ArgumentException">There is no such property, or it has no range.</exception>
    public static (double Minimum, double Maximum) Range<TOptions>(string property)
    {
        RangeAttribute range = typeof(TOptions).GetProperty(property)?.GetCustomAttribute<RangeAttribute>()
            ?? throw new ArgumentException($"{typeof(TOptions).Name} has no numeric option {property}", nameof(property));
        return (Convert.ToDouble(range.Minimum, CultureInfo.InvariantCulture), Convert.ToDouble(range.Maximum, CultureInfo.InvariantCulture));
    }
}
