using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace TorchSharp.Tests.Support;

/// <summary>A safetensors file of numbers that PyTorch found.</summary>
internal sealed class ReferenceFile
{
    private readonly Dictionary<string, (long[] shape, double[] numbers)> _tensors = [];

    internal ReferenceFile(string name)
    {
        var bytes = File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, name));
        var length = (int)BinaryPrimitives.ReadUInt64LittleEndian(bytes);
        using var header = JsonDocument.Parse(bytes.AsMemory(8, length));
        foreach (var entry in header.RootElement.EnumerateObject())
        {
            if (entry.NameEquals("__metadata__"))
            {
                Notes = entry.Value.EnumerateObject().ToDictionary(note => note.Name, note => note.Value.GetString()!);
                continue;
            }
            var place = entry.Value.GetProperty("data_offsets").EnumerateArray().Select(offset => offset.GetInt32()).ToArray();
            var content = bytes.AsSpan(8 + length + place[0], place[1] - place[0]);
            var shape = entry.Value.GetProperty("shape").EnumerateArray().Select(size => size.GetInt64()).ToArray();
            var numbers = entry.Value.GetProperty("dtype").GetString() == "F64"
                ? MemoryMarshal.Cast<byte, double>(content).ToArray()
                : Array.ConvertAll(MemoryMarshal.Cast<byte, float>(content).ToArray(), number => (double)number);
            _tensors.Add(entry.Name, (shape, numbers));
        }
    }

    internal Dictionary<string, string> Notes { get; } = [];

    internal IEnumerable<string> Names => _tensors.Keys;

    internal bool Has(string name) => _tensors.ContainsKey(name);

    /// <summary>Shape and every value, relative to the largest value of the reference.</summary>
    internal void Check(string name, torch.Tensor found, double tolerance = 2e-6)
    {
        var (shape, expected) = _tensors[name];
        found.shape.ShouldBe(shape, name);
        var numbers = found.to(torch.ScalarType.Float64).contiguous().data<double>().ToArray();
        var scale = expected.Aggregate(1.0, (largest, number) => Math.Max(largest, Math.Abs(number)));
        for (var n = 0; n < numbers.Length; n++)
        {
            if (!(Math.Abs(numbers[n] - expected[n]) <= tolerance * scale) && !(double.IsNaN(numbers[n]) && double.IsNaN(expected[n])))
                throw new ShouldAssertException($"{name}[{n}]: {numbers[n]:R} instead of {expected[n]:R}");
        }
    }

    internal void CheckExactly(string name, torch.Tensor found) => Check(name, found, 0);
}
