using MiniCnn.Training.Compiled.Kernels;

namespace MiniCnn.Training.Compiled.Operators;

/// <summary>A pool by itself: not behind a convolution, or with windows that overlap or hold padding.</summary>
internal sealed unsafe class PoolOperator(OperatorPlace place, PoolWindows windows, bool isMax) : Operator(place)
{
    private readonly MapStorage _codes = place.Storage.Kept(isMax ? place.Output.Layout.Blocks * place.Output.Layout.Height * place.Output.Layout.RowLength : 0);
    private readonly PoolingKernel _kernel = PoolingKernel.For(place.Output.Layout.Lanes);

    public override void Forward(in Work work)
    {
        (MapLayout from, MapLayout to) = (Input.Layout, Output.Layout);
        for (int image = work.First; image < work.End; image++)
        {
            for (int row = 0; row < to.Height * to.Blocks; row++)
            {
                (int b, int y) = Math.DivRem(row, to.Height);
                PoolingTile tile = windows.Row(y, from.RowStride, from.Lanes);
                float* x = Input.Values.At(image, work) + from.Origin + (b * from.BlockStride) + (windows.FirstRow(y) * from.RowStride);
                float* output = Output.Values.At(image, work) + to.Origin + (b * to.BlockStride) + (y * to.RowStride);
                if (isMax)
                    _kernel.Max(&tile, x, output, _codes.At(image) + (row * to.RowLength));
                else
                    _kernel.Mean(&tile, x, output);
            }
        }
    }

    public override void Backward(in Work work)
    {
        if (!NeedsInputGradient)
            return;
        (MapLayout from, MapLayout to) = (Output.GradientLayout, Input.GradientLayout);
        for (int image = work.First; image < work.End; image++)
        {
            new Span<float>(Input.Gradient.At(image, work), to.Size).Clear();
            for (int row = 0; row < from.Height * from.Blocks; row++)
            {
                (int b, int y) = Math.DivRem(row, from.Height);
                PoolingTile tile = windows.Row(y, to.RowStride, to.Lanes);
                float* gradient = Output.Gradient.At(image, work) + from.Origin + (b * from.BlockStride) + (y * from.RowStride);
                float* result = Input.Gradient.At(image, work) + to.Origin + (b * to.BlockStride) + (windows.FirstRow(y) * to.RowStride);
                if (isMax)
                    _kernel.MaxGradient(&tile, gradient, _codes.At(image) + (row * from.RowLength), result);
                else
                    _kernel.MeanGradient(&tile, gradient, result);
            }
        }
    }
}

/// <summary>An operator that does something to every row of a map by itself: from rows of the input to rows of the output, and back.</summary>
internal abstract unsafe class RowOperator(OperatorPlace place, int top = 0, int left = 0) : Operator(place)
{
    public override void Forward(in Work work)
    {
        for (int image = work.First; image < work.End; image++)
            Rows(Input.Values.At(image, work), Input.Layout, Output.Values.At(image, work), Output.Layout, image, work, backward: false);
    }

    public override void Backward(in Work work)
    {
        for (int image = work.First; image < work.End && NeedsInputGradient; image++)
        {
            if (Input.Layout.Height != Output.Layout.Height || Input.Layout.Width != Output.Layout.Width)
                new Span<float>(Input.Gradient.At(image, work), Input.GradientLayout.Size).Clear();
            Rows(Input.Gradient.At(image, work), Input.GradientLayout, Output.Gradient.At(image, work), Output.GradientLayout, image, work, backward: true);
        }
    }

    /// <summary>One row of an image; <paramref name="position"/> is its first number's among those of the output.</summary>
    protected abstract void Row(float* from, float* to, int length, int position, int image, in Work work);

    private void Rows(float* larger, MapLayout input, float* smaller, MapLayout output, int image, in Work work, bool backward)
    {
        for (int row = 0; row < output.Blocks * output.Height; row++)
        {
            (int b, int y) = Math.DivRem(row, output.Height);
            float* before = larger + input.Origin + (b * input.BlockStride) + ((y + top) * input.RowStride) + (left * input.Lanes);
            float* after = smaller + output.Origin + (b * output.BlockStride) + (y * output.RowStride);
            Row(backward ? after : before, backward ? before : after, output.RowLength, row * output.RowLength, image, work);
        }
    }
}

/// <summary>The middle of a map.</summary>
internal sealed unsafe class CropOperator(OperatorPlace place, int top, int left) : RowOperator(place, top, left)
{
    protected override void Row(float* from, float* to, int length, int position, int image, in Work work) =>
        new ReadOnlySpan<float>(from, length).CopyTo(new(to, length));
}

/// <summary>Dropout; which numbers are dropped is a function of seed, step, layer and image.</summary>
internal sealed unsafe class DropoutOperator(OperatorPlace place, double probability, long seed, int layer) : RowOperator(place)
{
    private readonly DropoutKernel _kernel = DropoutKernel.For(place.Output.Layout.Lanes);

    protected override void Row(float* from, float* to, int length, int position, int image, in Work work)
    {
        if (!work.Training || probability == 0)
            new ReadOnlySpan<float>(from, length).CopyTo(new(to, length));
        else
            _kernel.Run(from, to, length, (uint)position, RandomStreams.ForDropout(seed, work.Step, layer, image), (uint)((1 - probability) * uint.MaxValue), (float)(1 / (1 - probability)));
    }
}

/// <summary>The mean of every channel.</summary>
internal sealed unsafe class GlobalAverageOperator(OperatorPlace place) : Operator(place)
{
    private readonly PoolingKernel _kernel = PoolingKernel.For(place.Output.Layout.Lanes);
    private readonly float _share = 1f / (place.Input.Layout.Height * place.Input.Layout.Width);

    public override void Forward(in Work work)
    {
        MapLayout from = Input.Layout;
        for (int image = work.First; image < work.End; image++)
        {
            Span<float> output = new(Output.Values.At(image, work), Output.Layout.Size);
            output.Clear();
            for (int b = 0; b < from.Blocks; b++)
            {
                _kernel.PixelSums(
                    Input.Values.At(image, work) + from.Origin + (b * from.BlockStride), from.Height, from.RowLength, from.RowStride,
                    Output.Values.At(image, work) + (b * from.Lanes));
            }

            foreach (ref float mean in output)
                mean *= _share;
        }
    }

    public override void Backward(in Work work)
    {
        MapLayout to = Input.GradientLayout;
        for (int image = work.First; image < work.End && NeedsInputGradient; image++)
        {
            for (int place = 0; place < to.Blocks * to.Height * to.Width; place++)
            {
                (int row, int x) = Math.DivRem(place, to.Width);
                (int b, int y) = Math.DivRem(row, to.Height);
                float* result = Input.Gradient.At(image, work) + to.Origin + (b * to.BlockStride) + (y * to.RowStride) + (x * to.Lanes);
                for (int lane = 0; lane < to.Lanes; lane++)
                    result[lane] = Output.Gradient.At(image, work)[(b * to.Lanes) + lane] * _share;
            }
        }
    }
}
