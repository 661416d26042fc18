namespace MiniCnn.Tests.Kernels;

/// <summary>Values against the definitions, written down here a second time and in another way.</summary>
public sealed class KernelCatalogTests
{
    private static float[] Of(string name) => KernelCatalog.GetOne(name).Weights.Values;

    private static void ShouldBe(string name, params double[] expected) => ShouldBe(Of(name), expected);

    private static void ShouldBe(float[] actual, double[] expected)
    {
        actual.Length.ShouldBe(expected.Length);
        for (int n = 0; n < expected.Length; n++)
            ((double)actual[n]).ShouldBe(expected[n], 1e-6);
    }

    [Fact]
    public void Kernels_of_the_books_have_the_books_numbers()
    {
        ShouldBe("identity", 0, 0, 0, 0, 1, 0, 0, 0, 0);
        ShouldBe("sharpen", 0, -1, 0, -1, 5, -1, 0, -1, 0);
        ShouldBe("emboss", -2, -1, 0, -1, 1, 1, 0, 1, 2);
        ShouldBe("outline", -1, -1, -1, -1, 8, -1, -1, -1, -1);
        ShouldBe("laplacian-4", 0, 1, 0, 1, -4, 1, 0, 1, 0);
        ShouldBe("laplacian-8", 1, 1, 1, 1, -8, 1, 1, 1, 1);
        ShouldBe("sobel-x", -1, 0, 1, -2, 0, 2, -1, 0, 1);
        ShouldBe("sobel-y", -1, -2, -1, 0, 0, 0, 1, 2, 1);
        ShouldBe("scharr-x", -3, 0, 3, -10, 0, 10, -3, 0, 3);
        ShouldBe("scharr-y", -3, -10, -3, 0, 0, 0, 3, 10, 3);
        ShouldBe("prewitt-x", -1, 0, 1, -1, 0, 1, -1, 0, 1);
        ShouldBe("prewitt-y", -1, -1, -1, 0, 0, 0, 1, 1, 1);
        ShouldBe("roberts-x", 1, 0, 0, -1);
        ShouldBe("roberts-y", 0, 1, -1, 0);
        ShouldBe("tutorial", 1, 0, -1, 2, 0, -2, 1, 0, -1);
        ShouldBe("line-0", -1, -1, -1, 2, 2, 2, -1, -1, -1);
        ShouldBe("line-45", 2, -1, -1, -1, 2, -1, -1, -1, 2);
        ShouldBe("line-90", -1, 2, -1, -1, 2, -1, -1, 2, -1);
        ShouldBe("line-135", -1, -1, 2, -1, 2, -1, 2, -1, -1);
        ShouldBe("corner-nw", 5, 5, -4, 5, 5, -4, -4, -4, -4);
        ShouldBe("corner-se", -4, -4, -4, -4, 5, 5, -4, 5, 5);
        ShouldBe("saddle", .25, 0, -.25, 0, 0, 0, -.25, 0, .25);
        ShouldBe("binomial", 1 / 16.0, 2 / 16.0, 1 / 16.0, 2 / 16.0, 4 / 16.0, 2 / 16.0, 1 / 16.0, 2 / 16.0, 1 / 16.0);
        ShouldBe("box:2", .25, .25, .25, .25);
    }

    [Fact]
    public void Larger_Sobels_have_OpenCVs_rows()
    {
        double[] smooth5 = [1, 4, 6, 4, 1], difference5 = [-1, -2, 0, 2, 1], smooth7 = [1, 6, 15, 20, 15, 6, 1], difference7 = [-1, -4, -5, 0, 5, 4, 1];
        ShouldBe(Of("sobel-x:5"), [.. smooth5.SelectMany(s => difference5.Select(d => s * d))]);
        ShouldBe(Of("sobel-y:7"), [.. difference7.SelectMany(d => smooth7.Select(s => s * d))]);
        ShouldBe(Of("prewitt-x:5"), [.. Enumerable.Repeat(new double[] { -2, -1, 0, 1, 2 }, 5).SelectMany(row => row)]);
    }

    [Theory]
    [InlineData("gaussian:7:1.5", 7, 1.5)]
    [InlineData("gaussian:4:0.8", 4, 0.8)]
    [InlineData("gaussian:5", 5, 1.1)]
    [InlineData("gaussian:3", 3, 0.8)]
    public void A_Gaussian_is_the_normal_density_scaled_to_sum_one(string name, int size, double sigma)
    {
        double[] density = [.. from y in Enumerable.Range(0, size)
                               from x in Enumerable.Range(0, size)
                               select Math.Exp(-(Math.Pow(x - ((size - 1) / 2.0), 2) + Math.Pow(y - ((size - 1) / 2.0), 2)) / (2 * sigma * sigma))];
        ShouldBe(Of(name), [.. density.Select(value => value / density.Sum())]);
    }

