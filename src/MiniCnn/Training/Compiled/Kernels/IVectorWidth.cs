namespace MiniCnn.Training.Compiled.Kernels;

/// <summary>
/// Arithmetic on vectors of one width, so that every kernel is written once. The vector is a type parameter of its own, not a
/// struct around one: only then does the compiler use multiply-adds that broadcast from memory. A mask has all bits of a lane set or none.
/// </summary>
internal unsafe interface IVectorWidth<TVector>
    where TVector : struct
{
    static abstract int Lanes { get; }
    static abstract TVector Load(float* from);
    static abstract void Store(TVector value, float* to);

    /// <summary>Adds to the numbers there.</summary>
    static abstract void Accumulate(TVector value, float* to);
    static abstract TVector Broadcast(float value);

    /// <summary>An integer in every lane, kept in the bits of floats: the place of a maximum.</summary>
    static abstract TVector Integer(int value);

    /// <summary>a · b + c, rounded once where the processor can.</summary>
    static abstract TVector MultiplyAdd(TVector a, TVector b, TVector c);
    static abstract TVector Add(TVector a, TVector b);
    static abstract TVector Subtract(TVector a, TVector b);
    static abstract TVector Multiply(TVector a, TVector b);
    static abstract TVector Divide(TVector a, TVector b);
    static abstract TVector Max(TVector a, TVector b);
    static abstract TVector Min(TVector a, TVector b);
    static abstract TVector Exp(TVector a);
    static abstract TVector Greater(TVector a, TVector b);
    static abstract TVector Select(TVector mask, TVector yes, TVector no);
}
