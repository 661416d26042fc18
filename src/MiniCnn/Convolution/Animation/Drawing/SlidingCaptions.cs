namespace MiniCnn.Convolution;

internal static class SlidingCaptions
{
    /// <summary>Lines no wider than so many pixels: the sum of products, channel by channel, the maximum, the mean or the scatter.</summary>
    public static IReadOnlyList<string> Sum(SlidingWindow window, SlidingFrame frame, double width)
    {
        string text = window.Kind switch
        {
            SlidingKind.MaximumPooling =>
                frame.Terms.Count == 0 ? "the window sees padding only" : $"max({string.Join(", ", frame.Terms.Select(term => Number(term.Value)))}) = {Number(frame.Result)}",
            SlidingKind.MeanPooling => $"({string.Join(" + ", frame.Terms.Select(term => Signed(term.Value)))}) / {Divisor(frame)} = {Number(frame.Result)}",
            SlidingKind.TransposedAsScatters => Scatter(window, frame),
            _ => Products(window, frame),
        };
        return TextMeasure.Wrap(text, SlidingLayout.SumSize, width);
    }

    private static string Products(SlidingWindow window, SlidingFrame frame)
    {
        var channels = frame.Terms.GroupBy(term => term.Channel).ToList();
        string bias = frame.Bias == 0 ? "" : $" + {Signed(frame.Bias)}";
        if (channels.Count == 1)
            return $"{Join(frame.Terms)}{bias} = {Number(frame.Result)}";
        IEnumerable<string> lines = channels.Select(channel => $"channel {channel.Key + 1}: {Join(channel)} = {Number(channel.Sum(term => term.Product))}");
        string sum = string.Join(" + ", channels.Select(channel => Signed(channel.Sum(term => term.Product))));
        string name = window.Output.Count > 1 ? $"output {frame.Channel + 1}" : "sum";
        return $"{string.Join('\n', lines)}\n{name}: {sum}{bias} = {Number(frame.Result)}";
    }

    private static string Scatter(SlidingWindow window, SlidingFrame frame)
    {
        string weights = string.Join(", ", frame.Terms.Select(term => Number(term.Product)));
        string channel = window.Input.Count > 1 || window.Output.Count > 1 ? $" (input {frame.Terms[0].Channel + 1}, output {frame.Channel + 1})" : "";
        return $"{Number(frame.Result)} × kernel = {weights}: added to the output at this place{channel}";
    }

    private static string Join(IEnumerable<SlidingTerm> terms) => string.Join(" + ", terms.Select(term => $"{Signed(term.Value)}·{Signed(term.Weight)}"));

    private static string Divisor(SlidingFrame frame) => Number(frame.Terms.Count == 0 ? 0 : 1 / frame.Terms[0].Weight);

    public static string Number(double value) => NumberText.Brief(value);
    private static string Signed(double value) => value < 0 ? $"({Number(value)})" : Number(value);
}
