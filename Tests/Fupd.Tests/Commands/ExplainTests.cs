using FlipperUpdaterNano.Fupd.Explain;
using FlipperUpdaterNano.Updater.Errors;
using Xunit;

namespace FlipperUpdaterNano.Fupd.Tests.Commands
{
    public sealed class ExplainTests
    {
        [Theory]
        [InlineData("2-99")]
        [InlineData("[2-99]")]
        [InlineData("#[2-99]")]
        [InlineData("#2-99")]
        public void A_code_is_understood_in_every_form_people_copy_it(string code)
        {
            Cli run = Cli.Expect(0, "explain", code);
            Assert.Contains("Checking DFU file: DFU file corrupted", run.Output);
            Assert.Contains("Safe:", run.Output);
            Assert.Contains("To do:", run.Output);
        }

        [Fact]
        public void Every_row_of_the_catalog_is_explained_at_both_its_ends()
        {
            foreach (ErrorRow row in StageCatalog.Rows())
            {
                foreach (int progress in new[] { row.From, row.To })
                {
                    Cli run = Cli.Expect(0, "explain", $"{row.Stage}-{progress}", "--json", "-");
                    string what = (string)run.Json["meaning"]!["what"]!;
                    Assert.StartsWith(row.Text, what);
                    Assert.Equal(row.Advice, (string?)run.Json["meaning"]!["toDo"]);
                    Assert.NotEmpty((string)run.Json["meaning"]!["safe"]!);
                }
            }
        }

        [Fact]
        public void Later_firmware_is_told_apart_and_leads_to_a_code_that_exists_here()
        {
            Assert.Contains("Later stock firmware: Checking DFU file", Cli.Expect(0, "explain", "9-99").Output);
            foreach (StockErrorCode later in StockErrorCode.All)
            {
                ErrorCode ours = ErrorCode.Parse(later.Ours!);
                Assert.NotNull(Explanation.Of(ours));
                Assert.NotNull(Cli.Expect(0, "explain", $"{later.Stage}-{later.To}", "--json", "-").Json["laterFirmware"]);
            }
        }

        [Theory]
        [InlineData("99-1")]
        [InlineData("2")]
        [InlineData("2-101")]
        [InlineData("two-1")]
        [InlineData("[]")]
        public void A_code_nobody_has_is_bad_input(string code) => Assert.Contains(code, Cli.ExpectBadInput("explain", code));
    }
}
