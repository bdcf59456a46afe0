using FlipperUpdaterNano.Emulator.Devices;
using FlipperUpdaterNano.Emulator.Peripherals;
using FlipperUpdaterNano.VirtualFlipper;
using FlipperUpdaterNano.VirtualFlipper.Input;
using FlipperUpdaterNano.VirtualFlipper.Snapshots;
using FlipperUpdaterNano.VirtualFlipper.Time;

namespace FlipperUpdaterNano.Emulator
{
    /// <summary>
    /// The parts of the F7 board that are connected to the microcontroller (docs/reference/hardware.md 6): display and card on SPI2; LED
    /// driver, gauge and charger on I2C1; buttons and card detect.
    /// </summary>
    public sealed class FlipperBoard : ISnapshotPart
    {
        private const int DisplaySelect = 11;
        private const int CardSelect = 12;
        private const int CardDetect = 10;
        private const int DisplayData = 1;
        private const int DisplayReset = 0;
        private const int PeripheralPower = 3;
        private const int BackButton = 13;
        private const int DownButton = 6;
        private const int OkButton = 3;
        private const int SpiFunction = 5;
        private const int I2cFunction = 4;

        private readonly Stm32Wb55 _emulator;
        private readonly VirtualDevice _device;
        private readonly St756x _display = new();
        private readonly Lp5562 _light;
        private readonly GaugeMemory _gauge;
        private readonly Func<SdCard?> _insertCard;
        private SdCard? _card;
        private int _insertion;

        /// <summary>Connects the board's parts to the pins of a microcontroller that was just reset.</summary>
        /// <param name="light">The LED driver, which keeps its colours across a reset of the microcontroller.</param>
        /// <param name="insertCard">Creates a card in its power-on state; returns null if no card is inserted.</param>
        /// <param name="gauge">State that the gauge keeps across resets; null for its initial state.</param>
        public FlipperBoard(Stm32Wb55 emulator, Lp5562 light, Func<SdCard?> insertCard, GaugeMemory? gauge = null)
        {
            _gauge = gauge ?? new GaugeMemory();
            _emulator = emulator;
            _device = emulator.Device;
            _light = light;
            _insertCard = insertCard;
            (A, B, C, D) = (emulator.Ports['A'], emulator.Ports['B'], emulator.Ports['C'], emulator.Ports['D']);
            _card = insertCard();
            _insertion = _device.Card.Insertions;
            ConnectSpi();
            ConnectI2c();
            ConnectButtons();
            emulator.Console.LineReceived += _device.Console.WriteLine;
        }

        /// <summary>Gets the device time at which the firmware last read the OK button.</summary>
        internal long KeysPolled { get; private set; } = long.MinValue / 2;

        private Gpio A { get; }

        private Gpio B { get; }

        private Gpio C { get; }

        private Gpio D { get; }

        /// <summary>Gets or sets the powered card; null if the slot is empty or without power.</summary>
        internal SdCard? PoweredCard
        {
            get => _card;
            set => _card = value;
        }

        /// <summary>Presses OK or BACK now. The key is held for 150 ms, or for 1 s for a long press of BACK.</summary>
        /// <param name="key">OK, BACK, or a long press of BACK.</param>
        public void Press(Key key)
        {
            const long shortPress = 150 * VirtualTime.Millisecond;
            const long longPress = 1000 * VirtualTime.Millisecond;

            _device.Buttons.Hold(key == Key.Ok ? Key.Ok : Key.Back, key == Key.BackLong ? longPress : shortPress);
        }

        private void ConnectSpi()
        {
            C.Listen(DisplaySelect, level => CheckBusy(level, "display")._display.Select(!level));
            C.Listen(CardSelect, level => CheckBusy(level, "card")._card?.Select(!level));
            B.Listen(DisplayReset, _display.SetReset);
            A.Listen(PeripheralPower, SwitchCardPower);

            // Card detect has a pull-up; an inserted card connects the line to ground.
            C.Drive(CardDetect, () => !_device.Card.IsInserted || _device.Card.IsContactOpen);
            _emulator.Spi2.Exchange = Exchange;
            _emulator.Spi2.HasSelected = () => !C.Level(DisplaySelect) || !C.Level(CardSelect);
            _display.FrameShown += frame => _device.Display.Show(frame);
        }

        private void ConnectI2c()
        {
            _light.Changed += () =>
            {
                _device.Display.SetBacklight(_light.Backlight > 0);
                _device.Display.SetLed(_light.Red, _light.Green, _light.Blue);
            };
            _emulator.I2c1.Connect(Lp5562.BusAddress, _light);
            _emulator.I2c1.Connect(Bq25896.BusAddress, new Bq25896(() => _device.Battery.IsCharging));

            _emulator.I2c1.Connect(
                Bq27220.BusAddress, new Bq27220(() => _device.Battery.Percent, _gauge), () => !_device.Battery.GaugeIsSilent);
            _emulator.I2c1.IsWired = () => A.IsAlternate(9, I2cFunction) && A.IsAlternate(10, I2cFunction);
        }

        private void ConnectButtons()
        {
            // The OK button pulls PH3 up when pressed; the other buttons pull their pins down.
            _emulator.Ports['H'].Drive(OkButton, () =>
            {
                KeysPolled = _device.Clock.Now;
                return _device.Buttons.TimeToRelease(Key.Ok) > 0;
            });
            C.Drive(BackButton, () => _device.Buttons.TimeToRelease(Key.Back) == 0);
            C.Drive(DownButton, () => _device.Buttons.HeldAtBoot != HeldKey.Down);
            B.Drive(10, () => true);
            B.Drive(11, () => true);
            B.Drive(12, () => true);
        }

        private void SwitchCardPower(bool on)
        {
            if (!on && _card?.IsBusy == true)
            {
                _emulator.Violations.Report("card.power-while-busy", "card power is switched off while the card is busy");
            }

            _card = on ? _insertCard() : null;
        }

        private FlipperBoard CheckBusy(bool deselects, string chip)
        {
            if (deselects && _emulator.Spi2.IsSending)
            {
                _emulator.Violations.Report("spi.deselect-while-sending", $"{chip} deselected while SPI2 is transmitting");
            }

            return this;
        }

        private byte Exchange(byte value, long now)
        {
            bool display = !C.Level(DisplaySelect);
            bool card = !C.Level(CardSelect);

            if (!D.IsAlternate(1, SpiFunction) || !B.IsAlternate(15, SpiFunction) || !C.IsAlternate(2, SpiFunction))
            {
                _emulator.Violations.Report("spi.pins", "SPI2 transmits while its pins (PD1, PB15, PC2) are not in alternate function AF5");

                return 0xFF;
            }

            if (_insertion != _device.Card.Insertions)
            {
                _insertion = _device.Card.Insertions;
                _card = _insertCard();
                _card?.Select(card);
            }

            if (display && card)
            {
                _emulator.Violations.Report("spi.two-devices", "SPI2 transmits while both the display and the card are selected");
            }

            if (display && _display.Receive(value, B.Level(DisplayData)) is { } complaint)
            {
                _emulator.Violations.Report("display.command", complaint);
            }

            return _device.Card.IsInserted && _card is not null ? _card.Exchange(value, now) : (byte)0xFF;
        }

        /// <inheritdoc/>
        /// <remarks>The engine saves the state of the card and of the parts on I2C1.</remarks>
        public void SaveOrRestore(SnapshotArchive archive)
        {
            archive.Part(_display);
            _insertion = archive.Value(_insertion);
            KeysPolled = archive.Value(KeysPolled);
        }
    }
}
