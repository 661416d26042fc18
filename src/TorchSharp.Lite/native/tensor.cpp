// What C# asks a tensor directly: identity, shape, memory, gradient.
#include "exports.h"

#include <torch/csrc/autograd/variable.h>

TSL_EXPORT void tsl_tensor_release(void* handle) {
  c10::intrusive_ptr<at::TensorImpl, at::UndefinedTensorImpl>::reclaim(static_cast<at::TensorImpl*>(handle));
}

TSL_EXPORT void* tsl_tensor_alias(void* handle) { TSL_TRY(nullptr, return tsl::to_handle(tsl::from_handle(handle));) }

TSL_EXPORT int64_t tsl_tensor_dim(void* handle) { TSL_TRY(-1, return tsl::look(handle).dim();) }
TSL_EXPORT int64_t tsl_tensor_numel(void* handle) { TSL_TRY(-1, return tsl::look(handle).numel();) }
TSL_EXPORT int tsl_tensor_sizes(void* handle, int64_t* sizes) {
  TSL_TRY(-1, auto from = tsl::look(handle).sizes(); std::copy(from.begin(), from.end(), sizes); return 0;)
}
TSL_EXPORT int tsl_tensor_strides(void* handle, int64_t* strides) {
  TSL_TRY(-1, auto from = tsl::look(handle).strides(); std::copy(from.begin(), from.end(), strides); return 0;)
}
TSL_EXPORT int64_t tsl_tensor_storage_offset(void* handle) { TSL_TRY(-1, return tsl::look(handle).storage_offset();) }
TSL_EXPORT int tsl_tensor_dtype(void* handle) {
  TSL_TRY(-1, return static_cast<int>(c10::typeMetaToScalarType(tsl::look(handle).dtype()));)
}
TSL_EXPORT int64_t tsl_tensor_element_size(void* handle) { TSL_TRY(-1, return tsl::look(handle).itemsize();) }
TSL_EXPORT int tsl_tensor_device(void* handle, int64_t* index) {
  TSL_TRY(-1, auto device = tsl::look(handle).device(); *index = device.index(); return static_cast<int>(device.type());)
}
TSL_EXPORT int tsl_tensor_is_contiguous(void* handle) { TSL_TRY(-1, return tsl::look(handle).is_contiguous();) }
TSL_EXPORT int tsl_tensor_is_sparse(void* handle) { TSL_TRY(-1, return tsl::look(handle).is_sparse();) }
TSL_EXPORT void* tsl_tensor_data(void* handle) { TSL_TRY(nullptr, return tsl::from_handle(handle).data_ptr();) }

TSL_EXPORT int tsl_tensor_requires_grad(void* handle) { TSL_TRY(-1, return tsl::from_handle(handle).requires_grad();) }
TSL_EXPORT int tsl_tensor_set_requires_grad(void* handle, int value) {
  TSL_TRY(-1, tsl::from_handle(handle).set_requires_grad(value != 0); return 0;)
}
TSL_EXPORT int tsl_tensor_is_leaf(void* handle) { TSL_TRY(-1, return tsl::from_handle(handle).is_leaf();) }
TSL_EXPORT int tsl_tensor_retain_grad(void* handle) { TSL_TRY(-1, tsl::from_handle(handle).retain_grad(); return 0;) }
// Null without an error where there is no gradient.
TSL_EXPORT void* tsl_tensor_grad(void* handle) { TSL_TRY(nullptr, return tsl::to_handle(tsl::from_handle(handle).grad());) }
TSL_EXPORT int tsl_tensor_set_grad(void* handle, void* grad) {
  TSL_TRY(-1, tsl::from_handle(handle).mutable_grad() = tsl::from_handle(grad); return 0;)
}
// set_data: the tensor keeps its identity (and its place in optimisers) and takes another's contents.
TSL_EXPORT int tsl_tensor_set_data(void* handle, void* other) {
  TSL_TRY(-1, tsl::from_handle(handle).set_data(tsl::from_handle(other)); return 0;)
}

// A tensor over memory that belongs to C#; `release` is called with `context` when the last view of it is gone.
TSL_EXPORT void* tsl_tensor_from_memory(void* data, const int64_t* sizes, int dimensions, int dtype, void (*release)(void*), void* context) {
  TSL_TRY(nullptr,
          auto tensor = at::from_blob(
              data, c10::IntArrayRef(sizes, dimensions), [release, context](void*) { if (release != nullptr) release(context); },
              at::TensorOptions().dtype(static_cast<at::ScalarType>(dtype)));
          return tsl::to_handle(std::move(tensor));)
}
