using MiniCnn.Training.Compiled.Operators;

namespace MiniCnn.Training.Compiled;

/// <summary>The orders of weights: for each number that a kernel reads, its index in the parameter, or −1 where a block has fewer channels than lanes.</summary>
internal static class Packings
{
    /// <summary>[out block][in block][row][column][in lane][out lane], which the convolution reads from first to last.</summary>
    public static int[] Forward(MapLayout input, MapLayout output, Size2D kernel) => Order(
        [output.Blocks, input.Blocks, kernel.Height, kernel.Width, input.Lanes, output.Lanes],
        at => Weight(input, output, kernel, At(output, at[0], at[5]), At(input, at[1], at[4]), at[2], at[3]));

    /// <summary>The convolution that leads the gradient back: out and in exchanged, rows and columns from the last to the first.</summary>
    public static int[] Flipped(MapLayout input, MapLayout output, Size2D kernel) => Order(
        [input.Blocks, output.Blocks, kernel.Height, kernel.Width, output.Lanes, input.Lanes],
        at => Weight(input, output, kernel, At(output, at[1], at[4]), At(input, at[0], at[5]), kernel.Height - 1 - at[2], kernel.Width - 1 - at[3]));

    /// <summary>[in block][out][row][column][in lane], for kernels that take filter by filter; of planes [plane][out][row][8 columns].</summary>
    public static int[] Pooled(MapLayout input, MapLayout output, Size2D kernel) => input.IsPlanes
        ? Order(
            [input.Blocks, output.Blocks * output.Lanes, kernel.Height, PooledGradientPass.PlaneColumns],
            at => at[3] < kernel.Width ? Weight(input, output, kernel, at[1], at[0], at[2], at[3]) : -1)
        : Order(
            [input.Blocks, output.Blocks * output.Lanes, kernel.Height, kernel.Width, input.Lanes],
            at => Weight(input, output, kernel, at[1], At(input, at[0], at[4]), at[2], at[3]));

    /// <summary>[channel], with those that fill the last block.</summary>
    public static int[] Channels(MapLayout output) => Order([output.Blocks * output.Lanes], at => at[0] < output.Channels ? at[0] : -1);

    /// <summary>Of a linear layer [out, in]: [in, in the order of the map][out].</summary>
    public static int[] LinearForward(MapLayout input, MapLayout output)
    {
        int[] features = Features(input);
        return Order([features.Length, output.Blocks * output.Lanes], at => Linear(input, output, at[1], features[at[0]]));
    }

    /// <summary>Of a linear layer [out, in]: [out, without those that fill the last block][in, in the order of the map].</summary>
    public static int[] LinearBackward(MapLayout input, MapLayout output)
    {
        int[] features = Features(input);
        return Order([output.Channels, features.Length], at => Linear(input, output, at[0], features[at[1]]));
    }

    private static int At(MapLayout map, int block, int lane) => (block * map.Lanes) + lane;

    private static int Weight(MapLayout input, MapLayout output, Size2D kernel, int to, int from, int row, int column) =>
        to < output.Channels && from < input.Channels ? (((((to * input.Channels) + from) * kernel.Height) + row) * kernel.Width) + column : -1;

    private static int Linear(MapLayout input, MapLayout output, int to, int feature) =>
        to < output.Channels && feature >= 0 ? (to * input.Channels * input.Height * input.Width) + feature : -1;

    /// <summary>For each place of a map its feature in PyTorch's order (channel, row, column), or −1.</summary>
    private static int[] Features(MapLayout map)
    {
        int[] features = new int[map.Size];
        Array.Fill(features, -1);
        for (int feature = 0; feature < map.Channels * map.Height * map.Width; feature++)
        {
            (int channel, int pixel) = Math.DivRem(feature, map.Height * map.Width);
            features[map.Index(channel, pixel / map.Width, pixel % map.Width)] = feature;
        }

        return features;
    }

    private static int[] Order(int[] sizes, Func<int[], int> source)
    {
        int[] order = new int[checked(sizes.Aggregate(1, (product, size) => product * size))];
        int[] at = new int[sizes.Length];
        for (int i = 0; i < order.Length; i++)
        {
            order[i] = source(at);
            for (int axis = sizes.Length - 1; axis >= 0 && ++at[axis] == sizes[axis]; axis--)
                at[axis] = 0;
        }

        return order;
    }
}
