namespace MiniCnn.Lessons.Chapters;

internal static class FurtherReading
{
    public static Chapter Chapter { get; } = new("reading", "Further reading", "articles, videos and demos", Write);

    private static void Write(LessonWriter lesson, LessonOptions options, CancellationToken cancel)
    {
        lesson.Section("Videos and animations");
        lesson.Link("But what is a convolution?", "3Blue1Brown (Grant Sanderson), 2022", "https://www.youtube.com/watch?v=KuXjwB4LzSA",
            "a 23-minute video on dice, moving averages, image kernels and the FFT");
        lesson.Link("CNN Explainer", "Wang, Turko, Shaikh and others, 2020", "https://poloclub.github.io/cnn-explainer/", "a small network in the browser that shows every number");
        lesson.Link("conv_arithmetic", "Vincent Dumoulin and Francesco Visin", "https://github.com/vdumoulin/conv_arithmetic",
            "the widely used animations of convolution arithmetic");
        lesson.Section("Theory");
        lesson.Link("A guide to convolution arithmetic for deep learning", "Dumoulin and Visin, 2016", "https://arxiv.org/abs/1603.07285",
            "the derivation of all size formulas, direct and transposed");
        lesson.Link("Convolutional Neural Networks for Visual Recognition, notes", "Stanford CS231n", "https://cs231n.github.io/convolutional-networks/",
            "course notes on layers, sizes and architectures");
        lesson.Link("Conv2d", "PyTorch documentation", "https://pytorch.org/docs/stable/generated/torch.nn.Conv2d.html", "reference documentation of every argument");
        lesson.Link("Computing receptive fields of convolutional neural networks", "Araujo, Norris and Sim, Distill 2019", "https://distill.pub/2019/computing-receptive-fields/",
            "the arithmetic of receptive fields");
        lesson.Link("Deconvolution and checkerboard artifacts", "Odena, Dumoulin and Olah, Distill 2016", "https://distill.pub/2016/deconv-checkerboard/",
            "why transposed convolutions leave patterns");
        lesson.Section("What networks learn");
        lesson.Link("Feature visualization", "Olah, Mordvintsev and Schubert, Distill 2017", "https://distill.pub/2017/feature-visualization/", "images that activate a unit most");
        lesson.Link("Gradient-based learning applied to document recognition", "LeCun, Bottou, Bengio and Haffner, 1998", "http://yann.lecun.com/exdb/publis/pdf/lecun-98.pdf",
            "LeNet-5 and the digits of MNIST");
        lesson.Link("Visualizing and understanding convolutional networks", "Zeiler and Fergus, 2013", "https://arxiv.org/abs/1311.2901", "from edges to objects, layer by layer");
        lesson.Link("Making convolutional networks shift-invariant again", "Zhang, 2019", "https://arxiv.org/abs/1904.11486",
            "how strides and pooling break shift invariance, and a remedy");
    }
}
