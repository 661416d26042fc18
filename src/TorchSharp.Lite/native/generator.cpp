// Random number generators.
#include "exports.h"

#include <ATen/CPUGeneratorImpl.h>
#include <ATen/Context.h>
#include <ATen/core/Generator.h>
#include <mutex>
#include <torch/cuda.h>

namespace {
at::Generator& generator(void* handle) { return *static_cast<at::Generator*>(handle); }
}

TSL_EXPORT void* tsl_generator_new(uint64_t seed) { TSL_TRY(nullptr, return new at::Generator(at::detail::createCPUGenerator(seed));) }
TSL_EXPORT void* tsl_generator_default(int device_type, int64_t index) {
  TSL_TRY(nullptr, return new at::Generator(at::globalContext().defaultGenerator(
                       c10::Device(static_cast<c10::DeviceType>(device_type), static_cast<c10::DeviceIndex>(index))));)
}
TSL_EXPORT void tsl_generator_release(void* handle) { delete static_cast<at::Generator*>(handle); }
TSL_EXPORT int tsl_generator_manual_seed(void* handle, uint64_t seed) {
  TSL_TRY(-1, auto& g = generator(handle); std::lock_guard<std::mutex> lock(g.mutex()); g.set_current_seed(seed); return 0;)
}
TSL_EXPORT uint64_t tsl_generator_seed(void* handle) {
  TSL_TRY(0, auto& g = generator(handle); std::lock_guard<std::mutex> lock(g.mutex()); return g.seed();)
}
TSL_EXPORT uint64_t tsl_generator_initial_seed(void* handle) {
  TSL_TRY(0, auto& g = generator(handle); std::lock_guard<std::mutex> lock(g.mutex()); return g.current_seed();)
}
TSL_EXPORT void* tsl_generator_get_state(void* handle) {
  TSL_TRY(nullptr, auto& g = generator(handle); std::lock_guard<std::mutex> lock(g.mutex()); return tsl::to_handle(g.get_state());)
}
TSL_EXPORT int tsl_generator_set_state(void* handle, void* state) {
  TSL_TRY(-1, auto& g = generator(handle); std::lock_guard<std::mutex> lock(g.mutex()); g.set_state(tsl::from_handle(state)); return 0;)
}
// All devices, as torch.manual_seed does.
TSL_EXPORT int tsl_manual_seed(uint64_t seed) { TSL_TRY(-1, at::manual_seed(seed); return 0;) }
TSL_EXPORT int tsl_cuda_manual_seed(uint64_t seed, int all) {
  TSL_TRY(-1, if (!torch::cuda::is_available()) return 0;
          if (all != 0) torch::cuda::manual_seed_all(seed); else torch::cuda::manual_seed(seed); return 0;)
}
