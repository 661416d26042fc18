#:project ../src/MiniCnn/MiniCnn.csproj
// A hand-made kernel in TorchSharp's nn.Conv2d: writes image | kernel | convolved as one PNG.
//   dotnet run scripts/conv2d.cs -- [photo.jpg [output.png]]
// Change the numbers below and run it again.
using MiniCnn.Imaging;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

float[,] kernel =
{
    { -1, 0, 1 },
    { -2, 0, 2 },
    { -1, 0, 1 },
}; // Sobel: the change of brightness from left to right
const long Stride = 1, Padding = 1, Dilation = 1;

string input = args.ElementAtOrDefault(0) ?? Path.Combine(ScriptFolder(), "../data/samples/scene.png");
string output = args.ElementAtOrDefault(1) ?? "conv2d.png";

using DisposeScope scope = NewDisposeScope();
Plane photo = ImageFile.Read(input).ToGrayPlane();                              // [height, width], 0 to 1
using Conv2d conv = nn.Conv2d(1, 1, (kernel.GetLength(0), kernel.GetLength(1)),
    stride: (Stride, Stride), padding: (Padding, Padding), dilation: (Dilation, Dilation), bias: false);
using (no_grad())
    conv.weight.copy_(tensor(kernel).reshape(conv.weight.shape));               // [outputs 1, inputs 1, kernel height, kernel width]
Tensor image = tensor(photo.Values).reshape(1, 1, photo.Height, photo.Width);   // [batch 1, channels 1, height, width]
Tensor convolved = conv.call(image).detach();                                   // [1, 1, (height + 2·padding − dilation·(kernel − 1) − 1) / stride + 1, …]

var sheet = new ContactSheet(
[
    SheetCell.Of(photo, "original") with { Map = ColorMap.Gray },
    SheetCell.Of(ToPlane(conv.weight.detach()), "kernel") with { ShowNumbers = true },
    SheetCell.Of(ToPlane(convolved), "convolved"),
], new ContactSheetOptions { Title = $"Conv2d, stride {Stride}, padding {Padding}, dilation {Dilation}", Columns = 3, CellPixels = 256, Scale = SheetScale.PerCell });
sheet.Write(output);
Console.WriteLine($"{input} [{string.Join(", ", image.shape)}] -> [{string.Join(", ", convolved.shape)}], written to {output}");

static Plane ToPlane(Tensor maps) => new((int)maps.shape[2], (int)maps.shape[3], maps.data<float>().ToArray());

static string ScriptFolder([System.Runtime.CompilerServices.CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
