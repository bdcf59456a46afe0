using FlipperUpdaterNano.Fupd.Explain;
using FlipperUpdaterNano.HostPrograms;
using FlipperUpdaterNano.Updater.Errors;
using Xunit;

namespace FlipperUpdaterNano.Fupd.Tests.Explain
{
    /// <summary>Checks that docs/ERRORS.md matches the stage table.</summary>
    public sealed class ErrorsPageTests
    {
        [Fact]
        public void The_errors_page_matches_the_stage_table()
        {
            string path = Checkout.Of(ErrorsPage.Path);
            if (Environment.GetEnvironmentVariable("UPDATE_LISTS") == "1")
            {
                File.WriteAllText(path, ErrorsPage.Markdown());
            }

            Assert.Equal(ErrorsPage.Markdown(), File.ReadAllText(path));
        }

        [Fact]
        public void The_errors_page_contains_every_row_with_text_and_advice()
        {
            string page = ErrorsPage.Markdown();
            foreach (ErrorRow row in StageCatalog.Rows())
            {
                Assert.Contains($"{row.Stage}-{row.From}", page);
                Assert.Contains($" | {row.Text} | {row.Advice} | ", page);
            }
        }
    }
}
