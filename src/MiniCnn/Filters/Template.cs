using MiniCnn.Pictures;

namespace MiniCnn.Filters;

/// <summary>A hand-made kernel to hold filters against.</summary>
/// <param name="Name">As in the catalogue: <c>sobel-x</c>.</param>
/// <param name="Weights">[k, k], with the size of the filters.</param>
public sealed record Template(string Name, Plane Weights);
