using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace FlipperUpdaterNano.Emulator.Cpu
{
    /// <summary>The callbacks of libunicorn.</summary>
    public sealed unsafe partial class CortexM4
    {
        [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
        private static void OnBlock(nint engine, ulong address, uint size, nint user)
        {
            CortexM4 cpu = (CortexM4)GCHandle.FromIntPtr(user).Target!;

            try
            {
                cpu._block = (uint)address;
                ref BlockCount known = ref cpu.Known((uint)address, size);

                if ((cpu.IsUndisturbed && !known.MayTrap) || cpu.Enters((uint)address, size, known.MayTrap))
                {
                    if (known.StackDepth != 0 && cpu.StackLimit != 0)
                    {
                        cpu.NoteStack(cpu[CpuRegister.Sp] - known.StackDepth);
                    }

                    cpu.Enter((uint)address, size, ref known);
                }
            }
            catch (Exception e)
            {
                cpu.Fail(e);
            }
        }

        /// <summary>Discards the cached scan result of a retranslated block, because the block's code may have been overwritten.</summary>
        [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
        private static void OnTranslated(nint engine, ulong* block, ulong* before, nint user)
        {
            CortexM4 cpu = (CortexM4)GCHandle.FromIntPtr(user).Target!;

            cpu.Translations++;

            // Word 0 of the block structure is the address of the block.
            cpu._blocks[SlotOf((uint)*block)] = default;
        }

        [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
        private static byte OnInvalidAccess(nint engine, int type, ulong address, int size, long value, nint user)
        {
            const int writeUnmapped = 20;
            const int fetchUnmapped = 21;
            const int writeProtected = 22;
            const int fetchProtected = 24;
            CortexM4 cpu = (CortexM4)GCHandle.FromIntPtr(user).Target!;

            if (type == writeProtected && cpu.TakesProtectedWrite((uint)address, size, (uint)value))
            {
                return 1;
            }

            cpu.FaultAddress = (uint)address;
            cpu.FaultWasWrite = type is writeUnmapped or writeProtected;
            cpu.FaultWasFetch = type is fetchUnmapped or fetchProtected;

            // Returning 0 (false) makes libunicorn stop.
            cpu._stop = CpuStop.MemoryFault;
            cpu._stopped = true;

            return 0;
        }

        [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
        private static void OnWatchedRead(nint engine, int type, ulong address, int size, long value, nint user)
        {
            WatchedRange range = (WatchedRange)GCHandle.FromIntPtr(user).Target!;

            try
            {
                range.Accessed((uint)address, size);
            }
            catch (Exception e)
            {
                range.Cpu.Fail(e);
            }
        }

        private void ReportWatchedCode(uint address, uint size)
        {
            foreach (WatchedRange range in _watchedCode)
            {
                uint start = Math.Max(address, range.Start);
                uint end = Math.Min(address + size, range.Start + range.Size);

                if (start < end)
                {
                    range.Accessed(start, (int)(end - start));
                }
            }
        }

        private bool TakesProtectedWrite(uint address, int size, uint value)
        {
            try
            {
                return ProtectedWrite?.Invoke(address, size, value) == true;
            }
            catch (Exception e)
            {
                Fail(e);

                return true;
            }
        }

        [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
        private static void OnInterrupt(nint engine, uint number, nint user)
        {
            CortexM4 cpu = (CortexM4)GCHandle.FromIntPtr(user).Target!;

            cpu.InterruptNumber = (int)number;
            cpu.StopWith(CpuStop.Interrupt);
        }

        [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
        private static ulong OnMmioRead(nint engine, ulong offset, uint size, nint user)
        {
            Mapping mapping = (Mapping)GCHandle.FromIntPtr(user).Target!;

            try
            {
                return mapping.Handler.Read((uint)offset, (int)size);
            }
            catch (Exception e)
            {
                mapping.Cpu.Fail(e);

                return 0;
            }
        }

        [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
        private static void OnMmioWrite(nint engine, ulong offset, uint size, ulong value, nint user)
        {
            Mapping mapping = (Mapping)GCHandle.FromIntPtr(user).Target!;

            try
            {
                mapping.Handler.Write((uint)offset, (int)size, (uint)value);
            }
            catch (Exception e)
            {
                mapping.Cpu.Fail(e);
            }
        }
    }
}
