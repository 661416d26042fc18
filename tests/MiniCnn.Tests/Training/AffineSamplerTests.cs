using MiniCnn.Training.Compiled;
using TorchSharp;
using static TorchSharp.torch;

namespace MiniCnn.Tests.Training;

[NoLeakedTensors]
public sealed class AffineSamplerTests
{
    private static readonly AffineAugmentation Range = new() { Rotation = 180, Scale = 0.5, Shift = 4, Shear = 0.5 };

    [Theory]
    [InlineData(1, 1)]
    [InlineData(1, 9)]
    [InlineData(5, 1)]
    [InlineData(3, 5)]
    [InlineData(28, 28)]
    [InlineData(17, 35)]
    public void Bilinear_numbers_are_those_of_grid_sample(int height, int width)
    {
        using DisposeScope scope = NewDisposeScope();
        byte[] plane = Noise(height * width);
        for (int i = 0; i < 20; i++)
        {
            var map = AffineMap.Draw(Range, new SplitMix64(7, i));
            float[] theta =
            [
                map.Xx, map.Xy * height / width, map.Right * 2 / width,
                map.Yx * width / height, map.Yy, map.Down * 2 / height,
            ];
            Tensor image = tensor(Array.ConvertAll(plane, pixel => (float)pixel), [1, 1, height, width]);
            Tensor grid = nn.functional.affine_grid(tensor(theta, [1, 2, 3]), image.shape, align_corners: false);
            Tensor expected = nn.functional.grid_sample(image, grid, GridSampleMode.Bilinear, GridSamplePaddingMode.Border, align_corners: false);
            Sample(plane, width, map).ShouldBe(expected.data<float>().ToArray(), 0.02f);
        }
    }

    [Fact]
    public void Pixels_that_are_not_moved_keep_their_value_to_the_bit()
    {
        byte[] plane = Noise(13 * 11);
        float[] expected = Array.ConvertAll(plane, pixel => (pixel * 0.013f) - 0.7f);
        Sample(plane, 11, AffineMap.Identity, 0.013f, -0.7f).ShouldBe(expected);
        // by way of the weights as well: a shift that is too small for any place to change
        Sample(plane, 11, AffineMap.Identity with { Right = 1e-12f }, 0.013f, -0.7f).ShouldBe(expected);
    }

    [Fact]
    public void A_shift_by_a_whole_pixel_moves_the_image_and_its_border_goes_on()
    {
        Sample([1, 2, 3, 4, 5, 6], 3, AffineMap.Identity with { Right = 1 }).ShouldBe([2, 3, 3, 5, 6, 6]);
        Sample([1, 2, 3, 4, 5, 6], 3, AffineMap.Identity with { Down = -1 }).ShouldBe([1, 2, 3, 1, 2, 3]);
    }

    [Fact]
    public void A_flip_mirrors_an_image_left_to_right()
    {
        static AffineMap Flip(double probability, double turn, int i) =>
            AffineMap.Draw(new AffineAugmentation { Flip = probability, Rotation = turn }, new SplitMix64(5, i));
        Sample([1, 2, 3, 4, 5, 6], 3, Flip(1, 0, 0)).ShouldBe([3, 2, 1, 6, 5, 4]);
        Enumerable.Range(0, 64).Count(i => Flip(0.5, 0, i).Xx < 0).ShouldBeInRange(16, 48);

        // x of the new image is negated in both rows of a map
        AffineMap turned = Flip(1, 90, 1);
        (turned.Xx, turned.Yx).ShouldBe((-turned.Yy, turned.Xy));
    }

    [Fact]
    public void A_flat_image_stays_flat()
    {
        byte[] flat = [.. Enumerable.Repeat((byte)77, 28 * 28)];
        for (int i = 0; i < 20; i++)
            Sample(flat, 28, AffineMap.Draw(Range, new SplitMix64(3, i))).ShouldAllBe(value => value == 77);
    }

