using System.Runtime.InteropServices;
using System.Text;
using FlipperUpdaterNano.Emulator;
using FlipperUpdaterNano.Emulator.Watch;
using FlipperUpdaterNano.Fupd.Runs;
using FlipperUpdaterNano.Updater.Recorder;
using FlipperUpdaterNano.VirtualFlipper;
using FlipperUpdaterNano.VirtualFlipper.Boot;
using FlipperUpdaterNano.VirtualFlipper.Input;
using FlipperUpdaterNano.VirtualFlipper.Rtc;
using FlipperUpdaterNano.VirtualFlipper.Time;
using Xunit;

namespace FlipperUpdaterNano.Fupd.Tests.Scenarios
{
    /// <summary>
    /// Tests the updater image with a faulting instruction: the screen shows address and cause, and the log of the next boot records them.
    /// </summary>
    public sealed class FaultScreenTests
    {
        private static readonly ushort[] s_undefined = [0xDE00];

        [Theory]
        [InlineData("main", new ushort[] { 0xDE00 }, 0x00010000u, null)] // udf is executed before clocks, pins and drivers are initialised
        [InlineData("_ZN4nano3runEv", new ushort[] { 0x20FF, 0x0600, 0x6800 }, 0x00008200u, 0xFF000000u)] // ldr r0, [FF000000]
        public void A_fault_appears_on_screen_and_console_and_in_the_log_of_the_next_boot(
            string function, ushort[] code, uint cause, uint? address)
        {
            VirtualDevice device = new Bench(Engine.Chip).WithoutRadio().Arm();
            using EmulatorEngine chip = new() { Limits = HangLimits.Ordinary with { Boot = 3 * VirtualTime.Second } };
            uint at = AddressOf(function);
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
            string[] violations = address is null ? [] : [$"read of {address:X8}, which is not mapped ({at:X8})"];
            Assert.Equal(violations, chip.Violations.Select(violation => violation.What));
        }

        // docs/reference/silicon.md 1.5: OK drives BOOT0, so a reset while OK is held starts the ROM's USB DFU.
        [Fact]
        public void Releasing_OK_restarts_the_device()
        {
            VirtualDevice device = new Bench(Engine.Chip).WithoutRadio().Arm();
            using EmulatorEngine chip = new();
            FaultingOnce engine = new(chip, AddressOf("main"), s_undefined);
            bool isPressed = false;
            device.Display.Changed += _ =>
            {
                if (!isPressed)
                {
                    isPressed = true;
                    device.Clock.After(VirtualTime.Second, () => device.Buttons.Hold(Key.Ok, 400 * VirtualTime.Millisecond));
                }
            };

            Assert.Equal(RestState.Firmware, BootSequence.Play(device, engine).RestsAs);
            Assert.Contains("Fault in an earlier boot: ", Log(device));
        }

        // docs/reference/silicon.md 1.13: the NMI of the clock security system, flagged by bit 8 of the fourth word.
        [Fact]
        public void An_HSE_failure_is_shown_and_logged_and_the_device_restarts()
        {
            VirtualDevice device = new Bench(Engine.Chip).WithoutRadio().Arm();
            using EmulatorEngine chip = new();
            chip.BootBegun = emulator =>
            {
                chip.BootBegun = null;
                device.Clock.After(200 * VirtualTime.Millisecond, emulator.Rcc.FailCrystal);
            };

            Assert.Equal(RestState.Firmware, BootSequence.Play(device, chip).RestsAs);
            string[] words = Assert.Single(Log(device).Split('\n'), line => line.Contains("Fault in an earlier boot: ")).Split(' ')[^5..];
            Assert.Equal(("00000000", "00000100"), (words[2], words[3]));
        }

        private static string Log(VirtualDevice device) =>
            Encoding.UTF8.GetString(device.Card.Peek(Bench.Folder + "/update.log")!);

        private static uint AddressOf(string function)
        {
            _ = LoaderImage.Build();
            return LoaderImage.Built!.Symbols.Value(function)!.Value & ~1u;
        }

        /// <summary>Runs the image with some instructions patched in the first boot, and the unmodified image in all later boots.</summary>
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
