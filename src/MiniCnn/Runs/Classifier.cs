using MiniCnn.Models;
using MiniCnn.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace MiniCnn.Runs;

/// <summary>The trained model of a run folder.</summary>
public sealed class Classifier : IDisposable
{
    private readonly Normalization _normalization;

    private Classifier(RunFolder folder, RunConfiguration configuration, string weightsFile)
    {
        (Folder, Configuration, WeightsFile) = (folder, configuration, weightsFile);
        Architecture = Architecture.Parse(configuration.Model.Text, configuration.Model.Name);
        Module = ModelBuilder.Build(Architecture);
        _normalization = new Normalization(configuration.Dataset.Mean, configuration.Dataset.StandardDeviation);
    }

    /// <summary>Where it came from.</summary>
    public RunFolder Folder { get; }

    /// <summary>Of the run.</summary>
    public RunConfiguration Configuration { get; }

    internal string WeightsFile { get; }

    /// <summary>Of the module.</summary>
    public Architecture Architecture { get; }

    /// <summary>[N, C, H, W] normalized images to [N, classes] logits; in eval mode.</summary>
    public ArchitectureModule Module { get; }

    /// <summary>Label k is class k.</summary>
    public IReadOnlyList<string> ClassNames => Configuration.Dataset.ClassNames;

    /// <summary>Loads a run's model.</summary>
    /// <exception cref="MiniCnnException">The run has no weights yet, or they are damaged.</exception>
    public static Classifier Load(RunFolder folder) => Load(folder, folder.FindWeights());

    /// <summary>Loads a run's model with the weights it had before its first step.</summary>
    /// <exception cref="MiniCnnException">They are missing or damaged.</exception>
    public static Classifier LoadInitial(RunFolder folder) => Load(folder, folder.InitialWeightsFile);

    /// <summary>Images of the architecture's size as the module takes them; a new tensor [N, C, H, W] that the caller owns.</summary>
    public Tensor Normalize(ImageSet images)
    {
        CheckSize(images);
        using Tensor pixels = torch.tensor(images.Pixels, new long[] { images.Count, images.Channels, images.Height, images.Width }, dtype: ScalarType.Byte);
        return _normalization.Apply(pixels);
    }

    /// <summary>Predicted probabilities of images of the architecture's size, whose labels are not used: [N][classes].</summary>
    /// <exception cref="MiniCnnException">Images of another size.</exception>
    public float[][] Probabilities(ImageSet images)
    {
        CheckSize(images);
        return Evaluation.Probabilities(Module, images, _normalization);
    }

    /// <summary>Predicted probabilities for pictures of any size, [N][classes].</summary>
    /// <param name="pictures">Read one after the other.</param>
    /// <param name="fit">How each becomes an image of the model's size.</param>
    /// <param name="names">What errors call each picture.</param>
    /// <exception cref="MiniCnnException">A picture cannot be fitted.</exception>
    public float[][] Probabilities(IEnumerable<Image> pictures, ImageFit fit = ImageFit.Auto, IReadOnlyList<string>? names = null)
    {
        FeatureShape input = Architecture.Input;
        byte[][] pixels = [.. pictures.Select((picture, n) =>
        {
            try
            {
                return ImageInput.Pixels(picture, Configuration.Dataset, input.Height, input.Width, fit);
            }
            catch (MiniCnnException cause) when (names is not null)
            {
                throw new MiniCnnException(cause.Kind, $"{names[n]}: {cause.Message}", cause);
            }
        })];
        return Probabilities(new ImageSet([.. pixels.SelectMany(values => values)], new byte[pixels.Length], input.Channels, input.Height, input.Width));
    }

    /// <summary>Classifies labeled images, of the run's dataset or another with as many classes.</summary>
    /// <exception cref="MiniCnnException">Images of another size, or a label beyond the classes.</exception>
    public Evaluation Evaluate(ImageSet images, CancellationToken cancel = default)
    {
        CheckSize(images);
        CheckLabels(images);
        return Evaluation.Of(Module, images, _normalization, ClassNames.Count, cancel: cancel);
    }

    /// <inheritdoc/>
    public void Dispose() => Module.Dispose();

    private static Classifier Load(RunFolder folder, string weightsFile)
    {
        Dictionary<string, Tensor> weights = TensorStorage.Read(weightsFile);
        Classifier? classifier = null;
        try
        {
            classifier = new(folder, folder.ReadConfiguration(), weightsFile);
            ModuleWeights.Load(classifier.Module, weights, weightsFile);
            classifier.Module.eval();
            return classifier;
        }
        catch
        {
            classifier?.Dispose();
            throw;
        }
        finally
        {
            ModuleWeights.Dispose(weights);
        }
    }

    internal void CheckLabels(ImageSet images)
    {
        if (images.Labels.Any(label => label >= ClassNames.Count))
            throw MiniCnnException.BadData($"{Folder.Name} has {ClassNames.Count} classes, and the images have label {images.Labels.Max()}; use a dataset with the same classes");
    }

    internal void CheckSize(ImageSet images)
    {
        var shape = FeatureShape.Maps(images.Channels, images.Height, images.Width);
        if (shape != Architecture.Input)
            throw MiniCnnException.BadData($"{Folder.Name} takes images of {Architecture.Input}, and these are {shape}; use images of its size");
    }
}
