using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using FlipperUpdaterNano.HostFileSystem;
using Spectre.Console;

namespace FlipperUpdaterNano.Fupd.Output
{
    /// <summary>
    /// The output of a command: text to stdout unless <c>--quiet</c> is given, the report to a file or stdout, and errors to stderr.
    /// </summary>
    internal sealed class CommandOutput
    {
        /// <summary>The file name that denotes stdout.</summary>
        public const string Stdout = "-";

        private const int WidthOfPipe = 160;

        private static readonly JsonSerializerOptions s_format = new()
        {
            WriteIndented = true,
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping
        };
        private readonly TextWriter _output;
        private readonly TextWriter _error;
        private readonly string? _jsonFile;

        // Width of the terminal in columns; null for a pipe or a file, which has no width limit.
        private readonly int? _columns;

        /// <summary>Chooses the streams.</summary>
        /// <param name="output">Stdout.</param>
        /// <param name="error">Stderr.</param>
        /// <param name="jsonFile">Path of the file for the report, <see cref="Stdout"/>, or <see langword="null"/> for no report.</param>
        /// <param name="quiet">Whether to suppress text for the user.</param>
        /// <param name="columns">
        /// Maximum width of the text in columns; <see langword="null"/> for the width of the terminal or, if stdout is not a terminal, no
        /// limit.
        /// </param>
        public CommandOutput(TextWriter output, TextWriter error, string? jsonFile, bool quiet, int? columns = null)
        {
            _output = output;
            _error = error;
            _jsonFile = jsonFile;
            IsForPeople = !quiet && jsonFile != Stdout;
            IsPlain = TerminalKind.IsPlain;
            bool hasTerminal = ReferenceEquals(output, System.Console.Out) && !System.Console.IsOutputRedirected;
            _columns = columns ?? (hasTerminal ? TerminalKind.Columns : null);
            IsTerminal = IsForPeople && hasTerminal && !TerminalKind.IsDumb;
            Console = AnsiConsole.Create(new AnsiConsoleSettings
            {
                Ansi = IsTerminal ? AnsiSupport.Detect : AnsiSupport.No,
                ColorSystem = IsTerminal ? ColorSystemSupport.Detect : ColorSystemSupport.NoColors,
                Interactive = IsTerminal ? InteractionSupport.Detect : InteractionSupport.No,
                Out = new AnsiConsoleOutput(IsForPeople ? output : TextWriter.Null),
            });
            if (IsPlain)
            {
                Console.Profile.Capabilities.Unicode = false;
            }

            Console.Profile.Width = _columns ?? WidthOfPipe;
        }

        /// <summary>
        /// Gets a value indicating whether text for the user is written; <c>--quiet</c> or a report on stdout suppresses such text.
        /// </summary>
        public bool IsForPeople { get; }

        /// <summary>Gets a value indicating whether stdout is a terminal that can overwrite text.</summary>
        public bool IsTerminal { get; }

        /// <summary>Gets a value indicating whether only ASCII may be written.</summary>
        public bool IsPlain { get; }

        /// <summary>Gets the console for tables and progress, which discards everything unless <see cref="IsForPeople"/> is true.</summary>
        public IAnsiConsole Console { get; }

        /// <summary>Writes a line of text for the user.</summary>
        /// <param name="text">The line, unmodified.</param>
        public void Line(string text = "")
        {
            if (IsForPeople)
            {
                foreach (string line in _columns is { } columns ? WordWrap.Lines(text, columns) : [text])
                {
                    _output.WriteLine(Shown(line));
                }
            }
        }

        /// <summary>Writes an error line to stdout or, if text for the user is suppressed, to stderr.</summary>
        public void Fault(string text)
        {
            (IsForPeople ? _output : _error).WriteLine(Shown(IsForPeople ? text : $"fupd: {text}"));
        }

        /// <summary>Writes a warning.</summary>
        public void Warn(string text)
        {
            if (IsForPeople)
            {
                _error.WriteLine(Shown($"fupd: warning: {text}"));
            }
        }

        /// <summary>
        /// Forwards the output of a program that fupd runs. The output is written even if text for the user is suppressed, unless stdout
        /// receives the report.
        /// </summary>
        /// <param name="text">The unmodified text, including line endings.</param>
        public void Raw(string text)
        {
            if (_jsonFile != Stdout)
            {
                _output.Write(text);
                _output.Flush();
            }
        }

        /// <summary>Forwards the error output of a program that fupd runs.</summary>
        /// <param name="text">The unmodified text.</param>
        public void RawError(string text) => _error.Write(text);

        /// <summary>Writes one line that describes a fault to stderr.</summary>
        public void Error(string text) => _error.WriteLine(Shown(text));

        /// <summary>Makes a line safe for the console's tables.</summary>
        /// <returns>The line without characters that are unsafe for a terminal.</returns>
        public string Shown(string text) => ShownText.Of(text, IsPlain);

        /// <summary>Writes the report to the destination that --json names, if any.</summary>
        public void Report(JsonObject report)
        {
            if (_jsonFile == null)
            {
                return;
            }

            string text = report.ToJsonString(s_format) + "\n";
            if (_jsonFile == Stdout)
            {
                _output.Write(text);
            }
            else
            {
                try
                {
                    File.WriteAllText(_jsonFile, text);
                }
                catch (Exception refused) when (HostError.Is(refused))
                {
                    throw new InputException($"--json {_jsonFile} cannot be written: {HostError.Reason(refused)}");
                }
            }
        }
    }
}
