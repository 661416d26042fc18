namespace MiniCnn.Training;

/// <summary>Rules by which gradients change weights.</summary>
public enum OptimizerKind
{
    /// <summary>Adam with decoupled weight decay (Loshchilov and Hutter 2019, arXiv:1711.05101).</summary>
    AdamW,

    /// <summary>Stochastic gradient descent with Nesterov momentum (Sutskever et al. 2013).</summary>
    Sgd,

    /// <summary>A rate for each weight from the sizes of past steps and gradients (Zeiler 2012, arXiv:1212.5701).</summary>
    Adadelta,
}
