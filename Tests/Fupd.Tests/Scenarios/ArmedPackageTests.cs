using System.Text;
using FlipperUpdaterNano.Fupd.Doctor;
using FlipperUpdaterNano.Fupd.Runs;
using FlipperUpdaterNano.Packaging;
using FlipperUpdaterNano.VirtualFlipper;
using Xunit;

namespace FlipperUpdaterNano.Fupd.Tests.Scenarios
{
    /// <summary>
    /// Checks that doctor locates the package of an armed device as the updater does, and verifies the resume stub in that package.
    /// </summary>
    public sealed class ArmedPackageTests
    {
        [Fact]
        public void Register_6_selects_the_package_when_the_pointer_file_names_a_missing_manifest()
        {
            VirtualDevice device = new Bench(Engine.Mock).WithoutRadio().Arm();
            device.Card.Preload("/.fupdate", "/ext/update/gone/update.fuf"u8);
            device.Backup.Preload(6, 1);

            Assert.Null(DoctorFindings.OfArmed(device).FirstError?.Message);
        }

        [Fact]
        public void A_malformed_pointer_file_is_reported_as_an_error_regardless_of_register_6()
        {
            VirtualDevice device = new Bench(Engine.Mock).WithoutRadio().Arm();
            device.Card.Preload("/.fupdate", "no path"u8);
            device.Backup.Preload(6, 1);

            Assert.Contains("holds no path", DoctorFindings.OfArmed(device).FirstError?.Message);
        }

        // Editors and echo append a newline. The stock loader starts the updater anyway, because its FatFs ends the path at the newline.
        [Theory]
        [InlineData("\n", false)]
        [InlineData("\n", true)]
        [InlineData(" \r\n", false)]
        [InlineData(" \r\n", true)]
        public void A_pointer_file_with_a_trailing_newline_is_accepted(string end, bool isArmed)
        {
            Bench bench = StubBench.Make(Engine.Mock).WithoutRadio();
            VirtualDevice device = isArmed ? StubBench.Interrupt(Engine.Mock, bench, StubBench.ChangedPage, true) : bench.Arm();
            device.Card.Preload("/.fupdate", [.. device.Card.Peek("/.fupdate")!, .. Encoding.ASCII.GetBytes(end)]);

            StubBench.AssertCompleted(device, StubBench.SwitchOn(device), bench);
        }

        [Fact]
        public void A_resume_stub_that_cannot_start_is_reported_as_an_error()
        {
            byte[] stub = StandIn.Stub();
            stub[4] = 0;
            VirtualDevice device = new Bench(Engine.Mock).WithoutRadio()
                .Contents(contents => contents.Resume = StandIn.Stub()).Replace("resume.bin", stub).Arm();

            Assert.Contains("is not a resume stub", DoctorFindings.OfArmed(device).FirstError?.Message);
        }
    }
}