    [Fact]
    public void The_classic_unsharp_mask_is_minus_one_256th_of_its_whole_numbers()
    {
        double[] whole = [1, 4, 6, 4, 1, 4, 16, 24, 16, 4, 6, 24, -476, 24, 6, 4, 16, 24, 16, 4, 1, 4, 6, 4, 1];
        ShouldBe(Of("unsharp"), [.. whole.Select(weight => -weight / 256)]);
        KernelCatalog.GetOne("unsharp:7:1.2:2.5").Sum.ShouldBe(1, 1e-5);
    }

    [Fact]
    public void The_Laplacian_of_Gaussian_is_the_second_difference_of_a_Gaussian()
    {
        // A second difference with a very small step, then the same shift to sum 0.
        const double Sigma = 1.4, Step = 1e-3;
        static double G(double x, double y) => Math.Exp(-((x * x) + (y * y)) / (2 * Sigma * Sigma)) / (2 * Math.PI * Sigma * Sigma);
        double[] values = [.. from y in Enumerable.Range(-4, 9)
                              from x in Enumerable.Range(-4, 9)
                              select (G(x + Step, y) + G(x - Step, y) + G(x, y + Step) + G(x, y - Step) - (4 * G(x, y))) / (Step * Step)];
        ShouldBe(Of("log"), [.. values.Select(value => value - values.Average())]);
    }

    [Fact]
    public void Kirsch_and_Robinson_turn_their_ring()
    {
        ShouldBe("kirsch-n", 5, 5, 5, -3, 0, -3, -3, -3, -3);
        ShouldBe("kirsch-nw", 5, 5, -3, 5, 0, -3, -3, -3, -3);
        ShouldBe("kirsch-e", -3, -3, 5, -3, 0, 5, -3, -3, 5);
        ShouldBe("robinson-w", 1, 0, -1, 2, 0, -2, 1, 0, -1);
        ShouldBe("robinson-se", -2, -1, 0, -1, 0, 1, 0, 1, 2);
        ShouldBe("robinson-ne", 0, 1, 2, -1, 0, 1, -2, -1, 0);
        foreach (string family in new[] { "kirsch", "robinson" })
        {
            // Each looks brightest where its name says: the heaviest cells lie on that side.
            foreach (Kernel kernel in KernelCatalog.Get(family).Kernels)
            {
                (double right, double down) = Moment(kernel.Weights);
                string direction = kernel.Name.Split('-')[1];
                Math.Sign(Math.Round(down, 6)).ShouldBe(direction.Contains('n') ? -1 : direction.Contains('s') ? 1 : 0, kernel.Name);
                Math.Sign(Math.Round(right, 6)).ShouldBe(direction.Contains('w') ? -1 : direction.Contains('e') ? 1 : 0, kernel.Name);
            }
        }
    }

    private static (double Right, double Down) Moment(Plane plane)
    {
        double right = 0, down = 0;
        for (int y = 0; y < plane.Height; y++)
        {
            for (int x = 0; x < plane.Width; x++)
                (right, down) = (right + (plane[y, x] * (x - 1)), down + (plane[y, x] * (y - 1)));
        }
        return (right, down);
    }

    [Fact]
    public void Frei_and_Chens_nine_are_orthonormal()
    {
        IReadOnlyList<Kernel> basis = KernelCatalog.Get("frei-chen").Kernels;
        basis.Count.ShouldBe(9);
        for (int a = 0; a < 9; a++)
        {
            for (int b = 0; b < 9; b++)
                basis[a].Weights.Values.Zip(basis[b].Weights.Values, (p, q) => (double)p * q).Sum().ShouldBe(a == b ? 1 : 0, 1e-6);
        }
        // Sobel's share in the isotropic edge space (notes of the field: 0.971 with the two gradients)
        float[] sobel = Of("sobel-x");
        double share = basis.Take(2).Sum(member => Math.Pow(member.Weights.Values.Zip(sobel, (p, q) => (double)p * q).Sum(), 2)) / sobel.Sum(w => (double)w * w);
        share.ShouldBe(0.971, 0.001);
    }

    [Fact]
    public void A_Gabor_is_a_wave_under_a_window()
    {
        Plane even = KernelCatalog.GetOne("gabor:15:0:6").Weights, odd = KernelCatalog.GetOne("gabor:15:0:6:0:0.5:90").Weights;
        ((double)even[7, 7]).ShouldBe(1, 1e-6);
        ((double)even[7, 10]).ShouldBe(-Math.Exp(-9 / (2 * 3.36 * 3.36)), 1e-6); // half a wave on
        ((double)even[3, 7]).ShouldBe(Math.Exp(-4 / (2 * 3.36 * 3.36)), 1e-6); // along the stripe the window is twice as long
        for (int n = 0; n < 225; n++)
            odd.Values[n].ShouldBe(-odd.Values[224 - n], 1e-6f);
        Plane upright = KernelCatalog.GetOne("gabor:orientation=90:wavelength=6").Weights;
        ((double)upright[10, 7]).ShouldBe(even[7, 10], 1e-6);
        ((double)KernelCatalog.GetOne("gabor:15:45:6").Weights[9, 9]).ShouldBe(Math.Exp(-8 / (2 * 3.36 * 3.36)) * Math.Cos(2 * Math.PI * Math.Sqrt(8) / 6), 1e-6);
    }

