using System.Text;
using MiniCnn.Cli;

if (OperatingSystem.IsWindows())
    Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);

OpenMp.LetThreadsSleep();
using var stop = StopRequest.OfSignals();
return MiniCnnApp.Run(args, Console.Out, Console.Error, TerminalInfo.OfProcess(), stop);
