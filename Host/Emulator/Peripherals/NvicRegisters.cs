using FlipperUpdaterNano.Emulator.Cpu;
using FlipperUpdaterNano.Emulator.Registers;

namespace FlipperUpdaterNano.Emulator.Peripherals
{
    /// <summary>The registers of the NVIC (ARM DDI0403, B3.4): 63 lines with 16 priorities.</summary>
    public sealed class NvicRegisters : Peripheral
    {
        private const int LinesPerBank = 32;
        private const int LinesPerPriorityRegister = 4;

        private readonly Nvic _nvic;

        /// <summary>Declares the registers.</summary>
        /// <param name="violations">Receives the violations.</param>
        public NvicRegisters(Nvic nvic, Violations violations)
            : base("NVIC", 0xE000E100, 0x400, violations)
        {
            _nvic = nvic;

            for (int bank = 0; bank < 2; bank++)
            {
                DefineBank(bank);
            }

            for (int n = 0; n < (Nvic.Lines + LinesPerPriorityRegister) / LinesPerPriorityRegister; n++)
            {
                DefinePriorities(n);
            }
        }

        /// <inheritdoc/>
        public override void Reset()
        {
            base.Reset();
            _nvic.Reset();
        }

        private static int FirstLine(int bank) => bank * LinesPerBank;

        private void DefineBank(int bank)
        {
            uint offset = 4 * (uint)bank;

            DefinePair(bank, 0x000 + offset, "ISER", _nvic.IsEnabled, number => _nvic.Enable(number, true));
            DefinePair(bank, 0x080 + offset, "ICER", _nvic.IsEnabled, number => _nvic.Enable(number, false));
            DefinePair(bank, 0x100 + offset, "ISPR", _nvic.IsPending, _nvic.Pend);
            DefinePair(bank, 0x180 + offset, "ICPR", _nvic.IsPending, _nvic.Unpend);
            Define(0x200 + offset, $"IABR{bank}").With(0, "ACTIVE", 32, FieldKind.ReadOnly).OnRead(_ => Bits(bank, _nvic.IsActive));
        }

        private void DefinePair(int bank, uint offset, string name, Func<ExceptionNumber, bool> shown, Action<ExceptionNumber> act)
        {
            Define(offset, $"{name}{bank}").OnRead(_ => Bits(bank, shown)).OnRawWrite((value, _) =>
            {
                for (int i = 0; i < LinesPerBank; i++)
                {
                    if ((value & (1u << i)) == 0)
                    {
                        continue;
                    }

                    if (!ReportIf(
                        FirstLine(bank) + i >= Nvic.Lines, "register.reserved-bits", $"line {FirstLine(bank) + i} of {name}{bank} written"))
                    {
                        act(Nvic.OfLine(FirstLine(bank) + i));
                    }
                }
            });
        }

        private void DefinePriorities(int n)
        {
            Register priorities = Define(0x300 + (4 * (uint)n), $"IPR{n}").WithNarrowAccess();

            for (int i = 0; i < LinesPerPriorityRegister; i++)
            {
                // Bits 3:0 of a priority are not implemented: they read as 0 and ignore writes (B3.4.9).
                priorities.With(8 * i, $"bits_{i}", 4, FieldKind.ReadOnly).With((8 * i) + 4, $"PRI_{i}", 4);
            }

            priorities.OnWrite(_ =>
            {
                for (int i = 0; i < LinesPerPriorityRegister && (LinesPerPriorityRegister * n) + i < Nvic.Lines; i++)
                {
                    _nvic.SetPriority(Nvic.OfLine((LinesPerPriorityRegister * n) + i), (byte)(priorities.Value >> (8 * i)));
                }
            });
        }

        private static uint Bits(int bank, Func<ExceptionNumber, bool> isSet)
        {
            uint bits = 0;

            for (int i = 0; i < LinesPerBank && FirstLine(bank) + i < Nvic.Lines; i++)
            {
                bits |= isSet(Nvic.OfLine(FirstLine(bank) + i)) ? 1u << i : 0;
            }

            return bits;
        }
    }
}
