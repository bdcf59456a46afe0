using FlipperUpdaterNano.Fupd.Explain;
using FlipperUpdaterNano.HostPrograms;
using FlipperUpdaterNano.Updater.Errors;
using Xunit;

namespace FlipperUpdaterNano.Fupd.Tests.Explain
{
    /// <summary>docs/ERRORS.md is the stage table, and stays so.</summary>
    public sealed class ErrorsPageTests
    {
        [Fact]
        public void The_page_is_what_the_stage_table_makes_of_it()
        {
            string path = Checkout.Of(ErrorsPage.Path);
            if (Environment.GetEnvironmentVariable("UPDATE_LISTS") == "1")
            {
                File.WriteAllText(path, ErrorsPage.Markdown());
            }

            Assert.Equal(ErrorsPage.Markdown(), File.ReadAllText(path));
        }

        [Fact]
        public void The_page_has_every_row_with_its_text_and_advice()
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
