using MiniCnn.Tests.Support;
using MiniCnn.Training;
using static TorchSharp.torch;

namespace MiniCnn.Tests.Training;

[NoLeakedTensors]
public sealed class RandomnessOfStepsTests
{
    [Fact]
    public void Each_step_has_draws_of_its_own_and_a_run_with_the_same_seed_the_same()
    {
        float[] draws = Draws(seed: 1);
        draws.ShouldBeUnique();
        Draws(seed: 1).ShouldBe(draws);
        Draws(seed: 2).ShouldNotBe(draws);
    }

    private static float[] Draws(int seed)
    {
        using Drawing module = new();
        using Trainer trainer = TinyTask.Trainer(module, TinyTask.Everything with { Epochs = 1, ValidationImages = 0, Seed = seed });
        trainer.Run();
        return [.. module.Drawn];
    }

    /// <summary>Draws as dropout does, once a step, and remembers it.</summary>
    private sealed class Drawing : nn.Module<Tensor, Tensor>
    {
        private readonly TorchSharp.Modules.Linear root = nn.Linear(48, 3);

        public Drawing()
            : base(nameof(Drawing)) => RegisterComponents();

        public List<float> Drawn { get; } = [];

        public override Tensor forward(Tensor input)
        {
            using (Tensor draw = rand(1))
                Drawn.Add(draw.item<float>());
            return root.call(input.flatten(1));
        }
    }
}
