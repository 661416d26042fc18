using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public static Generator manual_seed(long seed) => random.manual_seed(seed);

    public static Tensor get_rng_state() => random.get_rng_state();

    public static void set_rng_state(Tensor new_state) => random.set_rng_state(new_state);

    public static class random
    {
        /// <summary>Seeds every device and gives the CPU's generator.</summary>
        public static Generator manual_seed(long seed)
        {
            NativeMethods.Check(NativeMethods.tsl_manual_seed((ulong)seed));
            return Generator.Default;
        }

        public static long seed() => Generator.Default.seed();

        public static long initial_seed() => Generator.Default.initial_seed();

        public static Tensor get_rng_state() => Generator.Default.get_state();

        public static void set_rng_state(Tensor new_state) => Generator.Default.set_state(new_state);
    }

    public class Generator : IDisposable
    {
        private nint _handle;

        public Generator(ulong seed = 0, Device? device = null)
        {
            this.device = device ?? CPU;
            _handle = this.device.type == DeviceType.CPU
                ? NativeMethods.tsl_generator_new(seed)
                : NativeMethods.tsl_generator_default((int)this.device.type, this.device.index);
            if (_handle == 0) throw NativeMethods.Failure();
            if (this.device.type != DeviceType.CPU) NativeMethods.Check(NativeMethods.tsl_generator_manual_seed(_handle, seed));
        }

        private Generator(nint handle) => (_handle, device) = (handle, CPU);

        ~Generator() => Dispose(false);

        /// <summary>The generator that operators use when none is given.</summary>
        public static Generator Default
        {
            get
            {
                var handle = NativeMethods.tsl_generator_default((int)DeviceType.CPU, -1);
                return handle == 0 ? throw NativeMethods.Failure() : new Generator(handle);
            }
        }

        public nint Handle => _handle;

        public Device device { get; }

        public Generator manual_seed(long seed)
        {
            NativeMethods.Check(NativeMethods.tsl_generator_manual_seed(_handle, (ulong)seed));
            return this;
        }

        public long seed() => (long)NativeMethods.tsl_generator_seed(_handle);

        public long initial_seed() => (long)NativeMethods.tsl_generator_initial_seed(_handle);

        public Tensor get_state() =>
            NativeMethods.tsl_generator_get_state(_handle) is var state and not 0 ? new Tensor(state) : throw NativeMethods.Failure();

        public void set_state(Tensor value) => NativeMethods.Check(NativeMethods.tsl_generator_set_state(_handle, value.Handle));

        public void Dispose()
        {
            Dispose(true);
            GC.SuppressFinalize(this);
        }

        protected virtual void Dispose(bool disposing)
        {
            var handle = Interlocked.Exchange(ref _handle, 0);
            if (handle != 0) NativeMethods.tsl_generator_release(handle);
        }
    }
}
