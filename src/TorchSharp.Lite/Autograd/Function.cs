using System.Runtime.InteropServices;
using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public static partial class autograd
    {
        /// <summary>
        /// A function whose forward and backward are written in C#. One object of <typeparamref name="T"/> serves a call; backward gives one
        /// gradient for each of the arguments of forward, null for those that have none.
        /// </summary>
        public abstract class Function<T>
            where T : Function<T>, new()
        {
            protected Function()
            {
            }

            public abstract string Name { get; }

            public static List<Tensor> apply_internal(params object[] vars)
            {
                var context = new AutogradContext();
                var function = new T();
                var inputs = vars.OfType<Tensor>().ToArray();
                var needed = is_grad_enabled() && inputs.Any(input => input.requires_grad);
                List<Tensor> outputs;
                using (no_grad()) outputs = function.Forward(context, vars);
                return needed ? Connect(function, context, vars, inputs, outputs) : outputs;
            }

            internal abstract List<Tensor> Forward(AutogradContext context, object[] vars);

            internal abstract List<Tensor> Backward(AutogradContext context, List<Tensor> gradients);

            private static unsafe List<Tensor> Connect(T function, AutogradContext context, object[] vars, Tensor[] inputs, List<Tensor> outputs)
            {
                var call = new FunctionCall((gradients, node) =>
                {
                    context.Node = node;
                    try
                    {
                        var given = function.Backward(context, gradients);
                        if (given.Count < vars.Length && given.Count != inputs.Length)
                            throw new InvalidOperationException($"{function.Name}: backward gave {given.Count} gradients; expected one for each of the {vars.Length} arguments of forward");
                        return given.Count < vars.Length ? given : vars.Select((value, n) => (value, n)).Where(pair => pair.value is Tensor).Select(pair => given[pair.n]).ToList();
                    }
                    finally
                    {
                        context.Node = 0;
                    }
                });
                var native = NativeMethods.tsl_function_new(function.Name, &FunctionCall.Run, &FunctionCall.Release, GCHandle.ToIntPtr(GCHandle.Alloc(call)));
                if (native == 0) throw NativeMethods.Failure();
                try
                {
                    var flags = outputs.Select(output => (Differentiable(context, output) ? 1 : 0) | (context.Dirty.Contains(output.Handle) ? 2 : 0)).ToArray();
                    var results = new nint[outputs.Count];
                    fixed (nint* from = Handles(inputs), to = Handles(outputs), connected = results)
                    fixed (int* kinds = flags)
                        NativeMethods.Check(NativeMethods.tsl_function_connect(native, from, inputs.Length, to, kinds, outputs.Count, context.MaterializeGrads ? 1 : 0, connected));
                    var isOutput = context.Saved.Select(saved => outputs.Exists(output => output.Handle == saved?.Handle) ? 1 : 0).ToArray();
                    fixed (nint* saved = Handles(context.Saved))
                    fixed (int* kinds = isOutput)
                        NativeMethods.Check(NativeMethods.tsl_function_save(native, saved, kinds, isOutput.Length));
                    context.Saved.Clear();
                    return outputs.Select((output, n) => Same(output, results[n])).ToList();
                }
                finally
                {
                    NativeMethods.tsl_function_release(native);
                }
            }

            private static bool Differentiable(AutogradContext context, Tensor output) =>
                !context.NonDifferentiable.Contains(output.Handle) && (output.is_floating_point() || output.is_complex());

            /// <summary>The node is tied to the tensor itself, so the caller's object goes on unless a view had to be made.</summary>
            private static Tensor Same(Tensor output, nint connected)
            {
                if (connected != output.Handle) return new Tensor(connected);
                NativeMethods.tsl_tensor_release(connected);
                return output;
            }
        }

        public abstract class SingleTensorFunction<T> : Function<T>
            where T : SingleTensorFunction<T>, new()
        {
            protected SingleTensorFunction()
            {
            }

            public static Tensor apply(params object[] vars) => apply_internal(vars)[0];

            public abstract Tensor forward(AutogradContext ctx, params object[] vars);

            public abstract List<Tensor> backward(AutogradContext ctx, Tensor grad_output);

            internal override List<Tensor> Forward(AutogradContext context, object[] vars) => [forward(context, vars)];

            internal override List<Tensor> Backward(AutogradContext context, List<Tensor> gradients) => backward(context, gradients[0]);
        }

        public abstract class MultiTensorFunction<T> : Function<T>
            where T : MultiTensorFunction<T>, new()
        {
            protected MultiTensorFunction()
            {
            }

            public static List<Tensor> apply(params object[] vars) => apply_internal(vars);

            public abstract List<Tensor> forward(AutogradContext ctx, params object[] vars);

            public abstract List<Tensor> backward(AutogradContext ctx, List<Tensor> grad_outputs);

            internal override List<Tensor> Forward(AutogradContext context, object[] vars) => forward(context, vars);

            internal override List<Tensor> Backward(AutogradContext context, List<Tensor> gradients) => backward(context, gradients);
        }

        /// <summary>The bridge from the graph's node to a function's backward.</summary>
        private sealed class FunctionCall(Func<List<Tensor>, nint, List<Tensor>> backward)
        {
            [UnmanagedCallersOnly]
            internal static unsafe int Run(nint context, nint node, nint* gradients, int count, nint* results, int capacity)
            {
                try
                {
                    using var scope = NewDisposeScope();
                    var given = new List<Tensor>(count);
                    for (var n = 0; n < count; n++) given.Add(gradients[n] == 0 ? null! : new Tensor(gradients[n]));
                    var call = (FunctionCall)GCHandle.FromIntPtr(context).Target!;
                    var found = call.Run(given, node);
                    for (var n = 0; n < capacity && n < found.Count; n++)
                        results[n] = found[n] is null ? 0 : NativeMethods.tsl_tensor_alias(found[n].Handle);
                    return 0;
                }
                catch (Exception error)
                {
                    // An exception may not cross libtorch's engine; its message travels as libtorch's own error.
                    NativeMethods.tsl_set_error(error.Message);
                    return 1;
                }
            }

            [UnmanagedCallersOnly]
            internal static void Release(nint context) => GCHandle.FromIntPtr(context).Free();

            private List<Tensor> Run(List<Tensor> gradients, nint node) => backward(gradients, node);
        }
    }
}
