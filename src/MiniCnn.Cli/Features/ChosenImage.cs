using System.Globalization;
using MiniCnn.Cli.Datasets;
using MiniCnn.Cli.Terminal;
using MiniCnn.Data;
using MiniCnn.Imaging;
using MiniCnn.Models;
using MiniCnn.Runs;

namespace MiniCnn.Cli.Features;

/// <summary>The one image of a command: a picture file, or <c>mnist:17</c> for image 17 of a dataset's test part.</summary>
/// <param name="Name">As it was asked for, with its class where that is known.</param>
/// <param name="Images">The image alone, in the model's size.</param>
internal sealed record ChosenImage(string Name, ImageSet Images)
{
    public static ChosenImage Find(string text, Classifier classifier, string? folder, CommandContext context)
    {
        int colon = text.LastIndexOf(':');
        if (!File.Exists(text) && colon > 0 && int.TryParse(text.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out int number))
        {
            Dataset dataset = DatasetAccess.Load(text[..colon], folder, context, classifier.Architecture.Input);
            if (number >= dataset.Test.Count)
                throw MiniCnnException.BadUsage($"{text}: {dataset.Name} has {dataset.Test.Count} test images; expected a number from 0 to {dataset.Test.Count - 1}");
            ImageSet one = dataset.Test.Subset([number]);
            var shape = FeatureShape.Maps(one.Channels, one.Height, one.Width);
            return shape == classifier.Architecture.Input
                ? new ChosenImage($"{text} ({dataset.Info.ClassNames[one.Labels[0]]})", one)
                : throw MiniCnnException.BadData($"{classifier.Folder.Name} takes images of {classifier.Architecture.Input}, and {dataset.Name} has {shape}; use images of its size, or a picture file");
        }

        FeatureShape input = classifier.Architecture.Input;
        byte[] pixels = ImageInput.Pixels(ImageFile.Read(text), classifier.Configuration.Dataset, input.Height, input.Width);
        return new ChosenImage(Path.GetFileName(text), new ImageSet(pixels, [0], input.Channels, input.Height, input.Width));
    }
}
