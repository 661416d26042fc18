// A single tensor in libtorch's own archive, as torch::save and torch::load of C++ write and read it.
#include "exports.h"

#include <torch/serialize/input-archive.h>
#include <torch/serialize/output-archive.h>

TSL_EXPORT int tsl_tensor_save(void* handle, const char* path) {
  TSL_TRY(-1, torch::serialize::OutputArchive archive; archive.write("0", tsl::from_handle(handle)); archive.save_to(path); return 0;)
}

TSL_EXPORT void* tsl_tensor_load(const char* path) {
  TSL_TRY(nullptr, torch::serialize::InputArchive archive; archive.load_from(path); at::Tensor tensor; archive.read("0", tensor);
          return tsl::to_handle(std::move(tensor));)
}
