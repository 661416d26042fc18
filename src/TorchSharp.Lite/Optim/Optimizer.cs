using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        /// <summary>The base of all optimisers.</summary>
        public abstract class Optimizer : IDisposable
        {
            protected IList<ParamGroup> _parameter_groups = [];

            private protected Optimizer()
            {
            }

            public virtual IEnumerable<ILearningRateController> ParamGroups => _parameter_groups;

            public virtual IEnumerable<Parameter> parameters() => _parameter_groups.SelectMany(group => group.Parameters);

            public virtual void add_param_group(ParamGroup param_group) => throw new NotImplementedException("add_param_group");

            /// <summary>Sets the gradients to zero; <c>Module.zero_grad</c> takes them away, which is cheaper.</summary>
            public virtual void zero_grad()
            {
                foreach (var parameter in parameters()) Gradients.Clear(parameter, setToNone: false);
            }

            /// <summary>One update from the gradients in place; gives the closure's loss if there is a closure.</summary>
            public virtual Tensor? step(Func<Tensor>? closure = null) => throw new NotImplementedException("step");

            public void Dispose()
            {
                Dispose(true);
                GC.SuppressFinalize(this);
            }

            protected virtual void Dispose(bool disposing)
            {
                if (disposing) Release();
            }

            /// <summary>Frees the states; the parameters belong to their modules.</summary>
            private protected virtual void Release()
            {
            }

            /// <summary>The options of every group and the state of every parameter: the optimiser's own objects, not copies.</summary>
            public class StateDictionary
            {
                internal StateDictionary()
                {
                }

                public List<OptimizerOptions> Options { get; } = [];

                public List<OptimizerState> State { get; } = [];

                /// <summary>For each group the places of its parameters in <see cref="State"/>.</summary>
                public List<List<int>> StateIndexRef { get; } = [];
            }
        }

        public interface ILearningRateController
        {
            double LearningRate { get; set; }

            /// <summary>The rate at the start, from which schedulers count.</summary>
            double InitialLearningRate { get; set; }
        }

        public interface IMomentum
        {
            double Momentum { get; set; }
        }

        public interface IBetas
        {
            (double, double) Betas { get; set; }
        }
    }
}
