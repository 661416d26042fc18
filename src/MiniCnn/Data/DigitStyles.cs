namespace MiniCnn.Data;

/// <summary>
/// How people write digits. A style is strokes parted by '|', a stroke is points x,y that a smooth curve goes through; the box is
/// 70 wide and 100 high, y downwards. Points of one style with the same numbers are the same point and stay joined.
/// </summary>
internal static class DigitStyles
{
    private static readonly (int Digit, float Weight, string Strokes)[] Table =
    [
        // closed oval, open at the top, overshooting, pointed
        (0, 3, "36,2 14,14 3,50 14,86 35,98 56,86 67,50 55,14 36,2"),
        (0, 2, "46,8 20,8 4,46 12,86 35,98 58,84 66,48 54,14 36,3 20,8"),
        (0, 1, "30,6 8,36 6,70 24,97 48,92 64,62 62,28 46,6"),
        (0, 1, "52,2 28,10 6,44 6,80 24,98 48,84 64,44 60,12 42,6 26,20"),

        // a bar, a flag, a flag and a foot
        (1, 6, "35,0 35,50 35,100"),
        (1, 1, "40,0 34,30 33,70 38,100"),
        (1, 2, "16,24 28,14 38,0|38,0 37,50 36,100"),
        (1, 1, "14,26 28,16 38,0|38,0 37,50 36,98|10,98 36,98 64,97"),

        // flat foot, loop, wave, large loop, angular
        (2, 2, "6,25 15,7 36,0 58,10 60,32 42,60 5,97|5,97 36,95 68,97"),
        (2, 3, "8,22 20,4 42,0 60,15 56,42 34,72 12,92 3,86 12,76 34,84 66,96"),
        (2, 2, "6,18 22,2 46,2 58,18 50,46 28,76 4,96 22,86 44,92 68,90"),
        (2, 1, "4,14 24,2 44,8 48,30 36,60 16,90 4,84 14,70 36,80 56,96 70,86"),

        // pointed waist, looped waist, flat top, shallow
        (3, 3, "8,12 28,0 54,8 56,30 28,46|28,46 58,54 64,78 40,99 5,90"),
        (3, 2, "8,10 35,0 56,14 50,34 30,46 24,50 32,46 56,56 62,80 36,100 4,88"),
        (3, 1, "6,4 32,5 60,3|60,3 44,24 28,42|28,42 58,52 62,80 36,99 4,90"),
        (3, 1, "4,8 30,0 50,8 52,24 36,40 18,46 42,48 58,62 56,84 34,97 2,96"),

        // open with a corner, closed triangle, open and round, closed and round
        (4, 3, "10,4 8,28 4,50|4,50 32,52 64,46|58,4 54,50 48,100"),
        (4, 1, "50,0 26,32 2,62|2,62 36,63 70,60|50,0 49,50 48,100"),
        (4, 3, "8,6 4,34 14,52 36,50 58,38|62,2 58,38 48,100"),
        (4, 2, "58,4 34,10 12,32 8,46 28,50 56,38|58,4 56,38 50,100"),

        // corner and hat, hat drawn last, in one curve
        (5, 3, "60,3 40,4 18,4|18,4 15,24 12,42|12,42 36,36 60,52 60,78 36,98 4,90"),
        (5, 2, "16,8 10,44 38,38 60,58 54,88 28,100 3,88|16,8 40,6 68,2"),
        (5, 2, "64,2 38,6 20,12 16,30 32,44 50,58 50,82 30,98 4,94"),

        // closed loop, open curl, straight back, wide
        (6, 3, "48,0 20,30 6,64 14,92 38,99 58,84 56,62 36,54 14,66 8,78"),
        (6, 2, "60,4 34,10 12,40 4,72 18,98 46,98 62,78 48,60 24,64 10,80"),
        (6, 2, "34,0 18,32 8,68 16,94 36,98 48,80 38,66 22,70 12,84"),

        // plain, with a bar, with a serif, bent
        (7, 4, "4,6 34,6 64,3|64,3 44,48 30,100"),
        (7, 1, "4,6 34,6 64,3|64,3 44,48 30,100|18,50 38,50 60,48"),
        (7, 2, "6,20 8,6|8,6 34,7 62,4|62,4 46,40 38,100"),
        (7, 2, "4,14 16,4 36,8 58,4 60,18 44,54 34,100"),

        // in one line, two rounds, open at the top
        (8, 3, "58,10 34,0 12,14 18,34 38,48 56,64 56,88 32,100 10,88 14,66 36,48 56,32 58,10"),
        (8, 1, "34,46 14,34 14,12 34,0 54,12 54,34 34,46|34,46 8,62 8,88 34,100 60,88 60,62 34,46"),
        (8, 2, "62,6 40,2 16,12 18,32 40,48 52,66 46,90 26,100 10,86 18,64 42,42 60,22 68,10"),

        // straight tail, curved tail, round with a bent back
        (9, 3, "58,14 38,2 14,12 6,34 20,50 44,42 58,14|58,14 56,56 50,100"),
        (9, 2, "58,16 36,0 10,14 6,38 26,50 50,38 60,14 58,52 48,84 28,99 10,92"),
        (9, 2, "52,8 28,4 8,24 12,44 34,44 54,22 56,10 50,46 36,100"),
    ];

    /// <summary>[digit][style]: chance of a style among those of its digit, and its strokes.</summary>
    public static (float Chance, DigitStyle Style)[][] All { get; } = Enumerable.Range(0, 10).Select(digit =>
    {
        var styles = Table.Where(row => row.Digit == digit).ToArray();
        return styles.Select(row => (row.Weight / styles.Sum(style => style.Weight), DigitStyle.Parse(row.Strokes))).ToArray();
    }).ToArray();
}
