namespace TorchSharp;

/// <summary>How cdist computes Euclidean distances.</summary>
public enum compute_mode
{
    use_mm_for_euclid_dist_if_necessary = 0,
    use_mm_for_euclid_dist = 1,
    donot_use_mm_for_euclid_dist = 2,
}

/// <summary>How index_reduce joins values that fall on the same place.</summary>
public enum Reduce
{
    prod = 0,
    mean = 1,
    amax = 2,
    amin = 3,
}

public enum FFTNormType
{
    Backward = 0,
    Forward = 1,
    Ortho = 2,
}
