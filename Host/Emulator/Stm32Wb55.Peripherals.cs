using FlipperUpdaterNano.Emulator.Cpu;
using FlipperUpdaterNano.Emulator.Peripherals;
using FlipperUpdaterNano.Emulator.Registers;
using FlipperUpdaterNano.VirtualFlipper.Reset;

namespace FlipperUpdaterNano.Emulator
{
    /// <summary>The peripherals that only the stock firmware uses, and the connection of all interrupt lines.</summary>
    public sealed partial class Stm32Wb55
    {
        /// <summary>Gets the extended interrupt and event controller (EXTI).</summary>
        public Exti Exti { get; }

        /// <summary>
        /// Gets SPI1, the bus of the radio transceiver and the NFC chip. Neither chip is modelled, so every received bit is 1.
        /// </summary>
        public Spi Spi1 { get; }

        /// <summary>Connects all peripherals to an interrupt controller.</summary>
        /// <param name="lines">Receives the levels of the peripherals' interrupt lines.</param>
        public void ConnectLines(IInterruptLines lines)
        {
            foreach (Peripheral peripheral in _peripherals)
            {
                peripheral.Interrupts = lines;
            }
        }

        private void AddFirmwarePeripherals()
        {
            Rcc.Gate(
                Add(new Lptim("LPTIM1", 0x40007C00, InterruptLine.LowPowerTimer1, Device.Clock, () => Rcc.LowPowerTimerHertz, Violations)),
                ClockBus.Apb1,
                31);
            Rcc.Gate(Add(new Aes(Violations)), ClockBus.Ahb2, 16);
            Rcc.Gate(Add(new Rng(Device.Clock, Violations)), ClockBus.Ahb3, 18);
            Exti.LevelOf = line => Ports.TryGetValue(Syscfg.PortOf(line), out Gpio? port) && port.Level(line);
            Add(new Iwdg(Device.Clock, () => Device.Reset(ResetCause.Watchdog, "the independent watchdog expired"), Violations));
        }
    }
}
