using System.Text.Json.Nodes;

namespace FlipperUpdaterNano.Fupd.Tests
{
    /// <summary>One run of <c>fupd</c> in this process.</summary>
    internal sealed record Cli(int Status, string Output, string Error)
    {
        /// <summary>Gets the report of a run with <c>--json -</c>; fails if stdout contains anything else.</summary>
        public JsonNode Json => JsonNode.Parse(Output)!;

        public static Cli Run(params string[] arguments)
        {
            StringWriter output = new();
            StringWriter error = new();
            int status = Fupd.Run(arguments, output, error);
            return new Cli(status, output.ToString(), error.ToString());
        }

        /// <summary>Runs the command and asserts its exit status; the failure message contains the output.</summary>
        public static Cli Expect(int status, params string[] arguments)
        {
            Cli run = Run(arguments);
            Xunit.Assert.True(
                status == run.Status, $"fupd {string.Join(' ', arguments)}: status {run.Status} instead of "
                    + $"{status}\n{run.Output}\n{run.Error}");
            return run;
        }

        /// <summary>Asserts that the command is refused as bad usage: status 2, one line on stderr, nothing on stdout.</summary>
        public static string ExpectBadInput(params string[] arguments)
        {
            Cli run = Expect(2, arguments);
            Xunit.Assert.Equal(string.Empty, run.Output);
            Xunit.Assert.StartsWith("fupd: ", run.Error);
            Xunit.Assert.EndsWith(Environment.NewLine, run.Error);
            Xunit.Assert.Single(run.Error.TrimEnd().Split('\n'));
            return run.Error;
        }
    }
}
