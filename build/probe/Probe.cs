using TorchSharp;

// the first tensor loads libtorch
using var tensor = torch.ones(new long[] { 2, 3 });
return tensor.numel() == 6 ? 0 : 1;
