using FlipperUpdaterNano.Emulator.Cpu;
using FlipperUpdaterNano.VirtualFlipper.Snapshots;

namespace FlipperUpdaterNano.Emulator.Registers
{
    /// <summary>
    /// A peripheral with registers at fixed offsets. The members of each derived class are ordered as follows: declaration of the
    /// registers, reset, public interface, behaviour.
    /// </summary>
    public abstract class Peripheral : ISnapshotPart
    {
        private readonly Register?[] _registers;

        /// <summary>Creates a peripheral without registers; the derived class declares them.</summary>
        /// <param name="name">Name of the peripheral in the reference manual.</param>
        /// <param name="address">Address of the first register.</param>
        /// <param name="size">Size in bytes.</param>
        /// <param name="violations">Receives the violations.</param>
        protected Peripheral(string name, uint address, uint size, Violations violations)
        {
            Name = name;
            Address = address;
            Size = size;
            _registers = new Register?[size / 4];
            Violations = violations;
        }

        /// <summary>Gets the name of the peripheral in the reference manual.</summary>
        public string Name { get; }

        /// <summary>Gets the address of the first register.</summary>
        public uint Address { get; }

        /// <summary>Gets the size in bytes.</summary>
        public uint Size { get; }

        /// <summary>Gets or sets the function that returns whether the peripheral's bus clock is running; true by default.</summary>
        public Func<bool> IsClocked { get; set; } = () => true;

        /// <summary>Gets or sets the function that returns whether the peripheral is held in reset; false by default.</summary>
        public Func<bool> IsHeldInReset { get; set; } = () => false;

        /// <summary>Gets or sets the interrupt lines that the peripheral drives; null until the chip is completely constructed.</summary>
        public IInterruptLines? Interrupts { get; set; }

        /// <summary>Gets the object that collects violations.</summary>
        protected Violations Violations { get; }

        /// <summary>Sets all registers to their reset values.</summary>
        public virtual void Reset()
        {
            foreach (Register? register in _registers)
            {
                register?.Reset();
            }
        }

        /// <inheritdoc/>
        /// <remarks>
        /// This method saves and restores all registers. A derived class adds its own state; a test detects members that the class omits.
        /// </remarks>
        public virtual void SaveOrRestore(SnapshotArchive archive)
        {
            foreach (Register? register in _registers)
            {
                register?.SaveOrRestore(archive);
            }
        }

        /// <summary>Cancels the peripheral's scheduled events on the virtual clock when the emulated chip is discarded.</summary>
        public virtual void Stop()
        {
        }

        internal uint Read(uint offset, int size)
        {
            if (!IsUsable(offset, "read") || Find(offset, size, "read") is not { } register)
            {
                return 0;
            }

            return register.Read(size) >> (int)(8 * (offset & 3));
        }

        internal void Write(uint offset, int size, uint value)
        {
            if (!IsUsable(offset, "written") || Find(offset, size, "written") is not { } register)
            {
                return;
            }

            int lane = (int)(8 * (offset & 3));
            uint bits = size == 4 ? uint.MaxValue : ((1u << (8 * size)) - 1) << lane;

            if (register.Write(value << lane, size, bits) is { } broken)
            {
                Report(broken.Rule, $"{Name}: {broken.What}");
            }
        }

        /// <summary>Writes a register by name, as the CPU does.</summary>
        /// <param name="register">Name of the register in the reference manual.</param>
        internal void Write(string register, uint value) => Write(_registers.Single(found => found?.Name == register)!.Offset, 4, value);

        /// <summary>Drives an interrupt line.</summary>
        protected void Drive(int line, bool isHigh) => Interrupts?.Set(line, isHigh);

        /// <summary>Reports a violation.</summary>
        /// <param name="rule">Identifier of the rule.</param>
        /// <param name="what">The violation; the text must name the peripheral.</param>
        protected void Report(string rule, string what) => Violations.Report(rule, what);

        /// <summary>Reports a violation if a condition holds.</summary>
        /// <param name="rule">Identifier of the rule.</param>
        /// <param name="what">The violation; the report prefixes the text with the name of the peripheral.</param>
        protected bool ReportIf(bool isWrong, string rule, string what)
        {
            if (isWrong)
            {
                Report(rule, $"{Name}: {what}");
            }

            return isWrong;
        }

        /// <summary>Declares a register.</summary>
        /// <param name="offset">Offset of the register.</param>
        /// <param name="name">Name of the register in the reference manual.</param>
        /// <param name="resetValue">Value after a reset.</param>
        /// <returns>The register, whose fields the caller then declares.</returns>
        protected Register Define(uint offset, string name, uint resetValue = 0)
        {
            Register register = new(name, offset, resetValue);
            _registers[offset / 4] = _registers[offset / 4] is null
                ? register
                : throw new ArgumentException($"{Name}+{offset:X} is declared twice");

            return register;
        }

        private bool IsUsable(uint offset, string what)
        {
            if (!IsClocked())
            {
                Report("register.clock-off", $"{Name}+{offset:X2} {what} while its clock is off");

                return false;
            }

            if (IsHeldInReset())
            {
                Report("register.held-in-reset", $"{Name}+{offset:X2} {what} while it is held in reset");

                return false;
            }

            return true;
        }

        private Register? Find(uint offset, int size, string what)
        {
            if (_registers[offset / 4] is not { } register)
            {
                Report("register.unknown", $"{Name}+{offset:X2} {what}, but the model has no such register");

                return null;
            }

            if (size != 4 && !register.AllowsNarrowAccess)
            {
                Report("register.access-size", $"{Name}.{register.Name} {what} with {8 * size} bits");
            }

            return register;
        }
    }
}
