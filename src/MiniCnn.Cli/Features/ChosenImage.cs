namespace MiniCnn.Cli.Features;

/// <summary>The one image of a command, in the model's size, with its name as it was asked for and its class where that is known.</summary>
internal sealed record ChosenImage(string Name, ImageSet Images)
{
    /// <summary>A picture file, or <c>mnist:17</c> for image 17 of the test part of a dataset.</summary>
    public static ChosenImage Find(string text, Classifier classifier, string? folder, CommandContext context)
    {
        FeatureShape input = classifier.Architecture.Input;
        int colon = text.LastIndexOf(':');
        if (File.Exists(text) || colon <= 0 || !int.TryParse(text.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out int number))
        {
            byte[] pixels = ImageInput.Pixels(ImageFile.Read(text, context.Images), classifier.Configuration.Dataset, input.Height, input.Width);
            return new ChosenImage(Path.GetFileName(text), new ImageSet(pixels, [0], input.Channels, input.Height, input.Width));
        }

        Dataset dataset = DatasetAccess.Load(text[..colon], folder, context, input);
        ImageSet test = dataset.Test;
        if (number >= test.Count)
            throw MiniCnnException.BadUsage($"{text}: {dataset.Name} has {test.Count} test images; expected a number from 0 to {test.Count - 1}");
        classifier.CheckSize(test);
        return new ChosenImage($"{text} ({dataset.Info.ClassNames[test.Labels[number]]})", test.Subset([number]));
    }
}
