using System.Buffers.Binary;
using FlipperUpdaterNano.VirtualFlipper.Flash;
using FlipperUpdaterNano.VirtualFlipper.Options;

namespace FlipperUpdaterNano.VirtualFlipper.Radio
{
    /// <summary>The device information table that CPU2 writes (docs/reference/hardware.md 4.8).</summary>
    internal static class InfoTable
    {
        public const int Size = 56;

        private const uint FusKeyword = 0xA94656B9;

        public static byte[] Build(Coprocessor core, OptionBytes options, CoprocessorFirmware running)
        {
            byte[] table = new byte[Size];
            InstalledStack? stack = core.Stack;
            StackVersion? reported = stack is null ? null : core.Faults.ReportedVersion ?? stack.Version;
            uint version = reported?.Word ?? 0;
            uint memory = stack is null ? 0 : Memory(options, stack);
            uint info = stack is null ? 0 : (uint)(core.Faults.ReportedType ?? stack.Type);
            if (running == CoprocessorFirmware.Fus)
            {
                Put(table, 0x00, FusKeyword);
                table[0x05] = core.LastError;
                Put(table, 0x0C, core.FusVersion.Word);
                Put(table, 0x10, 0x00000006);
                Put(table, 0x14, version);
                Put(table, 0x18, memory);

                // The stack type stays 0, because FUS does not report the type of an installed stack reliably.
                Put(table, 0x28, 0x0080E126);
                BinaryPrimitives.WriteUInt16LittleEndian(table.AsSpan(0x30), 0x495);
            }
            else
            {
                Put(table, 0x04, core.FusVersion.Word);
                Put(table, 0x08, 0x00000006);
                Put(table, 0x10, version);
                Put(table, 0x14, memory);
                Put(table, 0x18, info);
            }

            return table;
        }

        private static uint Memory(OptionBytes options, InstalledStack stack)
        {
            uint sram = options.Loaded(OptionWord.SecureSram);
            uint sram2a = (sram >> 18) & 0x1F;
            uint sram2b = (sram >> 25) & 0x1F;

            return (sram2b << 24) | (sram2a << 16) | ((FlashMap.FusBase - stack.Address) / FlashMap.PageSize);
        }

        private static void Put(byte[] table, int offset, uint value)
        {
            BinaryPrimitives.WriteUInt32LittleEndian(table.AsSpan(offset), value);
        }
    }
}
