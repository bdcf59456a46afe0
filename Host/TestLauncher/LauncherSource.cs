using System.Text;

namespace FlipperUpdaterNano.TestLauncher
{
    /// <summary>Generates the C# that calls every test.</summary>
    public static class LauncherSource
    {
        /// <summary>Writes the class <c>AllTests</c> with a method <c>Run</c> that returns the number of failed tests.</summary>
        /// <returns>C# source for the device.</returns>
        public static string Write(IReadOnlyList<TestClassSource> classes)
        {
            StringBuilder text = new();
            text.Append("namespace FlipperUpdaterNano.OnTarget.Image\n{\n    public static class AllTests\n    {\n");
            text.Append("        public static int Run()\n        {\n");
            text.Append("            TestRun run = new TestRun();\n");

            for (int i = 0; i < classes.Count; i++)
            {
                text.Append($"            Class{i}(run);\n");
            }

            text.Append("            return run.End();\n        }\n");

            for (int i = 0; i < classes.Count; i++)
            {
                WriteClass(text, classes[i], i);
            }

            return text.Append("    }\n}\n").ToString();
        }

        private static void WriteClass(StringBuilder text, TestClassSource item, int number)
        {
            text.Append($"\n        private static void Class{number}(TestRun run)\n        {{\n");
            text.Append($"            global::{item.Name} tests = new global::{item.Name}();\n");
            text.Append($"            run.Begin(\"{item.Name}\");\n");

            foreach (string method in item.Setups)
            {
                text.Append($"            run.Setup(\"{method}\", tests.{method});\n");
            }

            foreach (TestCallSource test in item.Tests)
            {
                string body = test.Arguments.Length == 0 ? $"tests.{test.Method}" : $"() => tests.{test.Method}({test.Arguments})";
                text.Append($"            run.Test(\"{test.Method}\", {test.Index}, {body});\n");
            }

            foreach (string method in item.Cleanups)
            {
                text.Append($"            run.Cleanup(\"{method}\", tests.{method});\n");
            }

            text.Append("        }\n");
        }
    }
}
