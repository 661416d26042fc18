using MiniCnn.Reports;
using MiniCnn.Training;

namespace MiniCnn.Tests.Reports;

/// <summary>The tests run in a culture with a decimal comma, with which the command would be another or none.</summary>
public sealed class TrainingArgumentTests
{
    [Fact]
    public void The_arguments_of_a_training_have_decimal_points()
    {
        var arguments = TrainingArgument.Of(new TrainingOptions { LearningRate = 0.0125, Epochs = 1.5 }, threads: 2).ToDictionary(argument => argument.Option, argument => argument.Value);
        arguments["--lr"].ShouldBe("0.0125");
        arguments["--epochs"].ShouldBe("1.5");
        arguments["--threads"].ShouldBe("2");
        arguments["--schedule"].ShouldBe("one-cycle");
    }
}
