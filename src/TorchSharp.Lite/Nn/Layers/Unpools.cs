using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static MaxUnpool1d MaxUnpool1d(long kernel_size, long? stride = null, long? padding = null) => new(kernel_size, stride, padding);

        public static MaxUnpool2d MaxUnpool2d(long kernel_size, long? stride = null, long? padding = null) =>
            new([kernel_size, kernel_size], [stride ?? kernel_size, stride ?? kernel_size], [padding ?? 0, padding ?? 0]);

        public static MaxUnpool2d MaxUnpool2d((long, long) kernel_size, (long, long)? stride = null, (long, long)? padding = null) =>
            new(Sizes(kernel_size), Sizes(stride ?? kernel_size), Sizes(padding, 0));

        public static MaxUnpool2d MaxUnpool2d(long[] kernel_size, long[]? stride = null, long[]? padding = null) => new(kernel_size, stride, padding);

        public static MaxUnpool3d MaxUnpool3d(long kernel_size, long? stride = null, long? padding = null) =>
            new([kernel_size, kernel_size, kernel_size], [stride ?? kernel_size, stride ?? kernel_size, stride ?? kernel_size], [padding ?? 0, padding ?? 0, padding ?? 0]);

        public static MaxUnpool3d MaxUnpool3d((long, long, long) kernel_size, (long, long, long)? stride = null, (long, long, long)? padding = null) =>
            new(Sizes(kernel_size), Sizes(stride ?? kernel_size), Sizes(padding, 0));

        public static MaxUnpool3d MaxUnpool3d(long[] kernel_size, long[]? stride = null, long[]? padding = null) => new(kernel_size, stride, padding);
    }
}
