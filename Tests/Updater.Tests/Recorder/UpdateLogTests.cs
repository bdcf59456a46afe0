using System.Text;
using FlipperUpdaterNano.MockHal;
using FlipperUpdaterNano.Packaging;
using FlipperUpdaterNano.Recorder;
using FlipperUpdaterNano.Updater.Tests.App;
using FlipperUpdaterNano.VirtualFlipper;
using Xunit;

namespace FlipperUpdaterNano.Updater.Tests.Recorder
{
    public class UpdateLogTests
    {
        private const string Path = UpdateBench.Folder + "/update.log";

        [Fact]
        public void BothFilesTogetherStayBelowTheirBoundAndTheNewestLinesAreThere()
        {
            UpdateBench bench = new UpdateBench().With(new PackageContents { Firmware = StandIn.Firmware(2000) });
            MockDevice device = new(bench.Device);
            device.Card.Mount();
            UpdateLog log = new(device, new Trace(device.Console));
            log.Open("/ext" + UpdateBench.Folder);
            for (int i = 0; i < 3000; i++)
            {
                log.Write($"line {i} of many, so that the log is filled more than once");
            }

            byte[] now = bench.Device.Card.Peek(Path)!;
            byte[] before = bench.Device.Card.Peek(Path + ".old")!;
            Assert.InRange(now.Length + before.Length, UpdateLog.MaximumLength / 2, UpdateLog.MaximumLength);
            Assert.Contains("line 2999 ", Encoding.UTF8.GetString(now));
        }

        [Fact]
        public void LinesOfEarlierUpdatesStay()
        {
            UpdateBench bench = Bench();
            bench.Device.Card.Place(Path, "earlier\n"u8);
            bench.Run();
            Assert.StartsWith("earlier\n", bench.Log);
        }

        [Fact]
        public void ALogThatCannotBeWrittenFailsNoUpdate()
        {
            UpdateBench bench = Bench();
            bench.Device.Card.Faults.FailWrites(Path, 0);
            bench.Run();
            Assert.True(bench.IsDone, bench.Transcript);
            Assert.Contains(bench.Device.Console.Lines, line => line.Text.StartsWith("note The log is lost"));
        }

        [Fact]
        public void AWriteProtectedCardIsNoObstacleWhenOnlyTheFirmwareChanges()
        {
            UpdateBench bench = Bench();
            bench.Device.Card.IsReadOnly = true;
            bench.Run();
            Assert.True(bench.IsDone, bench.Transcript);
            Assert.Equal(BootMode.Normal, bench.Device.Backup.BootMode);
        }

        [Fact]
        public void AnErrorIsLoggedWithItsCodeAndTheRegisters()
        {
            UpdateBench bench = Bench();
            bench.Device.FlashController.Faults.ProgramFails.Add(3);
            bench.Run();
            Assert.Contains("Error 3-", bench.Log);
            Assert.Contains("Registers: 000010F1 ", bench.Log);
            Assert.Contains("FLASH_SR", bench.Log);
        }

        private static UpdateBench Bench() => new UpdateBench().With(new PackageContents { Firmware = StandIn.Firmware(30_000) });
    }
}
