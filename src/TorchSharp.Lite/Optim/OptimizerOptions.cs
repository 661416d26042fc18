namespace TorchSharp.Modules;

/// <summary>What every group of parameters can set for itself.</summary>
public class OptimizerOptions
{
    public double? LearningRate { get; set; }

    public double InitialLearningRate { get; set; }

    public virtual void SaveStateDict(BinaryWriter writer)
    {
        writer.Write(InitialLearningRate);
        writer.Write(LearningRate!.Value);
        Each(new WritingPass(writer), this);
    }

    public virtual void LoadStateDict(BinaryReader reader)
    {
        InitialLearningRate = reader.ReadDouble();
        LearningRate = reader.ReadDouble();
        Each(new ReadingPass(reader), this);
    }

    public virtual void LoadStateDict(OptimizerOptions source)
    {
        InitialLearningRate = source.InitialLearningRate;
        LearningRate = source.LearningRate;
        Each(new CopyingPass(), source);
    }

    /// <summary>Shows the fields that an optimiser's own options add to these two.</summary>
    internal virtual void Each(FieldPass pass, OptimizerOptions other)
    {
    }
}
