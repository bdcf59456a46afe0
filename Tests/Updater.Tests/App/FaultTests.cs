using FlipperUpdaterNano.Packaging;
using FlipperUpdaterNano.VirtualFlipper.Flash;
using FlipperUpdaterNano.VirtualFlipper.Input;
using FlipperUpdaterNano.VirtualFlipper.Reset;
using FlipperUpdaterNano.VirtualFlipper.Rtc;
using Xunit;

namespace FlipperUpdaterNano.Updater.Tests.App
{
    /// <summary>
    /// Injects faults into the updater itself at points where it prints a line. Each fault must be reported and logged, and a retry must
    /// recover from it.
    /// </summary>
    public class FaultTests
    {
        private static readonly byte[] s_new = FullPackage.Firmware;

        [Theory]
        [InlineData("stage 1 30", "21-1")]
        [InlineData("stage 2 0", "21-2")]
        [InlineData("stage 11 0", "21-11")]
        [InlineData("stage 3 20", "21-3")]
        [InlineData("stage 12 0", "21-12")]
        [InlineData("stage 13 0", "21-13")]
        public void A_fault_is_shown_with_its_stage_and_logged_with_its_stack_and_cleared_by_OK(string line, string code)
        {
            UpdateBench bench = Faulty(line);
            Assert.IsType<DeviceRestsException>(bench.Run());
            Assert.True(code == bench.ErrorCode, bench.Transcript);
            Assert.Equal($"{code} System.InvalidOperationException: planted", bench.Error);
            Assert.Equal(BootMode.Update, bench.Device.Backup.BootMode);
            Assert.Contains($"Error {code}: System.InvalidOperationException: planted", bench.Log);
            Assert.Contains("   at ", bench.Log);

            UpdateBench retried = Faulty(line);
            retried.Device.Buttons.PressWhenWaitedFor(Key.Ok);
            retried.Run();
            Assert.True(retried.IsDone, retried.Transcript);
            Assert.Equal(1, retried.Device.Boot);
            Assert.True(retried.Holds(FlashMap.Base, s_new));
        }

        [Fact]
        public void A_plain_Exception_as_thrown_on_the_device_for_a_division_by_zero_is_shown_with_its_stage()
        {
            UpdateBench bench = Bench();
            bench.When("stage 2 0", () => throw PlainException());
            Assert.IsType<DeviceRestsException>(bench.Run());
            Assert.Equal("21-2 System.Exception: planted", bench.Error);
            Assert.Equal(BootMode.Update, bench.Device.Backup.BootMode);
        }

        [Theory]
        [InlineData("stage 2 0")]
        [InlineData("stage 11 0")]
        public void The_update_resumes_at_the_next_power_on_after_a_fault(string line)
        {
            UpdateBench bench = Faulty(line);
            bench.Run();
            bench.Run();
            Assert.True(bench.IsDone, bench.Transcript);
            Assert.True(bench.Holds(FlashMap.Base, s_new));
        }

        [Theory]
        [InlineData(false)]
        [InlineData(true)]
        public void A_fault_while_writing_the_log_is_shown(bool isPlain)
        {
            UpdateBench bench = Bench();
            bench.When("stage 2 0", () =>
            {
                bench.Device.Card.Delete(UpdateBench.Folder + "/update.log");
                bench.Device.Journal.Begun += operation =>
                {
                    if (operation.Name == "card.create" && operation.Where.EndsWith("update.log", StringComparison.Ordinal))
                    {
                        throw isPlain ? PlainException() : new InvalidOperationException("planted");
                    }
                };
            });
            Assert.IsType<DeviceRestsException>(bench.Run());
            Assert.True(bench.ErrorCode?.StartsWith("21-", StringComparison.Ordinal), bench.Transcript);
            Assert.Contains(bench.Device.Console.Lines, line => line.Text == "note The log is lost: planted");
            Assert.Equal("waiting", bench.Device.Console.Lines[^1].Text);
            Assert.Equal(BootMode.Update, bench.Device.Backup.BootMode);
            Assert.True(bench.Holds(FlashMap.Base, UpdateBench.OldFirmware));
        }

        // The device throws this exception for an integer division by zero. .NET's analyzers reject `new Exception()`.
        private static Exception PlainException() => (Exception)Activator.CreateInstance(typeof(Exception), "planted")!;

        private static UpdateBench Faulty(string line)
        {
            UpdateBench bench = Bench();
            bench.When(line, () => throw new InvalidOperationException("planted"));
            return bench;
        }

        private static UpdateBench Bench() =>
            new UpdateBench()
                .WithInternalStorage(InternalStorageVolume.Settings())
                .With(new PackageContents { Firmware = s_new, Resources = FullPackage.Resources(FullPackage.Files) });
    }
}
