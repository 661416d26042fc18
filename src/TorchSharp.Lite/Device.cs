using System.Globalization;
using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public static readonly Device CPU = new(DeviceType.CPU);

    public static Device CUDA { get; } = new(DeviceType.CUDA);

    public static Device MPS { get; } = new(DeviceType.MPS);

    public static readonly Device META = new(DeviceType.META);

    public static Device device(string description) => new(description);

    public static Device device(string deviceType, int index = -1) => new(deviceType, index);

    public static Device device(DeviceType deviceType, int index = -1) => new(deviceType, index);

    public static Device device(int index) => new(index);

    public static bool cuda_is_available() => cuda.is_available();

    public static class cuda
    {
        public static bool is_available() => NativeMethods.tsl_cuda_is_available() == 1;

        public static bool is_cudnn_available() => NativeMethods.tsl_cuda_has_cudnn() == 1;

        public static int device_count() => NativeMethods.tsl_cuda_device_count();

        public static void manual_seed(long seed) => NativeMethods.Check(NativeMethods.tsl_cuda_manual_seed((ulong)seed, 0));

        public static void manual_seed_all(long seed) => NativeMethods.Check(NativeMethods.tsl_cuda_manual_seed((ulong)seed, 1));

        /// <summary>Waits for a GPU; without one there is nothing to wait for.</summary>
        public static void synchronize(Device? device = null)
        {
            if (is_available()) NativeMethods.Check(NativeMethods.tsl_cuda_synchronize(device?.index ?? -1));
        }
    }

    public class Device
    {
        public Device(DeviceType deviceType, int index = -1)
        {
            type = deviceType;
            // A CPU has no index; a CUDA device without one is the first.
            this.index = deviceType == DeviceType.CPU ? -1 : index == -1 && deviceType == DeviceType.CUDA ? 0 : index;
        }

        public Device(string deviceType, int index = -1)
            : this(Parse(deviceType), index)
        {
        }

        public Device(string description)
            : this(Parse(description.Split(':')[0]), description.Split(':') is [_, var number] ? int.Parse(number, CultureInfo.InvariantCulture) : -1)
        {
        }

        public Device(int index)
            : this(DeviceType.CUDA, index)
        {
        }

        public DeviceType type { get; }

        public int index { get; }

        public static implicit operator Device(string description) => new(description);

        public override string ToString() =>
            type.ToString().ToLowerInvariant() + (index == -1 ? "" : ":" + index.ToString(CultureInfo.InvariantCulture));

        private static DeviceType Parse(string name) => Enum.TryParse<DeviceType>(name, true, out var type) && !int.TryParse(name, out _)
            ? type
            : throw new ArgumentException($"Invalid device type '{name}'");
    }
}
