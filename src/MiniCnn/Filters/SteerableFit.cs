using MiniCnn.Imaging;
using MiniCnn.Kernels;

namespace MiniCnn.Filters;

/// <summary>
/// How much of a filter lies in the plane that a pair of derivative kernels spans, and at which angle: a first derivative in any
/// direction is cos θ·Sx + sin θ·Sy (Freeman and Adelson, The design and use of steerable filters, 1991).
/// </summary>
/// <param name="Share">ρ = √(⟨ŵ,Ŝx⟩² + ⟨ŵ,Ŝy⟩²), 0–1.</param>
/// <param name="Angle">θ = atan2(⟨ŵ,Ŝy⟩, ⟨ŵ,Ŝx⟩) in degrees, −180 to 180: the direction in which the filter's response grows.</param>
public sealed record SteerableFit(double Share, double Angle)
{
    /// <exception cref="MiniCnnException">Kernels of another size than the filter.</exception>
    public static SteerableFit Of(Plane filter, Kernel x, Kernel y)
    {
        double alongX = TemplateMatch.SignedCosine(filter, x);
        double alongY = TemplateMatch.SignedCosine(filter, y);
        double share = Math.Sqrt((alongX * alongX) + (alongY * alongY));
        return new SteerableFit(Math.Min(share, 1), share == 0 ? 0 : Math.Atan2(alongY, alongX) * 180 / Math.PI);
    }
}
