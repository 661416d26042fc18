// One door to every operator of libtorch: looked up once by its schema name, called with boxed arguments.
// Arguments that are left out at the end take the schema's own defaults, so a newer libtorch with more of them still fits.
#include "exports.h"

#include <ATen/core/Generator.h>
#include <ATen/core/dispatch/Dispatcher.h>
#include <ATen/core/ivalue.h>
#include <ATen/core/jit_type.h>
#include <cstdlib>

namespace {

enum Kind : int32_t {
  none = 0,
  tensor = 1,
  integer = 2,
  floating = 3,
  boolean = 4,
  text = 5,
  integers = 6,
  floatings = 7,
  tensors = 8,
  optional_tensors = 9,
  device = 10,
  generator = 11,
  complex = 12,
  schema_default = 13,
  booleans = 14,
};

struct Value {
  int32_t kind;
  int32_t length;
  union {
    int64_t i;
    double d;
    void* p;
  };
};

using Operator = c10::OperatorHandle;

c10::IValue boxed(const Value& value, const c10::Argument& argument) {
  switch (value.kind) {
    case none:
      return c10::IValue();
    case tensor:
      return tsl::from_handle(value.p);
    case integer:
      return value.i;
    case floating:
      return value.d;
    case boolean:
      return value.i != 0;
    case text:
      return std::string(static_cast<const char*>(value.p), value.length);
    case integers: {
      auto* begin = static_cast<const int64_t*>(value.p);
      return c10::IValue(c10::ArrayRef<int64_t>(begin, value.length));
    }
    case floatings: {
      auto* begin = static_cast<const double*>(value.p);
      return c10::IValue(c10::ArrayRef<double>(begin, value.length));
    }
    case booleans: {
      auto* begin = static_cast<const int64_t*>(value.p);
      c10::List<bool> list;
      for (int32_t n = 0; n < value.length; n++) list.push_back(begin[n] != 0);
      return c10::IValue(std::move(list));
    }
    case tensors: {
      auto** begin = static_cast<void**>(value.p);
      c10::List<at::Tensor> list;
      list.reserve(value.length);
      for (int32_t n = 0; n < value.length; n++) list.push_back(tsl::from_handle(begin[n]));
      return c10::IValue(std::move(list));
    }
    case optional_tensors: {
      auto** begin = static_cast<void**>(value.p);
      c10::impl::GenericList list(c10::OptionalType::create(c10::TensorType::get()));
      for (int32_t n = 0; n < value.length; n++)
        list.push_back(begin[n] == nullptr ? c10::IValue() : c10::IValue(tsl::from_handle(begin[n])));
      return c10::IValue(std::move(list));
    }
    case device:
      return c10::Device(static_cast<c10::DeviceType>(value.length), static_cast<c10::DeviceIndex>(value.i));
    case generator:
      return *static_cast<at::Generator*>(value.p);
    case complex: {
      auto* parts = static_cast<const double*>(value.p);
      return c10::IValue(c10::complex<double>(parts[0], parts[1]));
    }
    case schema_default:
      if (!argument.default_value()) throw std::runtime_error("argument '" + argument.name() + "' has no default");
      return *argument.default_value();
    default:
      throw std::runtime_error("unknown kind of argument");
  }
}

Value unboxed(c10::IValue&& value) {
  Value result{};
  if (value.isTensor()) {
    result.kind = tensor;
    result.p = tsl::to_handle(std::move(value).toTensor());
  } else if (value.isInt()) {
    result.kind = integer;
    result.i = value.toInt();
  } else if (value.isDouble()) {
    result.kind = floating;
    result.d = value.toDouble();
  } else if (value.isBool()) {
    result.kind = boolean;
    result.i = value.toBool();
  } else if (value.isTensorList()) {
    auto list = value.toTensorVector();
    auto** handles = static_cast<void**>(std::malloc(sizeof(void*) * (list.size() + 1)));
    for (size_t n = 0; n < list.size(); n++) handles[n] = tsl::to_handle(list[n]);
    result.kind = tensors;
    result.length = static_cast<int32_t>(list.size());
    result.p = handles;
  } else if (value.isNone()) {
    result.kind = none;
  } else {
    throw std::runtime_error("a result of type " + value.tagKind() + " has no form outside libtorch");
  }
  return result;
}

}  // namespace

TSL_EXPORT const void* tsl_find_operator(const char* name, const char* overload) {
  TSL_TRY(nullptr, return new Operator(c10::Dispatcher::singleton().findSchemaOrThrow(name, overload));)
}

// Fills results and returns their number; results beyond capacity are dropped (in-place operators are called with capacity 0).
TSL_EXPORT int tsl_call(const void* op, const Value* arguments, int count, Value* results, int capacity) {
  TSL_TRY(
      -1, auto& handle = *static_cast<const Operator*>(op); const auto& schema = handle.schema().arguments();
      if (count > static_cast<int>(schema.size())) throw std::runtime_error("too many arguments for " + toString(handle.schema()));
      torch::jit::Stack stack; stack.reserve(schema.size());
      for (size_t n = 0; n < schema.size(); n++)
        stack.push_back(boxed(static_cast<int>(n) < count ? arguments[n] : Value{schema_default, 0, {0}}, schema[n]));
      handle.callBoxed(&stack); int produced = std::min(static_cast<int>(stack.size()), capacity);
      for (int n = 0; n < produced; n++) results[n] = unboxed(std::move(stack[n]));
      return produced;)
}

TSL_EXPORT void tsl_free(void* block) { std::free(block); }
