using System.Text;
using System.Text.RegularExpressions;

namespace FlipperUpdaterNano.Runtime.Tests.Conformance
{
    /// <summary>
    /// Several programs combined into one, each in its own namespace. A driver calls the programs one after the other, prints a marker
    /// before each and catches unhandled exceptions, so that hundreds of programs need only a few images and processes.
    /// </summary>
    internal sealed partial class ProgramBatch(IReadOnlyList<ConformanceProgram> programs)
    {
        private const char Mark = '\u0001';

        public IReadOnlyList<ConformanceProgram> Programs => programs;

        /// <summary>Returns the sources to compile, each with the path that compiler messages contain.</summary>
        public IReadOnlyList<(string Path, string Text)> Sources()
        {
            List<(string Path, string Text)> sources = [];
            StringBuilder driver = new("using System;\n\nclass Driver\n{\n    static void Main()\n    {\n");

            for (int i = 0; i < programs.Count; i++)
            {
                string text = EntryPoint().Replace(programs[i].Source, "internal static void Entry()");
                sources.Add((programs[i].Name + ".cs", $"namespace P{i}\n{{\n#line 1\n{text}\n}}\n"));
                driver.Append($"        Run{i}();\n");
            }

            driver.Append("    }\n");

            for (int i = 0; i < programs.Count; i++)
            {
                driver.Append($"    static void Run{i}()\n    {{\n");
                driver.Append($"        Console.WriteLine(\"\\u0001{programs[i].Name}\");\n        try\n        {{\n");
                driver.Append($"            P{i}.Program.Entry();\n        }}\n        catch (Exception e)\n        {{\n");
                driver.Append("            Console.WriteLine(\"escaped: \" + e.GetType() + \" \" + e.Message);\n        }\n    }\n");
            }

            sources.Add(("driver.cs", driver.Append("}\n").ToString()));

            return sources;
        }

        /// <summary>Returns the expected output: that of .NET, except for programs with a Difference.</summary>
        public string Expected()
        {
            return string.Concat(Split(DotNet.Run(Sources())).Select(part =>
                $"{Mark}{part.Key}\n"
                + (ConformanceProgram.Differences.TryGetValue(part.Key, out Difference? difference) ? difference.Output : part.Value)));
        }

        /// <summary>Splits the output by program; programs that were not reached are missing.</summary>
        public static Dictionary<string, string> Split(string output)
        {
            return output.Split(Mark, StringSplitOptions.RemoveEmptyEntries)
                .Select(part => part.Split('\n', 2))
                .ToDictionary(part => part[0], part => part.Length > 1 ? part[1] : string.Empty);
        }

        /// <summary>Splits the programs into batches of about the given size, in order.</summary>
        public static IReadOnlyList<ProgramBatch> Of(IReadOnlyList<ConformanceProgram> programs, int size)
        {
            return [.. programs.Chunk(size).Select(chunk => new ProgramBatch(chunk))];
        }

        [GeneratedRegex(@"(public |internal )?static void Main\(\)")]
        private static partial Regex EntryPoint();
    }
}
