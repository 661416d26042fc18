using System.Runtime.InteropServices;

namespace TorchSharp.Interop;

/// <summary>The C functions of native/*.cpp, one to one.</summary>
internal static unsafe partial class NativeMethods
{
    private const string Library = "torchsharp_lite";

    static NativeMethods() => tsl_keep_large_blocks();

    [LibraryImport(Library)] internal static partial byte* tsl_error();
    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)] internal static partial void tsl_set_error(string message);
    [LibraryImport(Library)] internal static partial byte* tsl_version();
    [LibraryImport(Library)] internal static partial byte* tsl_library_path();
    [LibraryImport(Library)] internal static partial void tsl_keep_large_blocks();
    [LibraryImport(Library)] internal static partial int tsl_get_num_threads();
    [LibraryImport(Library)] internal static partial int tsl_set_num_threads(int count);
    [LibraryImport(Library)] internal static partial int tsl_get_num_interop_threads();
    [LibraryImport(Library)] internal static partial int tsl_set_num_interop_threads(int count);
    [LibraryImport(Library)] internal static partial int tsl_cuda_is_available();
    [LibraryImport(Library)] internal static partial int tsl_cuda_has_cudnn();
    [LibraryImport(Library)] internal static partial int tsl_cuda_device_count();
    [LibraryImport(Library)] internal static partial int tsl_cuda_synchronize(long index);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)] internal static partial int tsl_tensor_save(nint handle, string path);
    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)] internal static partial nint tsl_tensor_load(string path);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)] internal static partial nint tsl_find_operator(string name, string overload);
    [LibraryImport(Library)] internal static partial int tsl_call(nint op, NativeValue* arguments, int count, NativeValue* results, int capacity);
    [LibraryImport(Library)] internal static partial void tsl_free(nint block);

    [LibraryImport(Library)] internal static partial void tsl_tensor_release(nint handle);
    [LibraryImport(Library)] internal static partial nint tsl_tensor_alias(nint handle);
    [LibraryImport(Library)] internal static partial long tsl_tensor_dim(nint handle);
    [LibraryImport(Library)] internal static partial long tsl_tensor_numel(nint handle);
    [LibraryImport(Library)] internal static partial int tsl_tensor_sizes(nint handle, long* sizes);
    [LibraryImport(Library)] internal static partial int tsl_tensor_strides(nint handle, long* strides);
    [LibraryImport(Library)] internal static partial long tsl_tensor_storage_offset(nint handle);
    [LibraryImport(Library)] internal static partial int tsl_tensor_dtype(nint handle);
    [LibraryImport(Library)] internal static partial long tsl_tensor_element_size(nint handle);
    [LibraryImport(Library)] internal static partial int tsl_tensor_device(nint handle, long* index);
    [LibraryImport(Library)] internal static partial int tsl_tensor_is_contiguous(nint handle);
    [LibraryImport(Library)] internal static partial int tsl_tensor_is_sparse(nint handle);
    [LibraryImport(Library)] internal static partial nint tsl_tensor_data(nint handle);
    [LibraryImport(Library)] internal static partial int tsl_tensor_requires_grad(nint handle);
    [LibraryImport(Library)] internal static partial int tsl_tensor_set_requires_grad(nint handle, int value);
    [LibraryImport(Library)] internal static partial int tsl_tensor_is_leaf(nint handle);
    [LibraryImport(Library)] internal static partial int tsl_tensor_retain_grad(nint handle);
    [LibraryImport(Library)] internal static partial nint tsl_tensor_grad(nint handle);
    [LibraryImport(Library)] internal static partial int tsl_tensor_set_grad(nint handle, nint grad);
    [LibraryImport(Library)] internal static partial int tsl_tensor_set_data(nint handle, nint other);
    [LibraryImport(Library)]
    internal static partial nint tsl_tensor_from_memory(void* data, long* sizes, int dimensions, int dtype, delegate* unmanaged<nint, void> release, nint context);

    [LibraryImport(Library)]
    internal static partial int tsl_backward(nint* roots, int rootCount, nint* gradients, int gradientCount, int retainGraph, int createGraph, nint* inputs, int inputCount);
    [LibraryImport(Library)]
    internal static partial int tsl_grad(nint* outputs, int outputCount, nint* inputs, int inputCount, nint* gradients, int gradientCount,
        int retainGraph, int createGraph, int allowUnused, nint* results);
    [LibraryImport(Library)] internal static partial int tsl_grad_mode();
    [LibraryImport(Library)] internal static partial void tsl_set_grad_mode(int enabled);
    [LibraryImport(Library)] internal static partial int tsl_inference_mode();
    [LibraryImport(Library)] internal static partial nint tsl_inference_mode_enter(int enabled);
    [LibraryImport(Library)] internal static partial void tsl_inference_mode_leave(nint guard);
    [LibraryImport(Library)] internal static partial int tsl_anomaly_mode();
    [LibraryImport(Library)] internal static partial int tsl_anomaly_checks_nan();
    [LibraryImport(Library)] internal static partial void tsl_set_anomaly_mode(int enabled, int checkNan);
    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial nint tsl_function_new(string name, delegate* unmanaged<nint, nint, nint*, int, nint*, int, int> backward, delegate* unmanaged<nint, void> release, nint context);
    [LibraryImport(Library)] internal static partial void tsl_function_release(nint function);
    [LibraryImport(Library)]
    internal static partial int tsl_function_connect(nint function, nint* inputs, int inputCount, nint* outputs, int* flags, int outputCount, int materialise, nint* results);
    [LibraryImport(Library)] internal static partial int tsl_function_save(nint function, nint* tensors, int* isOutput, int count);
    [LibraryImport(Library)] internal static partial int tsl_function_saved(nint node, nint* results, int capacity);

    [LibraryImport(Library)] internal static partial nint tsl_generator_new(ulong seed);
    [LibraryImport(Library)] internal static partial nint tsl_generator_default(int deviceType, long index);
    [LibraryImport(Library)] internal static partial void tsl_generator_release(nint handle);
    [LibraryImport(Library)] internal static partial int tsl_generator_manual_seed(nint handle, ulong seed);
    [LibraryImport(Library)] internal static partial ulong tsl_generator_seed(nint handle);
    [LibraryImport(Library)] internal static partial ulong tsl_generator_initial_seed(nint handle);
    [LibraryImport(Library)] internal static partial nint tsl_generator_get_state(nint handle);
    [LibraryImport(Library)] internal static partial int tsl_generator_set_state(nint handle, nint state);
    [LibraryImport(Library)] internal static partial int tsl_manual_seed(ulong seed);
    [LibraryImport(Library)] internal static partial int tsl_cuda_manual_seed(ulong seed, int all);

    /// <summary>The exception for the message that libtorch left on this thread.</summary>
    internal static ExternalException Failure() => new(Marshal.PtrToStringUTF8((nint)tsl_error()));

    /// <summary>Passes a result that is not negative; otherwise throws libtorch's message.</summary>
    internal static int Check(int result) => result < 0 ? throw Failure() : result;

    internal static long Check(long result) => result < 0 ? throw Failure() : result;
}
