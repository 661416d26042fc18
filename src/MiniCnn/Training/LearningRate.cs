namespace MiniCnn.Training;

/// <summary>Learning rate schedules.</summary>
public enum LearningRateSchedule
{
    /// <summary>The same rate throughout, after the warm-up.</summary>
    Constant,
    /// <summary>Up linearly in the warm-up, then down linearly to zero.</summary>
    OneCycle,
    /// <summary>Up linearly in the warm-up, then down to zero along half a cosine (Loshchilov and Hutter 2017, arXiv:1608.03983).</summary>
    Cosine,
    /// <summary>Multiplied by gamma after each epoch.</summary>
    Step,
}

/// <summary>A function of options and step alone: a schedule without state needs none saved, and a resumed run goes on at the rate it would have had.</summary>
internal static class LearningRate
{
    /// <summary>Where a warm-up begins, as a part of the highest rate.</summary>
    private const double Start = 0.1;

    /// <summary>Above 0, at most the highest rate; <paramref name="step"/> is from 0 to <paramref name="steps"/> − 1, <paramref name="stepsPerEpoch"/> need not be whole.</summary>
    public static double At(TrainingOptions options, long step, long steps, double stepsPerEpoch)
    {
        double done = (double)step / steps;
        if (done < options.WarmUp)
            return options.LearningRate * (Start + ((1 - Start) * done / options.WarmUp));
        double afterWarmUp = (done - options.WarmUp) / (1 - options.WarmUp);
        return options.LearningRate * options.Schedule switch
        {
            LearningRateSchedule.OneCycle => 1 - afterWarmUp,
            LearningRateSchedule.Cosine => 0.5 * (1 + Math.Cos(Math.PI * afterWarmUp)),
            LearningRateSchedule.Step => Math.Pow(options.Gamma, Math.Floor(step / stepsPerEpoch)),
            _ => 1,
        };
    }
}
