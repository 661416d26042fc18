using System.Globalization;
using System.Text;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>Tensors as text, the way Julia, NumPy and C# write arrays. Long rows and columns are cut in the middle (Julia: at the line's width).</summary>
internal sealed class TensorPrinter(TensorStringStyle style, string format, int width, CultureInfo culture, string newLine)
{
    private readonly StringBuilder _text = new();
    private Tensor _flat = null!;
    private long[] _shape = [];
    private string _suffix = "";

    internal string Print(Tensor tensor)
    {
        _flat = tensor.contiguous().view(-1);
        _shape = tensor.shape;
        switch (style)
        {
            case TensorStringStyle.Julia:
                _text.Append(tensor);
                if (_shape.Length == 0) _text.Append(", value = ").Append(Value(0));
                else Matrices(0, 0, []);
                break;
            case TensorStringStyle.CSharp:
                CSharp(tensor);
                break;
            default:
                Nested(0, 0, '[', ']', "", string.Concat(Enumerable.Repeat(newLine, Math.Max(0, _shape.Length - 1))));
                break;
        }
        return _text.ToString();
    }

    private void CSharp(Tensor tensor)
    {
        _text.Append(tensor).Append(", value = ");
        if (_shape.Length == 0)
        {
            _text.Append(Value(0));
            return;
        }
        (var keyword, _suffix) = tensor.dtype switch
        {
            ScalarType.Bool => ("bool", ""),
            ScalarType.Byte => ("byte", ""),
            ScalarType.Int8 => ("sbyte", ""),
            ScalarType.Int16 => ("short", ""),
            ScalarType.Int32 => ("int", ""),
            ScalarType.Int64 => ("long", "L"),
            ScalarType.Float16 => ("float16", "f"),
            ScalarType.BFloat16 => ("bfloat16", "f"),
            ScalarType.Float32 => ("float", "f"),
            ScalarType.Float64 => ("double", ""),
            ScalarType.ComplexFloat32 => ("complex32", ""),
            ScalarType.ComplexFloat64 => ("complex64", ""),
            _ => (tensor.dtype.ToString(), ""),
        };
        var deep = _shape.Length > 1;
        if (deep) _text.Append(newLine);
        _text.Append(keyword).Append(" [").Append(',', _shape.Length - 1).Append("] ");
        Nested(0, 0, '{', '}', deep ? newLine : "", newLine);
    }

    /// <summary>One bracket per dimension; <paramref name="frame"/> sets the outermost brackets of C# on lines of their own.</summary>
    private void Nested(int depth, long place, char open, char close, string frame, string between)
    {
        if (depth == _shape.Length)
        {
            _text.Append(Value(place)).Append(_suffix);
            return;
        }
        _text.Append(open);
        if (depth == 0 && frame != "") _text.Append(frame).Append(' ');
        var last = depth == _shape.Length - 1;
        var comma = last || open == '{' ? "," : "";
        var stride = _shape[(depth + 1)..].TotalSize();
        var cut = false;
        var first = true;
        foreach (var n in Shown(_shape[depth], last ? MaxColumns : MaxRows))
        {
            if (n < 0)
            {
                if (last) _text.Append(", ... ");
                else _text.Append(comma).Append(between).Append(' ', depth + 1).Append("...");
                cut = true;
                continue;
            }
            if (!first && !(last && cut)) _text.Append(cut ? "" : comma).Append(last ? " " : Break(depth, between)).Append(' ', last ? 0 : depth + 1);
            Nested(depth + 1, place + (n * stride), open, close, frame, between);
            (first, cut) = (false, false);
        }
        if (depth == 0 && frame != "") _text.Append(frame);
        _text.Append(close);
    }

    /// <summary>NumPy sets the parts of outer dimensions further apart.</summary>
    private string Break(int depth, string between) => style == TensorStringStyle.Numpy
        ? string.Concat(Enumerable.Repeat(newLine, _shape.Length - 1 - depth))
        : between;

    /// <summary>The indices to show, -1 standing for those left out.</summary>
    private static IEnumerable<long> Shown(long size, int most)
    {
        for (long n = 0; n < size; n++)
        {
            if (size > most && n == most - (most / 2))
            {
                yield return -1;
                n = size - (most / 2);
            }
            if (n < size) yield return n;
        }
    }

    /// <summary>Julia: the last two dimensions as aligned columns, one block for each index of the others.</summary>
    private void Matrices(int depth, long place, long[] outer)
    {
        if (_shape.Length - depth > 2)
        {
            var stride = _shape[(depth + 1)..].TotalSize();
            for (long n = 0; n < _shape[depth]; n++) Matrices(depth + 1, place + (n * stride), [.. outer, n]);
            return;
        }
        _text.Append(newLine);
        if (depth > 0) _text.Append('[').AppendJoin(',', outer).Append(",..,..] =").Append(newLine);
        var columns = _shape[^1];
        var rows = new List<List<string>>();
        for (long row = 0; row < _shape[depth..^1].TotalSize(); row++) rows.Add(Row(place + (row * columns), columns));
        var shown = rows.Count == 0 ? 0 : rows.Min(row => row.Count);
        var widths = Enumerable.Range(0, shown).Select(column => rows.Max(row => row[column].Length)).ToArray();
        foreach (var row in rows)
        {
            for (var column = 0; column < shown; column++) _text.Append(' ').Append(row[column].PadLeft(widths[column]));
            if (shown < columns) _text.Append(" ...");
            _text.Append(newLine);
        }
    }

    private List<string> Row(long place, long columns)
    {
        var row = new List<string>();
        var left = width;
        for (long column = 0; column < columns; column++)
        {
            var value = Value(place + column);
            if (left - value.Length - " ...".Length < 0) break;
            row.Add(value);
            left -= value.Length + 1;
        }
        return row;
    }

    private string Value(long place)
    {
        using var element = _flat[place];
        var value = element.ToScalar();
        return value.Kind switch
        {
            ScalarKind.Integer => value.Integer.ToString(culture),
            ScalarKind.Boolean => value.ToBoolean().ToString(culture),
            ScalarKind.Complex => Complex(value.Real, value.Imaginary),
            _ => Number(value.Real),
        };
    }

    private string Complex(double real, double imaginary) =>
        imaginary == 0 ? Number(real) : (real == 0 ? "" : Number(real) + "+") + Number(imaginary) + "i";

    // A float prints its own shortest digits, not those of the double it was widened to.
    private string Number(double value) =>
        _flat.dtype is ScalarType.Float64 or ScalarType.ComplexFloat64 ? value.ToString(format, culture) : ((float)value).ToString(format, culture);
}
