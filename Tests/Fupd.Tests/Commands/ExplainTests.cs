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
        public void An_error_code_is_accepted_in_every_form_that_users_copy(string code)
        {
            Cli run = Cli.Expect(0, "explain", code);
            Assert.Contains("Checking DFU file: DFU file corrupted", run.Output);
            Assert.Contains("Safe:", run.Output);
            Assert.Contains("To do:", run.Output);
        }

        [Fact]
        public void Every_catalog_row_is_explained_at_both_ends_of_its_range()
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
        public void Codes_of_later_stock_firmware_map_to_codes_of_this_updater()
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
        public void An_unknown_code_is_reported_as_bad_input(string code) => Assert.Contains(code, Cli.ExpectBadInput("explain", code));
    }
}
