using FlipperUpdaterNano.Emulator.Cpu;
using FlipperUpdaterNano.VirtualFlipper.Snapshots;

namespace FlipperUpdaterNano.Emulator.Registers
{
    /// <summary>
    /// A peripheral: registers at offsets. The order in each class is: declaration of the registers, reset, public interface, behaviour.
    /// </summary>
    public abstract class Peripheral : ISnapshotPart
    {
        private readonly Register?[] _registers;

        /// <summary>Creates a peripheral without registers; the derived class declares them.</summary>
        /// <param name="name">Name in the reference manual.</param>
        /// <param name="address">Address of its first register.</param>
        /// <param name="size">Size in bytes.</param>
        /// <param name="violations">Receives wrong use.</param>
        protected Peripheral(string name, uint address, uint size, Violations violations)
        {
            Name = name;
            Address = address;
            Size = size;
            _registers = new Register?[size / 4];
            Violations = violations;
        }

        /// <summary>Gets the name in the reference manual.</summary>
        public string Name { get; }

        /// <summary>Gets the address of the first register.</summary>
        public uint Address { get; }

        /// <summary>Gets the size in bytes.</summary>
        public uint Size { get; }

        /// <summary>Gets or sets the check that its bus clock runs; true by default.</summary>
        public Func<bool> IsClocked { get; set; } = () => true;

        /// <summary>Gets or sets the check that it is held in reset; false by default.</summary>
        public Func<bool> IsHeldInReset { get; set; } = () => false;

        /// <summary>Gets or sets the interrupt lines that it drives; null until the chip is complete.</summary>
        public IInterruptLines? Interrupts { get; set; }

        /// <summary>Gets the sink of violations.</summary>
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
        /// <remarks>Covers all registers. A derived class adds its own state; a test finds members that are missing.</remarks>
        public virtual void SaveOrRestore(SnapshotArchive archive)
        {
            foreach (Register? register in _registers)
            {
                register?.SaveOrRestore(archive);
            }
        }

        /// <summary>Cancels its scheduled events on the virtual clock, because the emulated chip is discarded.</summary>
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
        /// <param name="register">Name in the reference manual.</param>
        internal void Write(string register, uint value) => Write(_registers.Single(found => found?.Name == register)!.Offset, 4, value);

        /// <summary>Drives an interrupt line.</summary>
        protected void Drive(int line, bool isHigh) => Interrupts?.Set(line, isHigh);

        /// <summary>Reports wrong use of the peripheral.</summary>
        /// <param name="rule">Identifier of the rule.</param>
        /// <param name="what">The wrong use, naming the peripheral.</param>
        protected void Report(string rule, string what) => Violations.Report(rule, what);

        /// <summary>Reports wrong use of the peripheral if a condition holds.</summary>
        /// <param name="rule">Identifier of the rule.</param>
        /// <param name="what">The wrong use; the peripheral's name precedes it in the report.</param>
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
        /// <param name="name">Name in the reference manual.</param>
        /// <param name="resetValue">Value after a reset.</param>
        /// <returns>The register, to declare its fields.</returns>
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
                Report("register.unknown", $"{Name}+{offset:X2} {what}: no such register in this model");

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
