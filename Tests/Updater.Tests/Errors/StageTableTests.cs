using FlipperUpdaterNano.Updater.Errors;
using Xunit;

namespace FlipperUpdaterNano.Updater.Tests.Errors
{
    /// <summary>
    /// Checks that the packed tables and the named details equal the readable table. The script tools/generate-stage-tables.sh regenerates
    /// them.
    /// </summary>
    public class StageTableTests
    {
        [Theory]
        [InlineData("StageTables.g.cs")]
        [InlineData("ErrorDetails.g.cs")]
        public void Generated_source_matches_the_table(string file)
        {
            StageTableSource source = StageTableSource.Read();
            string expected = file == "StageTables.g.cs" ? source.Tables : source.Details;
            string path = Path.Combine(StageTableSource.Folder, file);
            if (Environment.GetEnvironmentVariable("UPDATE_LISTS") == "1")
            {
                File.WriteAllText(path, expected);
            }

            Assert.True(
                File.ReadAllText(path) == expected, $"{file} is out of date: run tools/generate-stage-tables.sh and commit the result");
        }

        [Fact]
        public void The_table_lists_the_stages_of_the_code_in_the_same_order()
        {
            string[] expected = [.. typeof(Stage).GetFields()
                .Where(field => field.IsLiteral)
                .Select(field => $"{field.GetRawConstantValue()} {field.Name}")];

            Assert.Equal(expected, StageTableSource.Read().Stages.Select(stage => $"{stage.Code} {stage.Name}"));
        }
    }
}
