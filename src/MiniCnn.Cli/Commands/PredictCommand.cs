namespace MiniCnn.Cli.Commands;

internal static class PredictCommand
{
    public static Command Create()
    {
        Argument<string> run = Options.Run();
        Argument<string[]> pictures = new("pictures") { Description = "image files of any size, light on dark or dark on light", Arity = ArgumentArity.OneOrMore };
        Option<string> fit = Options.Choice(
            "--fit", "how a picture is fitted to the model's input size; auto keeps one of that size", "auto", [.. Enum.GetNames<ImageFit>().Select(name => name.ToLowerInvariant())]);
        (Option<int> top, Option<bool> json) = (Options.Whole("--top", "classes to print per picture", 3, 1, 256), Options.Json());
        return new Command("predict", "Predicts the classes of images with a run's model.") { run, pictures, fit, top, json }.Runs((parse, context) =>
        {
            using var classifier = Classifier.Load(RunFolder.Find(parse.GetValue(run)!, RunFolder.DefaultParent));
            ImageFit how = Enum.Parse<ImageFit>(parse.GetValue(fit)!, ignoreCase: true);
            string[] files = parse.GetValue(pictures)!;
            List<object> answers = [];
            int code = 0;
            foreach (string file in files)
            {
                context.Cancel.ThrowIfCancellationRequested();
                if (Answer(classifier, file, how, files.Length > 1, context, ref code) is not { } answer)
                    continue;
                if (parse.GetValue(json))
                    answers.Add(Data(classifier, file, answer));
                else
                    Print(context.Output, classifier, file, answer, parse.GetValue(top));
            }

            if (parse.GetValue(json))
                context.Output.Json(answers);
            return code;
        });
    }

    /// <summary>The probabilities of one image. Among several, one that cannot be read is reported and the rest goes on.</summary>
    private static float[]? Answer(Classifier classifier, string file, ImageFit fit, bool several, CommandContext context, ref int code)
    {
        try
        {
            return classifier.Probabilities([ImageFile.Read(file, context.Images)], fit, [file])[0];
        }
        catch (MiniCnnException cause) when (several)
        {
            context.Output.Warning(cause.Message);
            code = Math.Max(code, (int)cause.Kind);
            return null;
        }
    }

    private static object Data(Classifier classifier, string file, float[] answer) => new
    {
        File = file,
        Class = classifier.ClassNames[Array.IndexOf(answer, answer.Max())],
        Probability = answer.Max(),
        Probabilities = classifier.ClassNames.Zip(answer, (name, probability) => new { Class = name, Probability = probability }),
    };

    private static void Print(Output output, Classifier classifier, string file, float[] answer, int top)
    {
        IEnumerable<string> best =
            classifier.ClassNames.Zip(answer).OrderByDescending(pair => pair.Second).Take(top).Select(pair => $"{pair.First} {NumberText.Percent(pair.Second, 1)}");
        output.Line($"{PrintableText.OneLine(file)}: {string.Join(", ", best)}");
    }
}
