using static TorchSharp.torch;

namespace TorchSharp.Tests.Operators;

internal static partial class OperatorCases
{
    private static Dictionary<string, Func<Tensor[], Tensor[]>> Activations => new()
    {
        ["relu"] = x => Forms(x[0].relu(), Changed(x[0], copy => copy.relu_())),
        ["relu6"] = x => Forms(x[0].relu6(), Changed(x[0], copy => copy.relu6_())),
        ["sigmoid"] = x => Forms(x[0].sigmoid(), sigmoid(x[0]), Changed(x[0], copy => copy.sigmoid_())),
        ["silu"] = x => Forms(x[0].silu(), Changed(x[0], copy => copy.silu_())),
        ["selu"] = x => Forms(x[0].selu(), Changed(x[0], copy => copy.selu_())),
        ["celu"] = x => Forms(x[0].celu(), x[0].celu(1.0)),
        ["celu alpha"] = x => Forms(x[0].celu(1.7), Changed(x[0], copy => copy.celu_(1.7))),
        ["elu"] = x => Forms(x[0].elu(1.0), x[0].elu(1.0, 1.0, 1.0)),
        ["gelu"] = x => [x[0].gelu()],
        ["hardsigmoid"] = x => [x[0].hardsigmoid()],
        ["hardswish"] = x => [x[0].hardswish()],
        ["softplus"] = x => [x[0].softplus()],
        ["glu"] = x => [x[0].glu()],
        ["leaky_relu"] = x => [x[0].leaky_relu(0.1)],
        ["log_sigmoid"] = x => [x[0].log_sigmoid()],
        ["prelu"] = x => [x[0].prelu(x[1])],
        ["threshold"] = x => [x[0].threshold(0.3, -7)],
        ["softmax"] = x => Forms(x[0].softmax(1), softmax(x[0], 1), special.softmax(x[0], 1)),
        ["log_softmax"] = x => Forms(x[0].log_softmax(0), special.log_softmax(x[0], 0)),
    };
}