    [Theory]
    [InlineData(1, 7)]
    [InlineData(16, 7)]
    [InlineData(1, 16)]
    public unsafe void Only_the_window_is_written_and_it_is_a_part_of_the_whole(int pixelStride, int columns)
    {
        const int Width = 20;
        byte[] plane = Noise(12 * Width);
        var map = AffineMap.Draw(Range, new SplitMix64(5));
        float[] whole = Sample(plane, Width, map);
        int rowStride = (columns + 2) * pixelStride;
        float[] numbers = new float[6 * rowStride];
        fixed (float* to = numbers)
            AffineSampler.Sample(plane, Width, map, 1, 0, new PlaneWindow((nint)to, Top: 2, Left: 3, Rows: 6, columns, rowStride, pixelStride));
        for (int i = 0; i < numbers.Length; i++)
        {
            (int y, int x) = (i / rowStride, i % rowStride / pixelStride);
            numbers[i].ShouldBe(i % pixelStride == 0 && x < columns ? whole[((y + 2) * Width) + x + 3] : 0, $"{i}");
        }
    }

    [Fact]
    public void A_map_is_of_its_seed_step_and_place_alone_and_within_the_range()
    {
        AffineAugmentation range = new() { Rotation = 90, Shift = 3 };
        AffineMap[] maps = [.. from seed in Enumerable.Range(1, 3) from step in Enumerable.Range(0, 4) from place in Enumerable.Range(0, 5) select Map(seed, step, place)];
        maps.ShouldBeUnique();
        Map(2, 3, 4).ShouldBe(maps[39]);
        foreach (AffineMap map in maps)
        {
            ((map.Xx * map.Xx) + (map.Yx * map.Yx)).ShouldBe(1f, 1e-5);
            (map.Yy, map.Xy).ShouldBe((map.Xx, -map.Yx));
            map.Xx.ShouldBeGreaterThanOrEqualTo(-1e-6f);
            Math.Max(Math.Abs(map.Right), Math.Abs(map.Down)).ShouldBeLessThanOrEqualTo(3);
        }

        AffineMap Map(int seed, long step, int place) => AffineMap.Draw(range, RandomStreams.ForAugmentation(seed, step, place));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void The_compiled_step_sees_the_same_images_whatever_its_threads(int threads)
    {
        // a network that is linear in the image: its gradient tells every pixel
        using ArchitectureModule module = ModelBuilder.Build(Architecture.Parse("input 2x6x7\nflatten\nlinear 3\n", "pixels"));
        ImageSet images = new(Noise(20 * 84), [.. Enumerable.Range(0, 20).Select(n => (byte)(n % 3))], 2, 6, 7);
        TrainingOptions options = new() { BatchSize = 9, ValidationImages = 0, Augmentation = Range };
        TrainingBatches batches = new(images, TrainingPlan.For(options, 20), options, new Normalization([0.4f, 0.5f], [0.2f, 0.3f]), CPU);
        using CompiledPlan plan = new(module, batch: 9, threads);
        (float loss, _) = plan.Step(batches, step: 2, labelSmoothing: 0);
        float[] gradient = plan.Parameters[0].GradientValues;

        using DisposeScope scope = NewDisposeScope();
        (Tensor pixels, Tensor labels) = batches.At(2);
        (float expected, _) = AutogradStep.Gradients(module, 0, pixels, labels);
        loss.ShouldBe(expected, 1e-5);
        gradient.ShouldBe(module.get_parameter("linear1.weight")!.grad!.data<float>().ToArray(), 1e-5f);
    }

    private static byte[] Noise(int count)
    {
        byte[] bytes = new byte[count];
        new Random(1).NextBytes(bytes);
        return bytes;
    }

    private static unsafe float[] Sample(byte[] plane, int width, AffineMap map, float scale = 1, float offset = 0)
    {
        float[] numbers = new float[plane.Length];
        fixed (float* to = numbers)
            AffineSampler.Sample(plane, width, map, scale, offset, new PlaneWindow((nint)to, 0, 0, plane.Length / width, width, width));
        return numbers;
    }
}
