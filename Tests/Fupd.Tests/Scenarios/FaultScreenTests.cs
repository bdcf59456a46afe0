using System.Runtime.InteropServices;
using System.Text;
using FlipperUpdaterNano.Emulator;
using FlipperUpdaterNano.Emulator.Watch;
using FlipperUpdaterNano.Fupd.Runs;
using FlipperUpdaterNano.Updater.Recorder;
using FlipperUpdaterNano.VirtualFlipper;
using FlipperUpdaterNano.VirtualFlipper.Boot;
using FlipperUpdaterNano.VirtualFlipper.Rtc;
using FlipperUpdaterNano.VirtualFlipper.Time;
using Xunit;

namespace FlipperUpdaterNano.Fupd.Tests.Scenarios
{
    /// <summary>
    /// The updater's own image with an instruction that faults: it shows where and why, and the next boot's log records it.
    /// </summary>
    public sealed class FaultScreenTests
    {
        [Theory]
        [InlineData("main", new ushort[] { 0xDE00 }, 0x00010000u, null)] // udf, before clocks, pins and drivers are started
        [InlineData("_ZN4nano3runEv", new ushort[] { 0x20FF, 0x0600, 0x6800 }, 0x00008200u, 0xFF000000u)] // ldr r0, [FF000000]
        public void A_fault_is_on_screen_and_console_and_in_the_log_of_the_next_boot(
            string function, ushort[] code, uint cause, uint? address)
        {
            VirtualDevice device = new Bench(Engine.Chip).Arm();
            using EmulatorEngine chip = new() { Limits = HangLimits.Ordinary with { Boot = 10 * VirtualTime.Second } };
            uint at = SymbolTable.FromElf(File.ReadAllBytes(LoaderImage.WithSymbols!)).Value(function)!.Value & ~1u;
            FaultingOnce engine = new(chip, at, code);
            List<string> said = [];
            int frames = 0;
            device.Console.Written += line => said.Add(line.Text);
            device.Display.Changed += _ => frames++;

            BootReport hung = BootSequence.Play(device, engine);

            Assert.Equal(RestState.Hang, hung.RestsAs);
            Assert.Contains("after a hard fault", hung.Why);
            Assert.True(frames > 0, "nothing was shown");
            Assert.Contains($"PC {at:X8}", said);
            Assert.Contains($"CFSR {cause:X8}", said);
            Assert.Equal(at | 1, device.Backup.Read(FaultRecord.Index));
            Assert.Equal(BootMode.Update, device.Backup.BootMode);

            chip.Limits = HangLimits.Ordinary;
            Assert.Equal(RestState.Firmware, BootSequence.Play(device, engine).RestsAs);

            string log = Encoding.UTF8.GetString(device.Card.Peek(Bench.Folder + "/update.log")!);
            string[] words = Assert.Single(log.Split('\n'), line => line.Contains("Fault in an earlier boot: ")).Split(' ')[^5..];
            Assert.Equal($"{at | 1:X8}", words[0]);
            Assert.Equal($"{cause:X8}", words[2]);
            Assert.Equal("40000000", words[3]);
            Assert.Equal(address is { } bad ? $"{bad:X8}" : words[4], words[4]);
            Assert.Equal(0u, device.Backup.Read(FaultRecord.Index));
            string[] violations = address is null ? [] : [$"read of {address:X8}: nothing is there ({at:X8})"];
            Assert.Equal(violations, chip.Violations.Select(violation => violation.What));
        }

        /// <summary>Runs the image with a few instructions replaced in the first boot, and as it is in all others.</summary>
        private sealed class FaultingOnce(EmulatorEngine chip, uint address, ushort[] code) : IUpdaterEngine
        {
            private bool _faulted;

            public void Run(VirtualDevice device, ReadOnlyMemory<byte> image)
            {
                byte[] bytes = image.ToArray();

                if (!_faulted)
                {
                    _faulted = true;
                    MemoryMarshal.AsBytes<ushort>(code).CopyTo(bytes.AsSpan((int)(address - 0x20000000)));
                }

                chip.Run(device, bytes);
            }
        }
    }
}
