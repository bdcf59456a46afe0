using System.Globalization;
using System.Xml.Linq;

namespace FlipperUpdaterNano.Fupd.Output
{
    /// <summary>Test results as JUnit XML, a format that CI servers read.</summary>
    internal static class JUnitReport
    {
        /// <summary>Converts the results of a suite to XML.</summary>
        /// <param name="suite">Name of the suite.</param>
        public static string Of(string suite, IReadOnlyList<TestResult> results)
        {
            XElement cases = new(
                "testsuite",
                new XAttribute("name", suite),
                new XAttribute("tests", results.Count),
                new XAttribute("failures", results.Count(result => result.Line.Result == "failed")),
                new XAttribute("skipped", results.Count(result => result.Line.Result == "skipped")),
                results.Select(Case));
            return $"{new XDeclaration("1.0", "utf-8", null)}\n{new XElement("testsuites", cases)}\n";
        }

        private static XElement Case(TestResult result)
        {
            // CLASS.METHOD.ROW
            int row = result.Line.Test.LastIndexOf('.');
            int method = result.Line.Test.LastIndexOf('.', row - 1);
            XElement element = new(
                "testcase",
                new XAttribute("classname", result.Line.Test[..method]),
                new XAttribute("name", result.Line.Test[(method + 1)..]),
                new XAttribute("time", (result.Milliseconds / 1000).ToString("0.000000", CultureInfo.InvariantCulture)));
            if (result.SourceFile != null)
            {
                element.Add(new XAttribute("file", result.SourceFile), new XAttribute("line", result.SourceLine));
            }

            if (result.Line.Result != "passed")
            {
                string kind = result.Line.Result == "failed" ? "failure" : "skipped";
                XElement why = new(kind, new XAttribute("message", Clean(result.Line.Detail)));
                if (result.Line.Result == "failed")
                {
                    why.Add(result.Place);
                }

                element.Add(why);
            }

            return element;
        }

        // A message may contain control characters, of which XML allows only line breaks.
        private static string Clean(string text) =>
            string.Concat(text.Select(letter => char.IsControl(letter) && letter != '\n' ? '?' : letter));
    }
}
