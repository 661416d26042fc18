// The C boundary of TorchSharp.Lite. A tensor crosses it as the address of its TensorImpl, holding one reference of its own.
// Every function that can fail returns a negative number or null and leaves a message for tsl_error.
#pragma once

#include <ATen/ATen.h>
#include <cstdint>
#include <string>

#define TSL_EXPORT extern "C" __attribute__((visibility("default")))

namespace tsl {

void set_error(const char* message);
std::string last_error();

// Owning handle for C#.
inline void* to_handle(at::Tensor tensor) {
  return tensor.defined() ? tensor.unsafeReleaseTensorImpl() : nullptr;
}

// Borrowed from C#: the reference count goes up for as long as the result lives.
inline at::Tensor from_handle(void* handle) {
  if (handle == nullptr) return at::Tensor();
  return at::Tensor(c10::intrusive_ptr<at::TensorImpl, at::UndefinedTensorImpl>::reclaim_copy(static_cast<at::TensorImpl*>(handle)));
}

// For a look only: no reference counting.
inline at::TensorImpl& look(void* handle) { return *static_cast<at::TensorImpl*>(handle); }

std::string describe(const std::exception& error);

}  // namespace tsl

#define TSL_TRY(result_on_error, ...)                     \
  try {                                                   \
    __VA_ARGS__                                           \
  } catch (const std::exception& error) {                 \
    tsl::set_error(tsl::describe(error).c_str());         \
    return result_on_error;                               \
  } catch (...) {                                         \
    tsl::set_error("unknown error inside libtorch");      \
    return result_on_error;                               \
  }