    [Fact]
    public void Motion_blur_is_the_mean_along_a_line()
    {
        ShouldBe("motion:3", 0, 0, 0, 1 / 3.0, 1 / 3.0, 1 / 3.0, 0, 0, 0);
        ShouldBe("motion:3:90", 0, 1 / 3.0, 0, 0, 1 / 3.0, 0, 0, 1 / 3.0, 0);
        ShouldBe("motion:3:45", 1 / 3.0, 0, 0, 0, 1 / 3.0, 0, 0, 0, 1 / 3.0);
        ShouldBe("motion:3:-45", 0, 0, 1 / 3.0, 0, 1 / 3.0, 0, 1 / 3.0, 0, 0);
        Plane slanted = KernelCatalog.GetOne("motion:3:26.565051177").Weights; // slope 1/2: the ends lie between two cells
        ((double)slanted[0, 0]).ShouldBe(1 / 6.0, 1e-6);
        ((double)slanted[1, 0]).ShouldBe(1 / 6.0, 1e-6);
        for (int angle = -360; angle <= 360; angle += 7)
            KernelCatalog.GetOne($"motion:9:{angle}").Sum.ShouldBe(1, 1e-5);
    }

    [Fact]
    public void Sums_say_what_a_flat_image_becomes()
    {
        string[] keep = ["identity", "box", "gaussian", "binomial", "motion", "sharpen", "unsharp", "emboss"], one = ["gabor", "frei-chen-9"];
        foreach (Kernel kernel in KernelCatalog.All.Where(kernel => !one.Contains(kernel.Name)))
            kernel.Sum.ShouldBe(keep.Contains(kernel.Name) ? 1 : 0, 1e-5, kernel.Name);
    }

    [Fact]
    public void Every_kernel_has_its_papers_and_is_found_by_its_own_name()
    {
        KernelCatalog.All.Count.ShouldBeGreaterThan(50);
        KernelCatalog.All.Select(kernel => kernel.Name).Distinct().Count().ShouldBe(KernelCatalog.All.Count);
        foreach (KernelFamily family in KernelCatalog.Families)
        {
            foreach (string text in new[] { family.Title, family.Summary, family.Description, family.Source })
                text.Length.ShouldBeGreaterThan(4, family.Name);
            KernelCatalog.Get(family.Name).Kernels.Count.ShouldBe(family.Members.Count);
        }
        foreach (Kernel kernel in KernelCatalog.All)
            KernelCatalog.GetOne(kernel.Name).Weights.Values.ShouldBe(kernel.Weights.Values);
        KernelCatalog.Get("Sobel : size=5").Name.ShouldBe("sobel:5");
        KernelCatalog.Get("gaussian::2").Kernels[0].Name.ShouldBe("gaussian:5:2");
        KernelCatalog.Get("gabor:phase=90").Name.ShouldBe("gabor:15:0:6:0:0.5:90");
    }

    [Theory]
    [InlineData("sobell", "sobel")]
    [InlineData("gausian", "gaussian")]
    [InlineData("", "did you mean")]
    [InlineData("sobel-z", "sobel-x")]
    [InlineData("sobel:4", "odd")]
    [InlineData("sobel:x", "not a number")]
    [InlineData("sobel:3:3", "takes 1 numbers")]
    [InlineData("gaussian:0:-1", "size 0 is out of range; expected size 1 to 101, whole, default 5; sigma -1 is out of range")]
    [InlineData("gaussian:radius=3", "has no 'radius'")]
    [InlineData("gaussian:5:nan", "not a number")]
    [InlineData("box:2.5", "whole")]
    [InlineData("sharpen:3", "takes 0 numbers")]
    public void A_wrong_name_is_told_what_would_be_right(string name, string words)
    {
        MiniCnnException error = Should.Throw<MiniCnnException>(() => KernelCatalog.Get(name));
        error.Message.ShouldContain(words);
        error.Message.ShouldNotContain('\n');
        error.Kind.ShouldBe(ErrorKind.Usage);
    }

    [Fact]
    public void A_single_kernel_is_not_a_pair() =>
        Should.Throw<MiniCnnException>(() => KernelCatalog.GetOne("sobel")).Message.ShouldContain("sobel-x, sobel-y");

    [Fact]
    public void The_corner_kernel_responds_to_straight_edges_as_described()
    {
        foreach (Kernel kernel in KernelCatalog.Get("corner").Kernels)
        {
            double largest = 0;
            foreach ((int angle, int shift) in from angle in Enumerable.Range(0, 360) from shift in Enumerable.Range(-30, 61) select (angle, shift))
            {
                (double sine, double cosine) = Math.SinCos((angle + 0.5) * Math.PI / 180);
                largest = Math.Max(largest, kernel.Weights.Values.Select((weight, n) => (((n % 3) - 1) * cosine) + (((n / 3) - 1) * sine) > shift / 20.0 ? weight : 0.0).Sum());
            }
            largest.ShouldBe(16);
        }
        KernelCatalog.Families.Single(family => family.Name == "corner").Description.ShouldContain("a straight edge at most 16 times");
    }
}
