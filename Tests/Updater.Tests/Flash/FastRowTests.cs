using FlipperUpdaterNano.Packaging;
using FlipperUpdaterNano.Updater.Tests.App;
using FlipperUpdaterNano.VirtualFlipper;
using FlipperUpdaterNano.VirtualFlipper.Boot;
using FlipperUpdaterNano.VirtualFlipper.Flash;
using FlipperUpdaterNano.VirtualFlipper.Power;
using Xunit;

namespace FlipperUpdaterNano.Updater.Tests.Flash
{
    /// <summary>docs/reference/silicon.md 1.1: fast rows work only in the page erased last, and no update depends on them.</summary>
    public class FastRowTests
    {
        private const int RefusedPage = 9;
        private const string RefusedAddress = "08009000";

        private static readonly byte[] s_new = StandIn.Firmware(100_000, 78);
        private static readonly int s_pages = (s_new.Length + 4095) / 4096;

        [Fact]
        public void Firmware_is_written_as_fast_rows_except_for_page_zero()
        {
            UpdateBench bench = Bench();
            List<Operation> operations = FlashOperations(bench);
            bench.Run();

            Assert.True(bench.IsDone, bench.Transcript);
            Assert.Empty(bench.Device.Violations);
            Assert.Equal(
                s_pages - 1,
                operations.Where(operation => operation.Name == "flash.row").Select(operation => operation.Where[..5]).Distinct().Count());
            Assert.Equal(512, operations.Count(operation => operation.Name == "flash.word"));
        }

        [Fact]
        public void Radio_pages_erased_by_FUS_are_written_as_double_words_without_an_erase()
        {
            UpdateBench bench = new UpdateBench().With(new PackageContents { Radio = FullPackage.Radio, RadioType = 3 });
            List<Operation> operations = FlashOperations(bench);
            bench.Run();

            Assert.True(bench.IsDone, bench.Transcript);
            Assert.Empty(bench.Device.Violations);
            Assert.Equal(["flash.word"], operations.Select(operation => operation.Name).Distinct());
        }

        [Fact]
        public void After_a_refused_row_the_page_and_all_later_pages_are_written_as_double_words()
        {
            UpdateBench bench = Bench();
            bench.Device.FlashController.Faults.RowsFail.Add(RefusedPage);
            List<Operation> operations = FlashOperations(bench);
            bench.Run();

            Assert.True(bench.IsDone, bench.Transcript);
            Assert.True(bench.Holds(FlashMap.Base, s_new));
            Assert.Equal(s_pages + 1, bench.Device.FlashController.Counters.PagesErased);
            Assert.Contains("Page 9: row refused (FLASH_SR 000002A0), using double words.", bench.Log);
            Assert.DoesNotContain(
                operations,
                operation => operation.Name == "flash.row" && string.CompareOrdinal(operation.Where, RefusedAddress) >= 0);
        }

        [Fact]
        public void The_internal_storage_volume_is_restored_even_if_all_rows_are_refused()
        {
            UpdateBench bench = Bench().WithInternalStorage(InternalStorageVolume.Settings());
            bench.Device.FlashController.Faults.RowsFail.UnionWith(Enumerable.Range(0, FlashMap.Pages));
            List<string> before = InternalStorageVolume.Listing(bench);
            bench.Run();

            Assert.True(bench.IsDone, bench.Transcript);
            Assert.True(bench.Holds(FlashMap.Base, s_new));
            Assert.Equal(before, InternalStorageVolume.Listing(bench));
        }

        [Fact]
        public void A_power_loss_while_rewriting_a_refused_page_ends_in_USB_DFU_and_the_next_attempt_completes_the_update()
        {
            UpdateBench whole = Bench();
            whole.Device.FlashController.Faults.RowsFail.Add(RefusedPage);
            List<Operation> operations = FlashOperations(whole);
            whole.Run();
            long erase = operations.Last(operation => operation.Where == RefusedAddress && operation.Name == "flash.erase").Number;
            long word = operations.First(operation => operation.Where == "08009208" && operation.Name == "flash.word").Number;

            foreach (CutPoint cut in new[] { erase, word }.SelectMany(
                number => Enum.GetValues<CutMode>().Select(mode => new CutPoint(null, null, number, mode))))
            {
                UpdateBench bench = Bench();
                bench.Device.FlashController.Faults.RowsFail.Add(RefusedPage);
                bench.Device.Journal.Arm(cut);
                Assert.IsType<PowerLostException>(bench.Run());
                Assert.Equal(RestState.SystemDfu, bench.WouldBoot);
                Assert.True(bench.RunAfterCut(s_new));
                Assert.True(bench.IsDone && bench.Holds(FlashMap.Base, s_new), bench.Transcript);
            }
        }

        private static UpdateBench Bench() => new UpdateBench().With(new PackageContents { Firmware = s_new });

        private static List<Operation> FlashOperations(UpdateBench bench)
        {
            List<Operation> operations = [];
            bench.Device.Journal.Begun += operation =>
            {
                if (operation.Name.StartsWith("flash"))
                {
                    operations.Add(operation);
                }
            };
            return operations;
        }
    }
}
