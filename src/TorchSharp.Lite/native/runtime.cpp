// Errors, versions, threads, the allocator, CUDA.
#include "exports.h"

#include <ATen/Context.h>
#include <ATen/Parallel.h>
#include <c10/util/Exception.h>
#include <dlfcn.h>
#ifdef __GLIBC__
#include <malloc.h>
#endif
#include <torch/cuda.h>
#include <torch/version.h>

namespace {
thread_local std::string error_text;
}

namespace tsl {

void set_error(const char* message) { error_text = message; }

std::string last_error() { return error_text; }

std::string describe(const std::exception& error) {
  if (auto* ours = dynamic_cast<const c10::Error*>(&error)) return ours->what_without_backtrace();
  return error.what();
}

}  // namespace tsl

TSL_EXPORT const char* tsl_error() { return error_text.c_str(); }

TSL_EXPORT const char* tsl_version() { return TORCH_VERSION; }

// The file that libtorch's code was loaded from.
TSL_EXPORT const char* tsl_library_path() {
  static const std::string path = [] {
    Dl_info info;
    void* address = reinterpret_cast<void*>(&at::get_num_threads);
    return std::string(dladdr(address, &info) != 0 && info.dli_fname != nullptr ? info.dli_fname : "");
  }();
  return path.c_str();
}

// By default glibc gives large blocks back to the kernel when they are freed, and every training step pays for fresh pages
// again. The dynamic threshold is switched off by setting it; 1 GiB is far above any activation of a small network.
TSL_EXPORT void tsl_keep_large_blocks() {
#ifdef __GLIBC__
  mallopt(M_MMAP_THRESHOLD, 1 << 30);
  mallopt(M_TRIM_THRESHOLD, 2147483647);
  mallopt(M_TOP_PAD, 64 << 20);
#endif
}

TSL_EXPORT int tsl_get_num_threads() { return at::get_num_threads(); }
TSL_EXPORT int tsl_set_num_threads(int count) { TSL_TRY(-1, at::set_num_threads(count); return 0;) }
TSL_EXPORT int tsl_get_num_interop_threads() { return static_cast<int>(at::get_num_interop_threads()); }
TSL_EXPORT int tsl_set_num_interop_threads(int count) { TSL_TRY(-1, at::set_num_interop_threads(count); return 0;) }

// By libtorch's public API, whose names have outlived those of the hooks behind it.
TSL_EXPORT int tsl_cuda_is_available() { TSL_TRY(0, return torch::cuda::is_available() ? 1 : 0;) }
TSL_EXPORT int tsl_cuda_has_cudnn() { TSL_TRY(0, return torch::cuda::cudnn_is_available() ? 1 : 0;) }
TSL_EXPORT int tsl_cuda_device_count() { TSL_TRY(0, return static_cast<int>(torch::cuda::device_count());) }
TSL_EXPORT int tsl_cuda_synchronize(int64_t index) { TSL_TRY(-1, torch::cuda::synchronize(index); return 0;) }
