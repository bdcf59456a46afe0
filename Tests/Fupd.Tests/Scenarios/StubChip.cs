using FlipperUpdaterNano.Emulator;
using FlipperUpdaterNano.Emulator.CardImage;
using FlipperUpdaterNano.Emulator.Cpu;
using FlipperUpdaterNano.Emulator.Devices;
using FlipperUpdaterNano.Emulator.Runtime;
using FlipperUpdaterNano.Emulator.Watch;
using FlipperUpdaterNano.Packaging;
using FlipperUpdaterNano.VirtualFlipper;
using FlipperUpdaterNano.VirtualFlipper.Flash;
using FlipperUpdaterNano.VirtualFlipper.Reset;

namespace FlipperUpdaterNano.Fupd.Tests.Scenarios
{
    /// <summary>
    /// A device that the resume stub runs on, instruction by instruction. The emulator does not execute from flash: the stub begins in the
    /// RAM that it is linked for, in the registers of a reset, with its own first instruction, which copies it onto itself.
    /// </summary>
    internal sealed class StubChip : IDisposable
    {
        private const int Sram1Size = 0x30000;

        // boards/FLIPPER_F7/resume.ld: 16 KiB at the end of SRAM1.
        private const int StubOffset = Sram1Size - 0x4000;

        private static readonly Lazy<byte[]> s_stub = new(() => File.ReadAllBytes(Built("bin")));

        private readonly VirtualDevice _device;
        private readonly HostMemory _sram1 = new(Sram1Size);
        private readonly CardBlocks _blocks;

        public StubChip(VirtualDevice device)
        {
            _device = device;
            _blocks = CardBlocks.Create(device);
        }

        public static byte[] Stub => s_stub.Value;

        public Lp5562 Light { get; } = new();

        /// <summary>Gets the emulator of the boot that runs or ended.</summary>
        public Stm32Wb55 Emulator { get; private set; } = null!;

        /// <summary>Switches on and runs until the device resets, rests or hangs.</summary>
        /// <returns>How it ended.</returns>
        public DeviceStoppedException Run()
        {
            _device.BeginBoot();
            Emulator = new Stm32Wb55(_device, _sram1, SymbolTable.Empty, HangLimits.Ordinary);
            FlipperBoard board = new(
                Emulator, Light, () => _device.Card.IsInserted ? new SdCard(_device.Clock, _blocks, SdTiming.Ordinary) : null);
            _device.Buttons.Pressed += board.Press;
            try
            {
                Emulator.Run(Place());
                throw new InvalidOperationException("The stub returned.");
            }
            catch (DeviceStoppedException end)
            {
                if (end is not DeviceResetException)
                {
                    _device.SwitchOff();
                }

                return end;
            }
            finally
            {
                _device.Buttons.Pressed -= board.Press;
                _blocks.Store();
            }
        }

        // SRAM1 with the stub at its end.
        private uint Place()
        {
            byte[] memory = new byte[Sram1Size];
            uint address = FlashMap.SramBase + StubOffset;
            Stub.CopyTo(memory, StubOffset);
            Emulator.Ram.Load(memory, 0);
            Emulator.Cpu[CpuRegister.Sp] = FlashMap.SramBase + Sram1Size;
            return BitConverter.ToUInt32(ResumeStub.VectorsFor(Stub, address), sizeof(uint));
        }

        public static string Built(string extension) =>
            NativeBuild.Ensure("flipper-f7", "resume", $"boards/FLIPPER_F7/resume.{extension}");

        public void Dispose()
        {
            Emulator?.Dispose();
            _blocks.Dispose();
            _sram1.Dispose();
        }
    }
}
