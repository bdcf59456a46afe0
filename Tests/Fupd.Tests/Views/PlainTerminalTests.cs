using FlipperUpdaterNano.Fupd.Commands;
using FlipperUpdaterNano.Fupd.Devices;
using FlipperUpdaterNano.Fupd.Doctor;
using FlipperUpdaterNano.Fupd.Output;
using FlipperUpdaterNano.Fupd.Views;
using FlipperUpdaterNano.Packaging;
using Xunit;

namespace FlipperUpdaterNano.Fupd.Tests.Views
{
    /// <summary>Tests output on terminals without UTF-8 or escape sequences, and on narrow terminals.</summary>
    public sealed class PlainTerminalTests
    {
        [Fact]
        public void An_ASCII_frame_shows_the_brightness_of_the_pixels()
        {
            byte[] frame = new byte[1024];
            frame[0] = 0b0000_0011;
            frame[1] = 0b0000_0001;
            IReadOnlyList<string> lines = ScreenImage.Ascii(frame);
            Assert.Equal((32, 64), (lines.Count, lines[0].Length));
            Assert.Equal("+ ", lines[0][..2]);
            Assert.All(lines, line => Assert.All(line, letter => Assert.True(letter < 0x7F)));
        }

        [Fact]
        public void Lines_break_between_words_and_keep_their_indentation()
        {
            Assert.Equal(["  one two", "  three", "  four"], WordWrap.Lines("  one two three four", 10));
            Assert.Equal(["unbreakable", "word"], WordWrap.Lines("unbreakable word", 5));
            Assert.Equal(["short"], WordWrap.Lines("short", 80));
        }

        [Fact]
        public void Control_characters_of_a_package_do_not_reach_the_terminal()
        {
            using TemporaryFolder folder = new();
            Package package = PackageBuilder.Build(
                new PackageContents { Info = "MARK", Loader = StandIn.Loader(), Firmware = StandIn.Firmware(20_000, 9) });
            PackageBuilder.WriteFolder(package, folder["pkg"]);
            string manifest = File.ReadAllText(folder["pkg/update.fuf"]);
            File.WriteAllText(folder["pkg/update.fuf"], manifest.Replace("MARK", "\e[2Jgone\u009b1m\a"));

            Cli inspect = Cli.Expect(0, "inspect", folder["pkg"]);

            Assert.Contains("?[2Jgone?1m?", inspect.Output);
            Assert.DoesNotContain(inspect.Output, letter => char.IsControl(letter) && letter != '\n');
        }

        [Theory]
        [InlineData(40)]
        [InlineData(79)]
        [InlineData(80)]
        [InlineData(120)]
        public void A_plan_wraps_at_word_boundaries(int columns)
        {
            Package package = PackageBuilder.Build(new PackageContents
            {
                Info = "narrow",
                Loader = StandIn.Loader(),
                Firmware = StandIn.Firmware(50_000, 9),
                Radio = RadioImageMaker.Make(1, 20, 0),
                RadioType = 3,
                Resources = new ResourceFolder().Add("a", [1]),
                Splash = StandIn.Splash(),
            });
            StringWriter output = new();

            DoctorReport report = DoctorFindings.Of(DeviceMaker.Make(new DeviceRecipe()), package);
            DoctorCommand.Print(report, new CommandOutput(output, TextWriter.Null, null, false, columns));

            string[] lines = output.ToString().TrimEnd('\n').Split('\n');
            Assert.All(lines, line => Assert.InRange(line.Length, 0, columns));
            Assert.True(report.Plan!.Steps.Length > 5);
            Assert.All(report.Plan!.Steps.SelectMany(step => step.Text.Split(' ')), word => Assert.Contains(word, output.ToString()));
            Assert.DoesNotContain('\u2026', output.ToString());
        }

        [Fact]
        public void Faults_and_warnings_and_errors_are_stripped_of_control_characters()
        {
            StringWriter output = new();
            StringWriter error = new();
            CommandOutput quiet = new(output, error, null, true);
            CommandOutput open = new(output, error, null, false);
            quiet.Fault("\e[1mone");
            open.Fault("\e[2mtwo");
            open.Warn("\e[3mthree\nfour");
            open.Error("\e[4mfive");

            Assert.Equal("?[2mtwo\n", output.ToString());
            Assert.Equal("fupd: ?[1mone\nfupd: warning: ?[3mthree?four\n?[4mfive\n", error.ToString());
            Assert.Equal("a...?[1m?", ShownText.Of("a\u2026\e[1m\u00e9", true));
        }

        [Fact]
        public void Plain_text_contains_only_ASCII_characters() => Assert.Equal("a...b -> ?", PlainText.Of("a\u2026b \u2192 \u28FF"));
    }
}
