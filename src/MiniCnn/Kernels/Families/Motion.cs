namespace MiniCnn.Kernels.Families;

/// <summary>The blur of a camera that moves.</summary>
internal static class Motion
{
    public static KernelFamily Family { get; } = new()
    {
        Name = "motion",
        Title = "Motion blur",
        Summary = "The mean along a line.",
        Description = "size points of equal weight on a line through the middle, one for each row or column that the line crosses; a point between two cells is shared by them. The weights sum to 1.",
        Source = "Uniform linear motion; A. K. Jain, Fundamentals of Digital Image Processing, 1989, section Image observation models.",
        Parameters = [KernelParameter.Size(9, 3, 101, 2), new("angle", "degrees: 0 along the rows, growing clockwise", 0, -360, 360)],
        Weights = (_, n) =>
        {
            int size = (int)n[0], middle = size / 2;
            double cosine = Math.Cos(n[1] * Math.PI / 180), sine = Math.Sin(n[1] * Math.PI / 180), longer = Math.Max(Math.Abs(cosine), Math.Abs(sine));
            double[,] rows = new double[size, size];
            for (int step = -middle; step <= middle; step++)
            {
                // One of the two is whole; rounding keeps 0, 45 and 90 degrees exact.
                double y = Math.Round(middle + (step * sine / longer), 9), x = Math.Round(middle + (step * cosine / longer), 9);
                (int top, int left) = ((int)Math.Floor(y), (int)Math.Floor(x));
                (double down, double right) = (y - top, x - left);
                Share(top, left, (1 - down) * (1 - right));
                Share(top, left + 1, (1 - down) * right);
                Share(top + 1, left, down * (1 - right));
                Share(top + 1, left + 1, down * right);
            }
            return rows;

            void Share(int row, int column, double part)
            {
                if (part > 0)
                    rows[row, column] += part / size;
            }
        },
    };
}
