using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace MiniCnn.Training.Compiled;

/// <summary>A parameter of the module, which stays the only place of its numbers, and its gradient in the same order.</summary>
internal sealed unsafe class CompiledParameter(string name, Parameter parameter, PlanMemory memory)
{
    public string Name => name;
    public Parameter Parameter => parameter;
    public int Count { get; } = checked((int)parameter.numel());
    public float* Gradient { get; } = memory.Floats(parameter.numel());
    /// <summary>NaN or infinite if any number is, or if they are too large to be added up.</summary>
    public float GradientSum
    {
        get
        {
            // the memory has whole vectors, with zeros at the end
            Vector512<float> sum = Vector512<float>.Zero;
            for (int i = 0; i < Count; i += Vector512<float>.Count)
                sum += Vector512.Load(Gradient + i);
            return Vector512.Sum(sum);
        }
    }

    public float[] GradientValues => new ReadOnlySpan<float>(Gradient, Count).ToArray();
    public float* Values { get; private set; } = AddressOf(parameter);

    /// <summary>Before each step: a parameter whose memory was replaced is found again.</summary>
    public void Locate() => Values = AddressOf(parameter);

    /// <summary>Of a contiguous tensor on the CPU.</summary>
    public static float* AddressOf(Tensor tensor) => (float*)Unsafe.AsPointer(ref MemoryMarshal.GetReference(tensor.bytes));
}

/// <summary>
/// The order in which kernels want the numbers of a parameter: for each of theirs, the index in the parameter or −1 for a zero. Gradients come back the same way.
/// </summary>
internal sealed unsafe class Packing(int[] source, PlanMemory memory)
{
    private readonly int* _source = memory.Integers(source);

    public int Count { get; } = source.Length;

    /// <summary>Part of parts of the numbers, from the parameter's order to the kernels'.</summary>
    public void Pack(float* from, float* to, int part, int parts)
    {
        int i = Start(part, parts), end = Start(part + 1, parts);
        for (; Avx2.IsSupported && i + 8 <= end; i += 8)
        {
            var index = Vector256.Load(_source + i);
            Avx2.GatherMaskVector256(Vector256<float>.Zero, from, index, Vector256.GreaterThanOrEqual(index, Vector256<int>.Zero).AsSingle(), sizeof(float)).Store(to + i);
        }

        for (; i < end; i++)
            to[i] = _source[i] < 0 ? 0 : from[_source[i]];
    }

    /// <summary>Adds the threads' sums up, in the order of the threads, and puts them in the parameter's order; the sums are cleared.</summary>
    public void Unpack(MapStorage sums, int threads, float* to, int part, int parts)
    {
        int start = Start(part, parts), end = Start(part + 1, parts);
        for (int i = start; i < end; i++)
        {
            if (_source[i] < 0)
                continue;
            float sum = sums.At(0)[i];
            for (int thread = 1; thread < threads; thread++)
                sum += sums.At(thread)[i];
            to[_source[i]] = sum;
        }

        for (int thread = 0; thread < threads; thread++)
            new Span<float>(sums.At(thread) + start, end - start).Clear();
    }

    private int Start(int part, int parts) => (int)((long)Count * part / parts);
}
