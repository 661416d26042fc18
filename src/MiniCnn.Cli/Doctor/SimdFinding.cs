using System.Numerics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace MiniCnn.Cli.Doctor;

/// <param name="Instructions">The vector instructions that this program's own loops can use.</param>
/// <param name="FloatsAtOnce">32-bit numbers in one portable vector.</param>
internal sealed record SimdFinding(IReadOnlyList<string> Instructions, int FloatsAtOnce)
{
    public static SimdFinding Find()
    {
        (string Name, bool There)[] known =
        [
            ("AVX-512", Avx512F.IsSupported), ("AVX2", Avx2.IsSupported), ("FMA", Fma.IsSupported), ("AVX", Avx.IsSupported), ("SSE4.2", Sse42.IsSupported),
            ("NEON", AdvSimd.IsSupported),
        ];
        return new([.. known.Where(set => set.There).Select(set => set.Name)], Vector<float>.Count);
    }
}
