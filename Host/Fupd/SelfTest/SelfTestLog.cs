using System.Globalization;
using System.Text;

namespace FlipperUpdaterNano.Fupd.SelfTest
{
    /// <summary>
    /// The output of the self-test image, read from <c>/ext/selftest.log</c> or received over USART1, to which the image sends the same
    /// lines.
    /// </summary>
    internal sealed class SelfTestLog
    {
        private const string Head = "selftest 1 ";
        private const long MostBytes = 1 << 20;

        /// <summary>Gets the name, version, commit and date of the image.</summary>
        public string Version { get; private set; } = string.Empty;

        /// <summary>Gets a value indicating whether the self-test ran to completion.</summary>
        public bool IsComplete { get; private set; }

        /// <summary>Gets the steps that were started. The outcome of a step that did not end is <see langword="null"/>.</summary>
        public IReadOnlyList<SelfTestStep> Steps => _steps;

        /// <summary>Gets the measured numbers by name. Hexadecimal values of more than 32 bits are omitted.</summary>
        public IReadOnlyDictionary<string, long> Facts => _facts;

        /// <summary>Gets the notes.</summary>
        public IReadOnlyList<string> Notes => _notes;

        private readonly List<SelfTestStep> _steps = [];
        private readonly Dictionary<string, long> _facts = [];
        private readonly List<string> _notes = [];

        /// <summary>Reads a log.</summary>
        /// <returns>The content of the log file. Console output before the first line of the log is ignored.</returns>
        /// <exception cref="InputException">The file is not a self-test log, or one of its lines is damaged.</exception>
        public static SelfTestLog Read(string path)
        {
            if (new FileInfo(path) is { Exists: true, Length: > MostBytes })
            {
                throw new InputException($"{path}: larger than 1 MiB; a self-test log is only a few KiB long");
            }

            string[] lines = File.ReadAllText(path, Encoding.Latin1).Split('\n', StringSplitOptions.TrimEntries);
            int first = Array.FindLastIndex(lines, line => line.StartsWith(Head, StringComparison.Ordinal));
            if (first < 0)
            {
                throw new InputException($"{path}: no line begins with '{Head.TrimEnd()}'; give selftest.log from the card");
            }

            SelfTestLog log = new() { Version = lines[first][Head.Length..] };
            for (int i = first + 1; i < lines.Length; i++)
            {
                if (lines[i].Length > 0 && !log.Take(lines[i]))
                {
                    throw new InputException($"{path}: line {i + 1} is damaged: '{lines[i]}'");
                }
            }

            return log;
        }

        private bool Take(string line)
        {
            string[] words = line.Split(' ', 3);
            switch (words)
            {
                case ["begin", string number, string name] when int.TryParse(number, out int step):
                    _steps.Add(new SelfTestStep(step, name, null));
                    return true;
                case ["end", string number, "good" or "bad"]
                    when int.TryParse(number, out int step) && _steps.Count > 0 && _steps[^1].Number == step:
                    _steps[^1] = _steps[^1] with { IsGood = words[2] == "good" };
                    return true;
                case ["fact", string name, string value]:
                    return TakeFact(name, value);
                case ["note", ..]:
                    _notes.Add(line["note".Length..].Trim());
                    return true;
                case ["done"]:
                    IsComplete = true;
                    return true;
                default:
                    return false;
            }
        }

        private bool TakeFact(string name, string text)
        {
            const int mostDigits = 8;
            bool isHex = text.StartsWith("0x", StringComparison.Ordinal);
            if (isHex && text.Length - 2 > mostDigits)
            {
                return text[2..].All(char.IsAsciiHexDigitUpper);
            }

            NumberStyles style = isHex ? NumberStyles.AllowHexSpecifier : NumberStyles.None;
            if (!uint.TryParse(isHex ? text.AsSpan(2) : text, style, CultureInfo.InvariantCulture, out uint value))
            {
                return false;
            }

            _facts[name] = value;
            return true;
        }
    }
}
