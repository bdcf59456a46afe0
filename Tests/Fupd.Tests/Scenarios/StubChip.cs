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
    /// <summary>A device whose page 0 starts the resume stub; every instruction from reset on is executed.</summary>
    internal sealed class StubChip : IDisposable
    {
        private const int Sram1Size = 0x30000;

        private static readonly Lazy<byte[]> s_stub = new(() => File.ReadAllBytes(Built("bin")));

        private readonly VirtualDevice _device;
        private readonly HostMemory _sram1 = new(Sram1Size);
        private readonly CardBlocks _blocks;

        public StubChip(VirtualDevice device, uint address)
        {
            _device = device;
            Arm(device, address);
            _blocks = CardBlocks.Create(device);
        }

        /// <summary>Writes the stub to two pages, and to page 0 the vectors that point to the stub.</summary>
        public static void Arm(VirtualDevice device, uint address)
        {
            byte[] pages = new byte[ResumeStub.SizeLimit];
            pages.AsSpan().Fill(0xFF);
            Stub.CopyTo(pages, 0);
            byte[] first = new byte[FlashMap.PageSize];
            first.AsSpan().Fill(0xFF);
            ResumeStub.VectorsFor(Stub, address).CopyTo(first, 0);
            device.Flash.Preload(address, pages);
            device.Flash.Preload(FlashMap.Base, first);
        }

        public static byte[] Stub => s_stub.Value;

        public Lp5562 Light { get; } = new();

        /// <summary>Gets a value indicating whether the core jumped into the ROM.</summary>
        public bool IsInSystemDfu { get; private set; }

        /// <summary>Gets the emulator of the current or last boot.</summary>
        public Stm32Wb55 Emulator { get; private set; } = null!;

        /// <summary>Powers on and runs until the device resets, hangs or reaches a final state.</summary>
        /// <returns>The final state.</returns>
        public DeviceStoppedException Run()
        {
            _device.BeginBoot();
            Emulator = new Stm32Wb55(_device, _sram1, SymbolTable.Empty, HangLimits.Ordinary);
            FlipperBoard board = new(
                Emulator, Light, () => _device.Card.IsInserted ? new SdCard(_device.Clock, _blocks, SdTiming.Ordinary) : null);
            _device.Buttons.Pressed += board.Press;
            Emulator.EnteredSystemDfu += () => IsInSystemDfu = true;
            try
            {
                Emulator.Run(Emulator.BootFromFlash());
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
