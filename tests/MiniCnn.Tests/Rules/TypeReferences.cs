using System.Reflection;
using System.Reflection.Emit;

namespace MiniCnn.Tests.Rules;

/// <summary>Which types a type knows: by its base, its members' signatures and what its method bodies name.</summary>
internal static class TypeReferences
{
    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private static readonly Dictionary<short, OpCode> OpCodesByValue = typeof(OpCodes).GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(field => (OpCode)field.GetValue(null)!).ToDictionary(code => code.Value);

    public static IReadOnlySet<Type> Of(Type type)
    {
        var known = new HashSet<Type>();
        Add(known, type.BaseType);
        foreach (Type contract in type.GetInterfaces())
            Add(known, contract);
        foreach (CustomAttributeData attribute in type.GetCustomAttributesData())
            Add(known, attribute.AttributeType);
        foreach (FieldInfo field in type.GetFields(Declared))
            Add(known, field.FieldType);
        foreach (MethodBase method in type.GetMembers(Declared).OfType<MethodBase>())
            AddMethod(known, method);
        known.Remove(type);
        return known;
    }

    private static void AddMethod(HashSet<Type> known, MethodBase method)
    {
        foreach (ParameterInfo parameter in method.GetParameters())
            Add(known, parameter.ParameterType);
        Add(known, (method as MethodInfo)?.ReturnType);
        if (method.GetMethodBody() is not { } body)
            return;
        foreach (LocalVariableInfo local in body.LocalVariables)
            Add(known, local.LocalType);
        foreach (ExceptionHandlingClause clause in body.ExceptionHandlingClauses)
            Add(known, clause.Flags == ExceptionHandlingClauseOptions.Clause ? clause.CatchType : null);
        foreach (int token in Tokens(body.GetILAsByteArray()!))
            AddToken(known, method, token);
    }

    private static void AddToken(HashSet<Type> known, MethodBase method, int token)
    {
        Type[]? typeArguments = method.DeclaringType!.IsGenericType ? method.DeclaringType.GetGenericArguments() : null;
        Type[]? methodArguments = method.IsGenericMethod ? method.GetGenericArguments() : null;
        switch (method.Module.ResolveMember(token, typeArguments, methodArguments))
        {
            case Type type:
                Add(known, type);
                break;
            case MemberInfo member:
                Add(known, member.DeclaringType);
                Add(known, (member as FieldInfo)?.FieldType);
                Add(known, (member as MethodInfo)?.ReturnType);
                foreach (Type argument in (member as MethodInfo)?.GetGenericArguments() ?? [])
                    Add(known, argument);
                break;
        }
    }

    /// <summary>The types, fields and methods that instructions name (ECMA-335, partition III).</summary>
    private static IEnumerable<int> Tokens(byte[] il)
    {
        for (int at = 0; at < il.Length;)
        {
            short value = il[at] == 0xFE ? unchecked((short)(0xFE00 | il[at + 1])) : il[at];
            OpCode code = OpCodesByValue[value];
            at += code.Size;
            switch (code.OperandType)
            {
                case OperandType.InlineField or OperandType.InlineMethod or OperandType.InlineTok or OperandType.InlineType:
                    yield return BitConverter.ToInt32(il, at);
                    at += 4;
                    break;
                case OperandType.InlineSwitch:
                    at += 4 + (4 * BitConverter.ToInt32(il, at));
                    break;
                default:
                    at += OperandSize(code.OperandType);
                    break;
            }
        }
    }

    private static int OperandSize(OperandType operand) => operand switch
    {
        OperandType.InlineNone => 0,
        OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
        OperandType.InlineVar => 2,
        OperandType.InlineI8 or OperandType.InlineR => 8,
        _ => 4,
    };

    private static void Add(HashSet<Type> known, Type? type)
    {
        if (type is null || type.IsGenericParameter)
            return;
        if (type.HasElementType)
        {
            Add(known, type.GetElementType());
            return;
        }
        foreach (Type argument in type.IsGenericType ? type.GetGenericArguments() : [])
            Add(known, argument);
        known.Add(type.IsGenericType ? type.GetGenericTypeDefinition() : type);
    }
}
