// Backward, grad mode, and functions whose forward and backward are written in C#.
#include "exports.h"

#include <ATen/core/grad_mode.h>
#include <c10/core/InferenceMode.h>
#include <torch/csrc/autograd/anomaly_mode.h>
#include <torch/csrc/autograd/autograd.h>
#include <torch/csrc/autograd/edge.h>
#include <torch/csrc/autograd/function.h>
#include <torch/csrc/autograd/functions/utils.h>
#include <torch/csrc/autograd/saved_variable.h>
#include <torch/csrc/autograd/variable.h>
#include <cstdlib>
#include <vector>

using torch::autograd::variable_list;

namespace {

variable_list borrow(void** handles, int count) {
  variable_list list;
  list.reserve(count);
  for (int n = 0; n < count; n++) list.push_back(tsl::from_handle(handles[n]));
  return list;
}

// C# fills `inputs` gradients (null: none) and returns 0, or returns 1 and leaves a message by tsl_set_error.
using BackwardCallback = int (*)(void* context, void* node, void** output_gradients, int outputs, void** input_gradients, int inputs);
using ReleaseCallback = void (*)(void* context);

struct ManagedFunction final : torch::autograd::Node {
  ManagedFunction(BackwardCallback backward, ReleaseCallback release, void* context, std::string name)
      : backward(backward), release(release), context(context), label(std::move(name)) {}
  ~ManagedFunction() override { release(context); }

  std::string name() const override { return label; }

  variable_list apply(variable_list&& gradients) override {
    std::vector<void*> given(gradients.size(), nullptr);
    for (size_t n = 0; n < gradients.size(); n++) {
      auto gradient = gradients[n];
      if (!gradient.defined() && materialise && n < output_like.size())
        gradient = at::zeros(output_like[n].first, output_like[n].second);
      given[n] = tsl::to_handle(gradient);
    }
    std::vector<void*> taken(inputs, nullptr);
    int failed = backward(context, this, given.data(), static_cast<int>(given.size()), taken.data(), inputs);
    variable_list all;
    for (auto* handle : taken)
      all.push_back(handle == nullptr ? at::Tensor()
                                      : at::Tensor(c10::intrusive_ptr<at::TensorImpl, at::UndefinedTensorImpl>::reclaim(
                                            static_cast<at::TensorImpl*>(handle))));
    if (failed != 0) {
      throw std::runtime_error(tsl::last_error());
    }
    return all;
  }

  void release_variables() override {
    saved.clear();
    released = true;
  }

  BackwardCallback backward;
  ReleaseCallback release;
  void* context;
  std::string label;
  int inputs = 0;
  bool materialise = true;
  bool released = false;
  std::vector<std::pair<std::vector<int64_t>, at::TensorOptions>> output_like;
  std::vector<torch::autograd::SavedVariable> saved;
};

using Function = std::shared_ptr<ManagedFunction>;

}  // namespace

TSL_EXPORT void tsl_set_error(const char* message) { tsl::set_error(message); }

TSL_EXPORT int tsl_backward(void** roots, int root_count, void** gradients, int gradient_count, int retain_graph, int create_graph,
                            void** inputs, int input_count) {
  TSL_TRY(-1, torch::autograd::backward(borrow(roots, root_count), borrow(gradients, gradient_count), retain_graph != 0,
                                        create_graph != 0, borrow(inputs, input_count));
          return 0;)
}

TSL_EXPORT int tsl_grad(void** outputs, int output_count, void** inputs, int input_count, void** gradients, int gradient_count,
                        int retain_graph, int create_graph, int allow_unused, void** results) {
  TSL_TRY(-1, auto found = torch::autograd::grad(borrow(outputs, output_count), borrow(inputs, input_count),
                                                 borrow(gradients, gradient_count), retain_graph != 0, create_graph != 0, allow_unused != 0);
          for (size_t n = 0; n < found.size(); n++) results[n] = tsl::to_handle(found[n]);
          return static_cast<int>(found.size());)
}

