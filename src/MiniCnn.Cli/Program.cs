using System.Text;
using MiniCnn.Cli;

if (OperatingSystem.IsWindows())
    Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);

OpenMp.LetThreadsSleep();
var terminal = TerminalInfo.OfProcess();
using var stop = StopRequest.OfSignals(terminal.ErrorIsTerminal);
return MiniCnnApp.Run(args, Console.Out, Console.Error, terminal, stop);
