using System.Text;
using System.Text.RegularExpressions;

namespace FlipperUpdaterNano.Runtime.Tests.Conformance
{
    /// <summary>Expands Tests/Data/conformance/families.txt: families of programs that differ in an operation and its operands.</summary>
    internal sealed partial class ProgramFamilies
    {
        private readonly Dictionary<string, string> _values = [];
        private readonly List<ConformanceProgram> _programs = [];
        private readonly List<string[]> _rows = [];
        private readonly StringBuilder _source = new();
        private string[] _columns = [];
        private bool _isInSource;

        private ProgramFamilies(IEnumerable<string> lines)
        {
            foreach (string line in lines)
            {
                Read(line);
            }

            EndFamily();
        }

        /// <summary>Returns all programs in the order of the file.</summary>
        /// <param name="text">The content of the file, which describes its own format at the top.</param>
        /// <returns>The programs.</returns>
        /// <exception cref="InvalidDataException">A line is malformed, or a template names an unknown column or list.</exception>
        public static IReadOnlyList<ConformanceProgram> Expand(string text)
        {
            string[] lines = text.Split('\n');

            // The last line also ends with a line feed.
            return new ProgramFamilies(lines[^1].Length == 0 ? lines[..^1] : lines)._programs;
        }

        [GeneratedRegex(@"^values ([\w-]+): (.+)$")]
        private static partial Regex ValueLine();

        [GeneratedRegex(@"\{\{(values )?([\w-]+)\}\}")]
        private static partial Regex Placeholder();

        private void Read(string line)
        {
            if (line.StartsWith("columns ", StringComparison.Ordinal))
            {
                EndFamily();
                _columns = Cells(line["columns ".Length..]);
            }
            else if (_isInSource)
            {
                _source.Append(line).Append('\n');
            }
            else if (line == "source")
            {
                _isInSource = true;
            }
            else if (ValueLine().Match(line) is { Success: true } values)
            {
                _values.Add(values.Groups[1].Value, values.Groups[2].Value);
            }
            else if (line.Length > 0 && line[0] != '#')
            {
                string[] cells = Cells(line);

                if (cells.Length != _columns.Length)
                {
                    throw new InvalidDataException($"{cells[0]}: {cells.Length} cells, {_columns.Length} columns");
                }

                _rows.Add(cells);
            }
        }

        private static string[] Cells(string line)
        {
            return line.Split(';', StringSplitOptions.TrimEntries);
        }

        private void EndFamily()
        {
            string source = _source.ToString();

            if (source.EndsWith("\n\n", StringComparison.Ordinal))
            {
                source = source[..^1];
            }

            foreach (string[] row in _rows)
            {
                _programs.Add(new ConformanceProgram(row[0], Placeholder().Replace(source, match => Value(match, row))));
            }

            _rows.Clear();
            _source.Clear();
            _isInSource = false;
        }

        private string Value(Match placeholder, string[] row)
        {
            string name = placeholder.Groups[2].Value;

            if (placeholder.Groups[1].Success)
            {
                return List(name);
            }

            return name == "values" ? List(Cell(row, "type")) : Cell(row, name);
        }

        private string List(string name)
        {
            return _values.TryGetValue(name, out string? list)
                ? list
                : throw new InvalidDataException($"there is no list of values {name}");
        }

        private string Cell(string[] row, string column)
        {
            int index = Array.IndexOf(_columns, column);

            return index >= 0 ? row[index] : throw new InvalidDataException($"{row[0]}: there is no column {column}");
        }
    }
}