TSL_EXPORT int tsl_grad_mode() { return at::GradMode::is_enabled(); }
TSL_EXPORT void tsl_set_grad_mode(int enabled) { at::GradMode::set_enabled(enabled != 0); }
TSL_EXPORT int tsl_inference_mode() { return c10::InferenceMode::is_enabled(); }
TSL_EXPORT void* tsl_inference_mode_enter(int enabled) { TSL_TRY(nullptr, return new c10::InferenceMode(enabled != 0);) }
TSL_EXPORT void tsl_inference_mode_leave(void* guard) { delete static_cast<c10::InferenceMode*>(guard); }
TSL_EXPORT int tsl_anomaly_mode() { return torch::autograd::AnomalyMode::is_enabled(); }
TSL_EXPORT int tsl_anomaly_checks_nan() { return torch::autograd::AnomalyMode::should_check_nan(); }
TSL_EXPORT void tsl_set_anomaly_mode(int enabled, int check_nan) { torch::autograd::AnomalyMode::set_enabled(enabled != 0, check_nan != 0); }

TSL_EXPORT void* tsl_function_new(const char* name, BackwardCallback backward, ReleaseCallback release, void* context) {
  TSL_TRY(nullptr, return new Function(std::make_shared<ManagedFunction>(backward, release, context, name));)
}

// Drops C#'s own hold; the graph's hold, if there is one, keeps the function alive.
TSL_EXPORT void tsl_function_release(void* function) { delete static_cast<Function*>(function); }

// Ties raw outputs of a forward that ran without gradients to the graph. `flags` per output: 1 differentiable, 2 changed in place.
// Returns new handles in `results`; an output that is one of the inputs and was not changed becomes a view of it.
TSL_EXPORT int tsl_function_connect(void* function, void** inputs, int input_count, void** outputs, const int32_t* flags, int output_count,
                                    int materialise, void** results) {
  TSL_TRY(
      -1, auto& node = *static_cast<Function*>(function); auto given = borrow(inputs, input_count);
      node->inputs = input_count; node->materialise = materialise != 0;
      node->set_next_edges(torch::autograd::collect_next_edges(given));
      for (int n = 0; n < output_count; n++) {
        auto output = tsl::from_handle(outputs[n]);
        bool is_input = false;
        for (auto& input : given) is_input = is_input || input.is_same(output);
        bool in_place = (flags[n] & 2) != 0;
        if (is_input && !in_place) {
          at::AutoGradMode off(false);
          output = output.view_as(output);
        }
        if ((flags[n] & 1) == 0) {
          node->add_input_metadata(torch::autograd::Node::undefined_input());
          node->output_like.emplace_back(output.sizes().vec(), output.options().requires_grad(false));
          results[n] = tsl::to_handle(output);
          continue;
        }
        node->output_like.emplace_back(output.sizes().vec(), output.options().requires_grad(false));
        if (in_place) {
          torch::autograd::impl::rebase_history(output, {node, node->add_input_metadata(output)});
        } else {
          torch::autograd::set_history(output, node);
        }
        results[n] = tsl::to_handle(output);
      } return output_count;)
}

// `is_output` per tensor: a saved output must not keep the graph alive in a circle.
TSL_EXPORT int tsl_function_save(void* function, void** tensors, const int32_t* is_output, int count) {
  TSL_TRY(-1, auto& node = *static_cast<Function*>(function);
          for (int n = 0; n < count; n++) node->saved.emplace_back(tsl::from_handle(tensors[n]), is_output[n] != 0); return 0;)
}

// Inside backward: `raw` is the node that was handed to the callback.
TSL_EXPORT int tsl_function_saved(void* raw, void** results, int capacity) {
  TSL_TRY(-1, auto node = static_cast<ManagedFunction*>(raw)->shared_from_this(); auto* ours = static_cast<ManagedFunction*>(raw); TORCH_CHECK(
              !ours->released, "Trying to backward through the graph a second time: the saved tensors have been freed. "
                               "Give retain_graph to the first backward.");
          int count = std::min(static_cast<int>(ours->saved.size()), capacity);
          for (int n = 0; n < count; n++) results[n] = tsl::to_handle(ours->saved[n].unpack(node));
          return static_cast<int>(ours->saved.size());)
}
