using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Parsing;
using System.Text.RegularExpressions;
using FlipperUpdaterNano.Delivery;
using FlipperUpdaterNano.Fupd.Commands;
using FlipperUpdaterNano.Fupd.Output;
using FlipperUpdaterNano.HostFileSystem;
using FlipperUpdaterNano.HostPrograms;
using FlipperUpdaterNano.Packaging;
using FlipperUpdaterNano.VirtualFlipper.Folder;

namespace FlipperUpdaterNano.Fupd
{
    /// <summary>Parses the command line, runs the command, and converts a failure to one line of text and an exit status.</summary>
    internal static partial class Fupd
    {
        private const int LongestLine = 1000;

        /// <summary>Runs one command.</summary>
        /// <param name="arguments">The arguments after <c>fupd</c>.</param>
        /// <param name="output">Receives the messages for the user or, with <c>--json -</c>, the report.</param>
        /// <param name="error">Receives error messages, one line each.</param>
        /// <returns>One of <see cref="ExitStatus"/>.</returns>
        public static int Run(string[] arguments, TextWriter output, TextWriter error)
        {
            // An empty argument is an error, usually caused by an unset script variable.
            int empty = Array.IndexOf(arguments, string.Empty);
            if (empty >= 0)
            {
                return Fail(
                    error, $"argument {empty + 1} of {arguments.Length} is "
                        + $"empty{(empty > 0 ? $", after '{OneLine(arguments[empty - 1])}'" : string.Empty)}; give its value");
            }

            // fupd help pack is equivalent to fupd pack --help.
            if (arguments is ["help", .. string[] command])
            {
                arguments = [.. command, "--help"];
            }

            RootCommand root = MakeRoot(output, error);

            // Arguments may begin with @, so response files are disabled.
            ParseResult result = root.Parse(arguments, new ParserConfiguration { ResponseFileTokenReplacer = null });
            bool asksForHelp = result.Action is HelpAction;
            if (result.Errors.Count > 0 && !asksForHelp)
            {
                return FailParsing(error, result, arguments);
            }

            return Invoke(result, output, error);
        }

        private static int FailParsing(TextWriter error, ParseResult result, string[] arguments)
        {
            // A wrong argument is reported before a missing one, because that error helps the user more.
            string message = result.UnmatchedTokens.Count > 0
                ? $"'{result.UnmatchedTokens[0]}' is not "
                    + $"understood{Suggestion.For(result.UnmatchedTokens[0], result.CommandResult.Command)}"
                : arguments.Length == 0 ? "a command is needed" : result.Errors[0].Message;
            message = NumberType().Replace(message, "a whole number");
            return Fail(error, $"{OneLine(message).TrimEnd('.')}; see 'fupd {CommandName(result)}--help'");
        }

        private static int Invoke(ParseResult result, TextWriter output, TextWriter error)
        {
            try
            {
                return result.Invoke(new InvocationConfiguration { Output = output, Error = error, EnableDefaultExceptionHandler = false });
            }
            catch (Exception) when (Interruption.IsEnding)
            {
                Interruption.WaitIfEnding();
                throw;
            }
            catch (Exception refused) when (refused is LayoutException or RefusalException)
            {
                Write(error, OneLine(refused.Message));
                return ExitStatus.Refused;
            }
            catch (Exception bad) when (bad is InputException or PackagingException or DeliveryException or DeviceFolderException
                or ToolException)
            {
                return Fail(error, OneLine(bad.Message));
            }
            catch (OutOfMemoryException)
            {
                return Fail(error, "an input needs more memory than this machine has available");
            }
            catch (Exception bad) when (HostError.Is(bad))
            {
                return Fail(error, OneLine(HostError.Sentence(bad)));
            }
        }

        private static RootCommand MakeRoot(TextWriter output, TextWriter error)
        {
            CommonOptions common = new(output, error);
            RootCommand root = new(
                "Tools for the Flipper Zero's self-update: build packages, check them, and install them on a virtual Flipper.")
            {
                common.Json,
                common.Quiet,
                DeviceCommand.Create(common),
                PackCommand.Create(common),
                AdoptCommand.Create(common),
                ChannelsCommand.Create(common),
                FetchCommand.Create(common),
                UpdateCommand.Create(common),
                ReleaseCommand.Create(common),
                PublishCommand.Create(common),
                KeygenCommand.Create(common),
                SignCommand.Create(common),
                VerifyCommand.Create(common),
                InspectCommand.Create(common),
                DoctorCommand.Create(common),
                InstallCommand.Create(common),
                BootCommand.Create(common),
                PlayCommand.Create(common),
                SweepCommand.Create(common),
                SimulateCommand.Create(common),
                DeployCommand.Create(common),
                ExplainCommand.Create(common),
                SelfTestReportCommand.Create(common),
                TestCommand.Create(common),
                NanoCommand.Create(common),
                DemoCommand.Create(common),
                ScreensCommand.Create(common),
                StudioCommand.Create(common),
            };
            return root;
        }

        private static string CommandName(ParseResult result)
        {
            string name = string.Empty;
            SymbolResult? command = result.CommandResult;
            while (command is CommandResult { Command: not RootCommand } inner)
            {
                name = $"{inner.Command.Name} {name}";
                command = command.Parent;
            }

            return name;
        }

        private static int Fail(TextWriter error, string message)
        {
            Write(error, message);
            return ExitStatus.BadInput;
        }

        private static void Write(TextWriter error, string message) =>
            error.WriteLine(ShownText.Of($"fupd: {message}", TerminalKind.IsPlain));

        // An option whose value is not text takes a whole number. Users understand that term better than "Int32".
        [GeneratedRegex(@"expected type 'System\.\w+'")]
        private static partial Regex NumberType();

        // A message may quote the content of a file, which can contain line breaks.
        private static string OneLine(string message)
        {
            string line = message.ReplaceLineEndings(" ").Replace('\t', ' ').Replace('\uFFFD', '?').Trim();
            return line.Length <= LongestLine ? line : line[..LongestLine] + "...";
        }
    }
}
