#if LITE
using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;

namespace TorchSharp.Tests.Api;

/// <summary>The public and protected members of an assembly, one a line, as api-0.105.2.txt writes them: parameter names and defaults belong to a line, since callers may use both.</summary>
internal static partial class ApiSurface
{
    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    internal static IEnumerable<string> Of(Assembly assembly) => assembly.GetTypes().Where(IsVisible).SelectMany(type =>
        type.GetMembers(Declared).Select(member => Line(Name(type), member)).OfType<string>().Prepend($"{Name(type)} [{Kind(type)}{Base(type)}]")).Select(Short).Distinct();

    private static bool IsVisible(Type type) => type.IsNested
        ? (type.IsNestedPublic || type.IsNestedFamily || type.IsNestedFamORAssem) && IsVisible(type.DeclaringType!)
        : type.IsPublic;

    private static bool IsOpen(MethodBase? method) => method is { IsPublic: true } or { IsFamily: true } or { IsFamilyOrAssembly: true };

    private static string Kind(Type type) =>
        (type.IsEnum ? "enum" : type.IsInterface ? "interface" : type.IsValueType ? "struct" : "class")
        + (type is { IsAbstract: true, IsSealed: true } ? " static" : type.IsAbstract ? " abstract" : type.IsSealed ? " sealed" : "");

    private static string Base(Type type) => type.BaseType is { } parent && parent != typeof(object) ? " : " + Name(parent) : "";

    private static string? Line(string owner, MemberInfo member) => member switch
    {
        MethodInfo method when IsOpen(method) && !(method.IsSpecialName && Accessor().IsMatch(method.Name)) =>
            $"{owner}.{method.Name}{Generic(method)}({Parameters(method.GetParameters())}) : {Name(method.ReturnType)}"
            + (method.IsStatic ? " static" : method.IsAbstract ? " abstract" : method.IsVirtual ? " virtual" : "") + (method.IsFamily ? " protected" : ""),
        ConstructorInfo { IsStatic: false } constructor when constructor.IsPublic || constructor.IsFamily =>
            $"{owner}.ctor({Parameters(constructor.GetParameters())}){(constructor.IsFamily ? " protected" : "")}",
        PropertyInfo property when property.GetAccessors(true).Any(IsOpen) => Property(owner, property),
        FieldInfo field when field.IsPublic || field.IsFamily =>
            $"{owner}.{field.Name} : {Name(field.FieldType)}{(field.IsLiteral ? " = " + field.GetRawConstantValue() : "")}{(field.IsStatic ? " static" : "")}",
        _ => null,
    };

    private static string Property(string owner, PropertyInfo property)
    {
        var index = property.GetIndexParameters();
        return $"{owner}.{property.Name}{(index.Length > 0 ? "[" + Parameters(index) + "]" : "")} {{ "
            + (IsOpen(property.GetMethod) ? "get; " : "") + (IsOpen(property.SetMethod) ? "set; " : "")
            + $"}} : {Name(property.PropertyType)}{(property.GetAccessors(true).First(IsOpen).IsStatic ? " static" : "")}";
    }

    private static string Generic(MethodInfo method) =>
        method.IsGenericMethodDefinition ? $"<{string.Join(", ", method.GetGenericArguments().Select(argument => argument.Name))}>" : "";

    private static string Parameters(ParameterInfo[] parameters) => string.Join(", ", parameters.Select(Parameter));

    private static string Parameter(ParameterInfo parameter)
    {
        var text = (parameter.IsDefined(typeof(ParamArrayAttribute)) ? "params " : "") + $"{Name(parameter.ParameterType)} {parameter.Name}";
        return !parameter.IsOptional && !parameter.HasDefaultValue ? text : text + " = " + parameter.RawDefaultValue switch
        {
            null => "null",
            string value => $"\"{value}\"",
            var value => Convert.ToString(value, CultureInfo.InvariantCulture),
        };
    }

    private static string Name(Type type) => type switch
    {
        { IsByRef: true } => Name(type.GetElementType()!) + "&",
        { IsArray: true } => Name(type.GetElementType()!) + "[]",
        { IsPointer: true } => Name(type.GetElementType()!) + "*",
        { IsGenericParameter: true } => type.Name,
        { IsGenericType: true } =>
            Arity().Replace(type.GetGenericTypeDefinition().FullName!, "").Replace('+', '.') + $"<{string.Join(", ", type.GetGenericArguments().Select(Name))}>",
        _ => (type.FullName ?? type.Name).Replace('+', '.'),
    };

    private static string Short(string line) => line
        .Replace("System.Int64", "long").Replace("System.Int32", "int").Replace("System.Single", "float")
        .Replace("System.Double", "double").Replace("System.Boolean", "bool").Replace("System.String", "string")
        .Replace("System.Void", "void").Replace("System.Object", "object").Replace("System.Byte", "byte")
        .Replace("TorchSharp.torch.Tensor", "Tensor").Replace("System.Collections.Generic.", "").Replace("System.ReadOnlySpan", "ReadOnlySpan");

    [GeneratedRegex("`\\d+")]
    private static partial Regex Arity();

    [GeneratedRegex("^(get|set|add|remove)_")]
    private static partial Regex Accessor();
}
#endif
