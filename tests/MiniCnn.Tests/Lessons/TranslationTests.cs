using MiniCnn.Lessons;

namespace MiniCnn.Tests.Lessons;

/// <summary>What moves with the image, by hand and in the chapter.</summary>
[NoLeakedTensors]
public sealed class TranslationTests
{
    private static readonly Plane Ramp = new(1, 4, [1, 2, 3, 4]);

    [Fact]
    public void A_plane_moves_in_a_ring()
    {
        Equivariance.Shift(Ramp, 1).Values.ShouldBe([4f, 1, 2, 3]);
        Equivariance.Shift(Ramp, -1).Values.ShouldBe([2f, 3, 4, 1]);
    }

    [Fact]
    public void The_error_is_a_relative_distance_by_hand()
    {
        Equivariance.Error(plane => plane, Ramp, 1).ShouldBe(0);
        // always 1, 2, 3, 4, wherever the input is: [1 2 3 4] − [4 1 2 3] = [−3 1 1 1], √12 of √30
        Equivariance.Error(_ => Ramp, Ramp, 1).ShouldBe(Math.Sqrt(12 / 30.0), 1e-12);
        // every other number: [1 3], of the moved row [4 2]; nearest whole moves give [1 3] and [3 1]
        Equivariance.Error(plane => new Plane(1, 2, [plane[0, 0], plane[0, 2]]), Ramp, 1).ShouldBe(Math.Sqrt(2 / 10.0), 1e-12);
        Equivariance.Error(plane => new Plane(1, 2, [plane[0, 0], plane[0, 2]]), Ramp, 2).ShouldBe(0);
    }

    [Fact]
    public void Images_are_moved_and_shuffled_pixel_by_pixel()
    {
        var images = new ImageSet([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12], [0, 1], 1, 2, 3);
        MovedPixels.Shift(images, 1, 0).Pixels.ShouldBe(new byte[] { 0, 0, 0, 1, 2, 3, 0, 0, 0, 7, 8, 9 });
        MovedPixels.Shift(images, -1, 0).Pixels.ShouldBe(new byte[] { 4, 5, 6, 0, 0, 0, 10, 11, 12, 0, 0, 0 });
        MovedPixels.Shift(images, 0, 1).Pixels.ShouldBe(new byte[] { 0, 1, 2, 0, 4, 5, 0, 7, 8, 0, 10, 11 });
        MovedPixels.Shift(images, 0, -2).Pixels.ShouldBe(new byte[] { 3, 0, 0, 6, 0, 0, 9, 0, 0, 12, 0, 0 });
        MovedPixels.Shuffle(images, [5, 4, 3, 2, 1, 0]).Pixels.ShouldBe(new byte[] { 6, 5, 4, 3, 2, 1, 12, 11, 10, 9, 8, 7 });
        MovedPixels.Order(100, 1).Order().ShouldBe(Enumerable.Range(0, 100));
        MovedPixels.Order(100, 1).ShouldNotBe(MovedPixels.Order(100, 2));
    }

    [Fact]
    public void Stride_one_moves_along_exactly_and_strides_do_not()
    {
        Lesson lesson = Tutorial.Get("translation").Run(new LessonOptions { Quick = true });
        foreach (int shift in new[] { 1, 2, 3 })
        {
            lesson[$"circular-{shift}"].ShouldBe(0);
            lesson[$"zeros-{shift}"].ShouldBeInRange(0.01, 2);
        }
        foreach (string layer in new[] { "stride", "maxpool", "meanpool", "subsampled", "blurred" })
        {
            lesson[$"{layer}-1"].ShouldBeGreaterThan(0.01, layer);
            lesson[$"{layer}-2"].ShouldBe(0, layer);
        }
        lesson["blurred-1"].ShouldBeLessThan(lesson["subsampled-1"]);
        lesson["global-mean-change"].ShouldBe(0);
        // learned something, and the drop with distance that the chapter is about
        lesson["cnn-moved-0"].ShouldBeGreaterThan(0.6);
        lesson["mlp-moved-0"].ShouldBeGreaterThan(0.5);
        lesson["mlp-moved-6"].ShouldBeLessThan(lesson["mlp-moved-0"] - 0.2);
        // the same again, whatever was drawn before
        TorchSharp.torch.manual_seed(9).Dispose();
        Tutorial.Get("translation").Run(new LessonOptions { Quick = true }).Findings.ShouldBe(lesson.Findings);
    }
}
