using System.Buffers;
using System.Runtime.InteropServices;
using System.Text;
using static TorchSharp.torch;

namespace TorchSharp.Interop;

/// <summary>
/// An operator of libtorch by its schema name ("aten::add", overload "Tensor"), looked up at its first call.
/// Arguments follow the schema's order; those left out at the end take its defaults.
/// </summary>
internal sealed unsafe class Operator(string name, string overload = "")
{
    private nint _handle;

    /// <summary>The one tensor that the operator gives; it belongs to the current dispose scope.</summary>
    internal Tensor Call(params ReadOnlySpan<Argument> arguments)
    {
        NativeValue result;
        Invoke(arguments, &result, 1);
        return new Tensor(result.Pointer);
    }

    internal (Tensor, Tensor) Call2(params ReadOnlySpan<Argument> arguments)
    {
        var results = stackalloc NativeValue[2];
        Invoke(arguments, results, 2);
        return (new Tensor(results[0].Pointer), new Tensor(results[1].Pointer));
    }

    internal (Tensor, Tensor, Tensor) Call3(params ReadOnlySpan<Argument> arguments)
    {
        var results = stackalloc NativeValue[3];
        Invoke(arguments, results, 3);
        return (new Tensor(results[0].Pointer), new Tensor(results[1].Pointer), new Tensor(results[2].Pointer));
    }

    internal (Tensor, Tensor, Tensor, Tensor) Call4(params ReadOnlySpan<Argument> arguments)
    {
        var results = stackalloc NativeValue[4];
        Invoke(arguments, results, 4);
        return (new Tensor(results[0].Pointer), new Tensor(results[1].Pointer), new Tensor(results[2].Pointer), new Tensor(results[3].Pointer));
    }

    internal Tensor[] CallList(params ReadOnlySpan<Argument> arguments)
    {
        NativeValue result;
        Invoke(arguments, &result, 1);
        var tensors = new Tensor[result.Length];
        for (var n = 0; n < tensors.Length; n++) tensors[n] = new Tensor(((nint*)result.Pointer)[n]);
        NativeMethods.tsl_free(result.Pointer);
        return tensors;
    }

    /// <summary>For operators that change their first argument: gives that very tensor, not a new handle of it.</summary>
    internal Tensor Change(params ReadOnlySpan<Argument> arguments)
    {
        Invoke(arguments, null, 0);
        return (Tensor)arguments[0].Reference!;
    }

    /// <summary>For operators that change their arguments: no result is taken.</summary>
    internal void Run(params ReadOnlySpan<Argument> arguments) => Invoke(arguments, null, 0);

    internal bool CallBoolean(params ReadOnlySpan<Argument> arguments)
    {
        NativeValue result;
        Invoke(arguments, &result, 1);
        return result.Integer != 0;
    }

    internal long CallInteger(params ReadOnlySpan<Argument> arguments)
    {
        NativeValue result;
        Invoke(arguments, &result, 1);
        return result.Integer;
    }

    private int Invoke(ReadOnlySpan<Argument> arguments, NativeValue* results, int capacity)
    {
        var words = 0;
        foreach (ref readonly var argument in arguments) words += Words(argument);
        long[]? rented = null;
        var payload = words <= 64 ? stackalloc long[words] : (rented = ArrayPool<long>.Shared.Rent(words));
        try
        {
            fixed (long* block = payload)
            {
                var values = stackalloc NativeValue[arguments.Length];
                var used = 0;
                for (var n = 0; n < arguments.Length; n++) used += Write(arguments[n], &values[n], block + used);
                var produced = NativeMethods.tsl_call(Handle(), values, arguments.Length, results, capacity);
                if (produced < 0) throw NativeMethods.Failure();
                foreach (ref readonly var argument in arguments) GC.KeepAlive(argument.Reference);
                return produced;
            }
        }
        finally
        {
            if (rented is not null) ArrayPool<long>.Shared.Return(rented);
        }
    }

    private nint Handle()
    {
        if (_handle == 0)
        {
            _handle = NativeMethods.tsl_find_operator(name, overload);
            if (_handle == 0) throw NativeMethods.Failure();
        }
        return _handle;
    }

    private static int Words(in Argument argument) => argument.Kind switch
    {
        ValueKind.Integers or ValueKind.Booleans or ValueKind.Floatings or ValueKind.Complex => argument.Length,
        ValueKind.Tensors or ValueKind.OptionalTensors => ((Tensor?[])argument.Reference!).Length,
        ValueKind.Text => (Encoding.UTF8.GetByteCount((string)argument.Reference!) / 8) + 1,
        _ => 0,
    };

    private static int Write(in Argument argument, NativeValue* value, long* block)
    {
        *value = new NativeValue { Kind = argument.Kind, Length = argument.Length, Integer = argument.Bits };
        switch (argument.Kind)
        {
            case ValueKind.Integers or ValueKind.Booleans:
                ((long[])argument.Reference!).CopyTo(new Span<long>(block, argument.Length));
                break;
            case ValueKind.Floatings or ValueKind.Complex:
                ((double[])argument.Reference!).CopyTo(new Span<double>(block, argument.Length));
                break;
            case ValueKind.Tensors or ValueKind.OptionalTensors:
                var tensors = (Tensor?[])argument.Reference!;
                for (var n = 0; n < tensors.Length; n++) block[n] = tensors[n]?.Handle ?? 0;
                value->Length = tensors.Length;
                break;
            case ValueKind.Text:
                value->Length = Encoding.UTF8.GetBytes((string)argument.Reference!, new Span<byte>(block, Words(argument) * 8));
                break;
            default:
                return 0;
        }
        value->Pointer = (nint)block;
        return Words(argument);
    }
}
