using FlipperUpdaterNano.Updater.Errors;
using Xunit;

namespace FlipperUpdaterNano.Updater.Tests.Errors
{
    /// <summary>Compares the table of stages and errors with the documented codes.</summary>
    public class StageCatalogTests
    {
        [Theory]
        [InlineData(1, "Loading update manifest")]
        [InlineData(2, "Checking DFU file")]
        [InlineData(3, "Writing flash")]
        [InlineData(4, "Validating flash")]
        [InlineData(5, "Checking radio FW")]
        [InlineData(6, "Uninstalling radio FW")]
        [InlineData(7, "Writing radio FW")]
        [InlineData(8, "Installing radio FW")]
        [InlineData(9, "Radio is updating")]
        [InlineData(10, "Validating opt. bytes")]
        [InlineData(11, "Backing up LFS")]
        [InlineData(12, "Restoring LFS")]
        [InlineData(13, "Updating resources")]
        public void The_documented_stages_have_the_documented_labels(int stage, string label)
        {
            Assert.Equal(label, StageCatalog.Label(stage));
        }

        [Theory]
        [InlineData(1, 13, 13)]
        [InlineData(1, 20, 20)]
        [InlineData(1, 30, 30)]
        [InlineData(1, 40, 40)]
        [InlineData(1, 50, 50)]
        [InlineData(1, 60, 60)]
        [InlineData(1, 80, 80)]
        [InlineData(2, 0, 0)]
        [InlineData(2, 1, 98)]
        [InlineData(2, 99, 100)]
        [InlineData(3, 0, 100)]
        [InlineData(4, 0, 100)]
        [InlineData(5, 0, 99)]
        [InlineData(5, 100, 100)]
        [InlineData(6, 0, 0)]
        [InlineData(6, 80, 80)]
        [InlineData(7, 0, 100)]
        [InlineData(8, 0, 0)]
        [InlineData(8, 80, 80)]
        [InlineData(9, 10, 10)]
        [InlineData(10, 0, 15)]
        [InlineData(11, 0, 100)]
        [InlineData(12, 0, 100)]
        [InlineData(13, 0, 100)]
        public void Each_documented_range_of_progress_values_is_one_row(int stage, int from, int to)
        {
            for (int progress = from; progress <= to; progress++)
            {
                ErrorRow row = StageCatalog.Find(stage, progress);
                Assert.Equal((stage, from, to), (row.Stage, row.From, row.To));
            }
        }

        /// <summary>docs/reference/stock-updater.md 1.13.</summary>
        [Fact]
        public void Only_documented_stages_have_a_stock_number() =>
            Assert.Equal([0, 1, 9, 10, 11, 3, 4, 5, 6, 7, 8, 2, 12, 15, 0, 0, 0], Enumerable.Range(0, 17).Select(StageCatalog.StockStage));

        [Fact]
        public void Every_stage_in_the_code_has_a_label_and_error_rows()
        {
            int[] codes = [.. Enum.GetValues<Stage>().Select(stage => (int)stage)];

            Assert.Equal(Enumerable.Range(1, StageCatalog.Last), codes.Order());
            foreach (int code in codes)
            {
                Assert.NotEmpty(StageCatalog.Label(code));
                Assert.InRange(StageCatalog.Label(code).Length, 1, 24);
                Assert.True(StageCatalog.Rows().Any(row => row.Stage == code) || code == (int)Stage.Rollback, $"stage {code}");
            }
        }

        [Fact]
        public void Rows_do_not_overlap_and_each_has_advice_and_a_statement_of_what_is_safe()
        {
            ErrorRow[] rows = StageCatalog.Rows();
            foreach (ErrorRow row in rows)
            {
                Assert.InRange(row.From, 0, row.To);
                Assert.InRange(row.To, row.From, 100);
                Assert.InRange(row.Text.Length, 5, 25);
                Assert.EndsWith(".", row.Advice);
                Assert.True(Enum.IsDefined(row.Safety));
                Assert.DoesNotContain(
                    rows, other => other != row && other.Stage == row.Stage && other.From <= row.To && row.From <= other.To);
            }
        }

        [Fact]
        public void An_unknown_code_has_no_row_and_an_unknown_stage_has_no_label()
        {
            Assert.Null(StageCatalog.Find(1, 14));
            Assert.Null(StageCatalog.Find(0, 0));
            Assert.Null(StageCatalog.Find(99, 0));
            Assert.Empty(StageCatalog.Label(0));
            Assert.Empty(StageCatalog.Label(StageCatalog.Last + 1));
        }

        [Fact]
        public void A_code_is_formatted_without_brackets_or_padding()
        {
            Assert.Equal("2-99", StageCatalog.Code(2, 99));
        }
    }
}
