using TorchSharp.Interop;


namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        public static Tensor Load(string location)
        {
            using var file = File.OpenRead(location);
            return Load(file);
        }

        public static Tensor Load(Stream stream)
        {
            using var reader = new BinaryReader(stream);
            return Load(reader);
        }

        public static Tensor Load(BinaryReader reader) => TensorExtensionMethods.Load(reader);

        /// <summary>Writes libtorch's own archive, as <c>torch::save</c> does.</summary>
        public void save(string location) => NativeMethods.Check(NativeMethods.tsl_tensor_save(Handle, location));

        /// <summary>Reads what <see cref="save"/> wrote. The archive holds a pickle: load only files that you trust.</summary>
        public static Tensor load(string location) =>
            NativeMethods.tsl_tensor_load(location) is var found and not 0 ? new Tensor(found) : throw NativeMethods.Failure();

        /// <summary>The memory of a contiguous tensor on the CPU, as it lies.</summary>
        public unsafe void WriteBytesToStream(Stream stream, int bufferSize = 1024)
        {
            RequireStreamable();
            var left = NumberOfElements * ElementSize;
            for (var from = (byte*)Data; left > 0;)
            {
                var size = (int)Math.Min(left, Math.Max(bufferSize, 1 << 16));
                stream.Write(new ReadOnlySpan<byte>(from, size));
                from += size;
                left -= size;
            }
        }

        public unsafe void ReadBytesFromStream(Stream stream, int bufferSize = 1024)
        {
            RequireStreamable();
            var left = NumberOfElements * ElementSize;
            for (var to = (byte*)Data; left > 0;)
            {
                var read = stream.Read(new Span<byte>(to, (int)Math.Min(left, Math.Max(bufferSize, 1 << 16))));
                if (read == 0) throw new EndOfStreamException();
                to += read;
                left -= read;
            }
        }

        private void RequireStreamable()
        {
            if (!is_contiguous()) throw new InvalidOperationException("Bytes() called on non-contiguous tensor.");
            RequireCpu(this);
        }
    }

    public static void save(Tensor t, string location) => t.save(location);

    public static Tensor load(string location) => Tensor.load(location);
}
