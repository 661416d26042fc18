namespace MiniCnn.Tests.Data;

public sealed class ImageSetTests
{
    private static readonly ImageSet Three = new([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18], [2, 0, 2], 1, 2, 3);

    [Fact]
    public void A_subset_keeps_the_order_asked_for()
    {
        ImageSet subset = Three.Subset([2, 0]);
        subset.Labels.ShouldBe([2, 2]);
        subset.Pixels.ShouldBe([13, 14, 15, 16, 17, 18, 1, 2, 3, 4, 5, 6]);
        (subset.Channels, subset.Height, subset.Width).ShouldBe((1, 2, 3));
        Three.Image(1).ToArray().ShouldBe([7, 8, 9, 10, 11, 12]);
        Three.First(2).Labels.ShouldBe([2, 0]);
        Three.IndicesOf(2).ShouldBe([0, 2]);
        Should.Throw<ArgumentOutOfRangeException>(() => Three.Image(3));
    }

    [Fact]
    public void Images_and_labels_of_different_counts_are_refused()
    {
        var images = new IdxArray(new byte[18], 3, 2, 3);
        Refused(images, new IdxArray([0, 1], 2)).ShouldBe(
            "l.idx: 2 labels for the 3 images of i.idx; expected as many labels as images; use two files of one set");
        Refused(images, new IdxArray([0, 1, 10], 3)).ShouldStartWith("l.idx: label 2 is 10; expected 0 to 9");
        Refused(images, new IdxArray([0, 1, 2], 3, 1)).ShouldContain("rank 1");
        Refused(new IdxArray(new byte[18], 3, 6), new IdxArray([0, 1, 2], 3)).ShouldContain("rank 3 [N, H, W] or 4 [N, C, H, W]");
        Refused(new IdxArray([], 3, 0, 6), new IdxArray([0, 1, 2], 3)).ShouldContain("at least one pixel");
        ImageSet.FromIdx(new IdxArray(new byte[36], 3, 3, 2, 2), new IdxArray([0, 1, 9], 3), 10, "i", "l").Channels.ShouldBe(3);
    }

    [Fact]
    public void Statistics_are_of_each_channel_over_the_whole_set()
    {
        var two = new ImageSet([0, 255, 51, 51, 0, 255, 51, 51], [0, 1], 2, 1, 2);
        var statistics = PixelStatistics.Of(two);
        statistics.Mean.ShouldBe([0.5f, 0.2f]);
        statistics.StandardDeviation.ShouldBe([0.5f, 0f]);
    }

    [Fact]
    public void A_hash_sees_pixels_labels_and_sizes()
    {
        IEnumerable<string> hashes = new[]
        {
            Three, new ImageSet(Three.Pixels, [2, 0, 1], 1, 2, 3), new ImageSet(Three.Pixels, Three.Labels, 1, 3, 2),
            new ImageSet([.. Three.Pixels[..17], 0], Three.Labels, 1, 2, 3),
        }.Select(set => set.Sha256());
        hashes.Distinct().Count().ShouldBe(4);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_split_is_disjoint_whole_and_of_the_size_asked_for(bool stratified)
    {
        byte[] labels = Enumerable.Range(0, 1003).Select(i => (byte)(i % 7 == 0 ? 1 : i % 3)).ToArray();
        foreach (int count in new[] { 0, 1, 2, 100, 333, 1002 })
        {
            (int[] train, int[] validation) = ValidationSplit.Of(labels, count, 5, stratified);
            validation.Length.ShouldBe(count);
            train.Concat(validation).Order().ShouldBe(Enumerable.Range(0, 1003));
            validation.ShouldBe(validation.Order());
        }
    }

    [Fact]
    public void A_stratified_split_takes_from_each_class_its_share()
    {
        byte[] labels = [.. Enumerable.Repeat((byte)0, 60), .. Enumerable.Repeat((byte)1, 30), .. Enumerable.Repeat((byte)2, 10)];
        (int[] _, int[] validation) = ValidationSplit.Of(labels, 20, 1);
        validation.CountBy(i => labels[i]).OrderBy(pair => pair.Key).Select(pair => pair.Value).ShouldBe([12, 6, 2]);
        ValidationSplit.Of(labels, 20, 2).Validation.ShouldNotBe(validation);
        ValidationSplit.Of(labels, 20, 1).Validation.ShouldBe(validation);
    }

    [Fact]
    public void A_split_without_training_images_is_refused()
    {
        Should.Throw<MiniCnnException>(() => Three.Split(3, 0)).Message.ShouldBe("3 validation images of 3; expected 0 to 2, so that some are left to train on");
        Should.Throw<MiniCnnException>(() => Three.Split(-1, 0)).Kind.ShouldBe(ErrorKind.Usage);
        (ImageSet train, ImageSet validation) = Three.Split(1, 0);
        (train.Count, validation.Count).ShouldBe((2, 1));
    }

    private static string Refused(IdxArray images, IdxArray labels)
    {
        MiniCnnException error = Should.Throw<MiniCnnException>(() => ImageSet.FromIdx(images, labels, 10, "i.idx", "l.idx"));
        error.Kind.ShouldBe(ErrorKind.Data);
        return error.Message;
    }
}
