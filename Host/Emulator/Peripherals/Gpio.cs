using FlipperUpdaterNano.Emulator.Registers;
using FlipperUpdaterNano.VirtualFlipper.Snapshots;

namespace FlipperUpdaterNano.Emulator.Peripherals
{
    /// <summary>A GPIO port (RM0434 section 9): 16 pins with mode, output type, pull, output level and alternate function.</summary>
    public sealed class Gpio : Peripheral
    {
        private readonly Register _mode;
        private readonly Register _type;
        private readonly Register _pull;
        private readonly Register _output;
        private readonly Register _alternateLow;
        private readonly Register _alternateHigh;
        private readonly Func<bool>?[] _drivers = new Func<bool>?[16];
        private readonly Action<bool>?[] _listeners = new Action<bool>?[16];
        private ushort _levels;

        /// <summary>Declares the registers.</summary>
        /// <param name="port">Letter of the port: A to E or H.</param>
        /// <param name="modeAtReset">Reset value of MODER.</param>
        /// <param name="pullAtReset">Reset value of PUPDR.</param>
        /// <param name="speedAtReset">Reset value of OSPEEDR.</param>
        /// <param name="violations">Receives the violations.</param>
        public Gpio(char port, uint modeAtReset, uint pullAtReset, uint speedAtReset, Violations violations)
            : base($"GPIO{port}", 0x48000000u + (uint)((port - 'A') * 0x400), 0x400, violations)
        {
            _mode = Define(0x00, "MODER", modeAtReset).With(0, "modes", 32).OnWrite(_ => Follow());
            _type = Define(0x04, "OTYPER").With(0, "types", 16).OnWrite(_ => Follow());
            Define(0x08, "OSPEEDR", speedAtReset).With(0, "speeds", 32);
            _pull = Define(0x0C, "PUPDR", pullAtReset).With(0, "pulls", 32);
            Define(0x10, "IDR").With(0, "levels", 16, FieldKind.ReadOnly).WithNarrowAccess().OnRead(_ => ReadLevels());
            _output = Define(0x14, "ODR").With(0, "outputs", 16).WithNarrowAccess().OnWrite(_ => Follow());
            Define(0x18, "BSRR").WithNarrowAccess()
                .OnRawWrite((value, _) => SetOutputs((_output.Value & ~(value >> 16)) | (value & 0xFFFF)));
            Define(0x1C, "LCKR").With(0, "lock", 17, FieldKind.Tagged);
            _alternateLow = Define(0x20, "AFRL").With(0, "functions", 32);
            _alternateHigh = Define(0x24, "AFRH").With(0, "functions", 32);
            Define(0x28, "BRR").WithNarrowAccess().OnRawWrite((value, _) => SetOutputs(_output.Value & ~(value & 0xFFFF)));
        }

        /// <summary>Connects an external signal source to a pin.</summary>
        /// <param name="pin">0 to 15.</param>
        /// <param name="level">Returns the level that the source drives.</param>
        public void Drive(int pin, Func<bool> level) => _drivers[pin] = level;

        /// <summary>Registers a listener for level changes of a pin.</summary>
        /// <param name="pin">0 to 15.</param>
        /// <param name="listener">Called with the new level after each change.</param>
        public void Listen(int pin, Action<bool> listener) => _listeners[pin] = listener;

        /// <summary>Gets the level of a pin.</summary>
        /// <param name="pin">0 to 15.</param>
        /// <returns>
        /// The level that an output drives; in other modes, that of the external source or, if there is none, of the pull resistor.
        /// </returns>
        public bool Level(int pin)
        {
            uint pull = (_pull.Value >> (2 * pin)) & 3;
            bool output = (_output.Value & (1u << pin)) != 0;
            bool openDrain = (_type.Value & (1u << pin)) != 0;

            return IsOutput(pin) && !(openDrain && output) ? output : _drivers[pin]?.Invoke() ?? pull == 1 || (IsOutput(pin) && output);
        }

        /// <summary>Checks whether a pin is connected to a peripheral.</summary>
        /// <param name="pin">0 to 15.</param>
        /// <param name="function">Alternate function number: 0 to 15.</param>
        /// <returns><see langword="true"/> if the pin is in that alternate function.</returns>
        public bool IsAlternate(int pin, int function)
        {
            uint functions = pin < 8 ? _alternateLow.Value : _alternateHigh.Value;

            return ((_mode.Value >> (2 * pin)) & 3) == 2 && ((functions >> (4 * (pin & 7))) & 15) == function;
        }

        /// <inheritdoc/>
        public override void Reset()
        {
            base.Reset();
            Follow();
        }

        private bool IsOutput(int pin) => ((_mode.Value >> (2 * pin)) & 3) == 1;

        private uint ReadLevels()
        {
            uint levels = 0;

            for (int pin = 0; pin < 16; pin++)
            {
                // A pin in analog mode reads 0 (RM0434 section 9.3.12).
                bool analog = ((_mode.Value >> (2 * pin)) & 3) == 3;
                levels |= !analog && Level(pin) ? 1u << pin : 0;
            }

            return levels;
        }

        private void SetOutputs(uint outputs)
        {
            _output.Value = outputs & 0xFFFF;
            Follow();
        }

        private void Follow()
        {
            for (int pin = 0; pin < 16; pin++)
            {
                if (_listeners[pin] is not { } listener)
                {
                    continue;
                }

                bool level = Level(pin);

                if (level != ((_levels & (1 << pin)) != 0))
                {
                    _levels ^= (ushort)(1 << pin);
                    listener(level);
                }
            }
        }

        /// <inheritdoc/>
        public override void SaveOrRestore(SnapshotArchive archive)
        {
            base.SaveOrRestore(archive);
            _levels = archive.Value(_levels);
        }
    }
}
