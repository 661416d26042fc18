using MiniCnn.Imaging;

namespace MiniCnn.Filters;

/// <summary>
/// The best fit of a filter by a Gabor function exp(−r²/2σ²)·cos(2πx'/λ + φ), x' along the angle
/// (J. Daugman, Uncertainty relation for resolution in space, spatial frequency and orientation, 1985). For filters of 5×5 and more:
/// a smaller one has too few weights for its five parameters.
/// </summary>
/// <param name="Share">R²: the share of ‖w‖² explained, 0–1.</param>
/// <param name="Sigma">Width in pixels.</param>
/// <param name="Angle">Direction across the stripes in degrees, 0–180.</param>
/// <param name="Wavelength">λ in pixels, 2 or more.</param>
/// <param name="Phase">φ in degrees, −180 to 180; 0 a line, ±90 an edge.</param>
public sealed record GaborFit(double Share, double Sigma, double Angle, double Wavelength, double Phase)
{
    /// <exception cref="MiniCnnException">A filter with a side under 5.</exception>
    public static GaborFit Of(Plane filter)
    {
        if (Math.Min(filter.Height, filter.Width) < 5)
            throw MiniCnnException.BadUsage($"A Gabor function is fitted to filters of 5x5 and more; this one is {filter.Height}x{filter.Width}");
        double[] w = FilterVector.Of(filter);
        int side = Math.Max(filter.Height, filter.Width);
        (double Share, double Sigma, double Angle, double Wavelength) best = (-1, 1, 0, 4);
        for (double sigma = 0.6; sigma <= side; sigma *= 1.4)
        {
            for (double wavelength = 2.0; wavelength <= 3 * side; wavelength *= 1.3)
            {
                for (double angle = 0.0; angle < 179; angle += 15) Try(sigma, angle, wavelength);
            }
        }
        // Coordinate steps that halve: the grid is fine enough to start in the right valley.
        for (double step = 0.5; step > 0.005; step /= 2)
        {
            for (int round = 0; round < 3; round++)
            {
                (double _, double sigma, double angle, double wavelength) = best;
                foreach (double sign in (double[])[1, -1])
                {
                    Try(sigma * Math.Exp(0.4 * step * sign), best.Angle, best.Wavelength);
                    Try(best.Sigma, angle + (15 * step * sign), best.Wavelength);
                    Try(best.Sigma, best.Angle, Math.Max(2, wavelength * Math.Exp(0.3 * step * sign)));
                }
            }
        }
        (double[]? cosine, double[]? sine) = Pair(filter, best.Sigma, best.Angle, best.Wavelength);
        (double a, double b) = Solve(w, cosine, sine);
        return new GaborFit(best.Share, best.Sigma, ((best.Angle % 180) + 180) % 180, best.Wavelength, Math.Atan2(-b, a) * 180 / Math.PI);

        void Try(double sigma, double angle, double wavelength)
        {
            (double[]? even, double[]? odd) = Pair(filter, sigma, angle, wavelength);
            double share = ShareOf(w, even, odd);
            if (share > best.Share) best = (share, sigma, angle, wavelength);
        }
    }

    private static (double[] Even, double[] Odd) Pair(Plane filter, double sigma, double angle, double wavelength)
    {
        double[] even = new double[filter.Values.Length];
        double[] odd = new double[filter.Values.Length];
        (double sin, double cos) = Math.SinCos(angle * Math.PI / 180);
        for (int row = 0; row < filter.Height; row++)
        {
            for (int column = 0; column < filter.Width; column++)
            {
                double x = column - ((filter.Width - 1) / 2.0), y = row - ((filter.Height - 1) / 2.0);
                double envelope = Math.Exp(-((x * x) + (y * y)) / (2 * sigma * sigma));
                (double s, double c) = Math.SinCos(2 * Math.PI * ((x * cos) + (y * sin)) / wavelength);
                even[(row * filter.Width) + column] = envelope * c;
                odd[(row * filter.Width) + column] = envelope * s;
            }
        }
        return (even, odd);
    }

    private static (double A, double B) Solve(double[] w, double[] even, double[] odd)
    {
        double ee = FilterVector.Dot(even, even), oo = FilterVector.Dot(odd, odd), eo = FilterVector.Dot(even, odd);
        double we = FilterVector.Dot(w, even), wo = FilterVector.Dot(w, odd);
        double determinant = (ee * oo) - (eo * eo);
        return determinant <= 1e-9 * ee * Math.Max(oo, 1e-12)
            ? (ee > 0 ? we / ee : 0, 0)
            : (((we * oo) - (wo * eo)) / determinant, ((wo * ee) - (we * eo)) / determinant);
    }

    private static double ShareOf(double[] w, double[] even, double[] odd)
    {
        double energy = FilterVector.Dot(w, w);
        if (energy == 0) return 0;
        (double a, double b) = Solve(w, even, odd);
        return Math.Clamp(((a * FilterVector.Dot(w, even)) + (b * FilterVector.Dot(w, odd))) / energy, 0, 1);
    }
}
