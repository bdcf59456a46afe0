using System.Runtime.InteropServices;

namespace FlipperUpdaterNano.Emulator.Cpu
{
    /// <summary>The functions and constants of libunicorn 2 that the emulator uses (unicorn.h and arm.h of release 2.0.1).</summary>
    internal static unsafe partial class Unicorn
    {
        internal const int ArchArm = 1;
        internal const int ModeThumbMClass = (1 << 4) | (1 << 5);
        internal const int CpuCortexM4 = 9;

        /// <summary>uc_ctl(UC_CTL_WRITE(UC_CTL_CPU_MODEL, 1)): control type 7, one argument, write.</summary>
        internal const uint ControlWriteCpuModel = 7u | (1u << 26) | (1u << 30);

        /// <summary>uc_ctl(UC_CTL_WRITE(UC_CTL_TB_REMOVE_CACHE, 2)): control type 9, two arguments, write.</summary>
        internal const uint ControlRemoveTranslation = 9u | (2u << 26) | (1u << 30);

        /// <summary>uc_ctl(UC_CTL_WRITE(UC_CTL_TB_FLUSH, 0)): control type 10, no arguments, write.</summary>
        internal const uint ControlDiscardTranslations = 10u | (1u << 30);

        internal const int HookInterrupt = 1 << 0;
        internal const int HookCode = 1 << 2;
        internal const int HookBlock = 1 << 3;
        internal const int HookMemoryRead = 1 << 10;

        /// <summary>UC_HOOK_EDGE_GENERATED: called after a block was translated and before it runs.</summary>
        internal const int HookTranslated = 1 << 15;
        internal const int HookMemoryInvalid = (1 << 4) | (1 << 5) | (1 << 6) | (1 << 7) | (1 << 8) | (1 << 9);

        internal const int Ok = 0;

        private const string Library = "libunicorn.so.2";

        [LibraryImport(Library, EntryPoint = "uc_open")]
        internal static partial int Open(int arch, int mode, out nint engine);

        [LibraryImport(Library, EntryPoint = "uc_close")]
        internal static partial int Close(nint engine);

        [LibraryImport(Library, EntryPoint = "uc_ctl")]
        internal static partial int Control(nint engine, uint control);

        [LibraryImport(Library, EntryPoint = "uc_ctl")]
        internal static partial int Control(nint engine, uint control, int argument);

        [LibraryImport(Library, EntryPoint = "uc_ctl")]
        internal static partial int Control(nint engine, uint control, ulong begin, ulong end);

        [LibraryImport(Library, EntryPoint = "uc_hook_del")]
        internal static partial int RemoveHook(nint engine, nint hook);

        [LibraryImport(Library, EntryPoint = "uc_mem_map_ptr")]
        internal static partial int MapPointer(nint engine, ulong address, nuint size, uint permissions, void* memory);

        [LibraryImport(Library, EntryPoint = "uc_mem_unmap")]
        internal static partial int Unmap(nint engine, ulong address, nuint size);

        [LibraryImport(Library, EntryPoint = "uc_mmio_map")]
        internal static partial int MapMmio(
            nint engine,
            ulong address,
            nuint size,
            delegate* unmanaged[Cdecl]<nint, ulong, uint, nint, ulong> read,
            nint readUser,
            delegate* unmanaged[Cdecl]<nint, ulong, uint, ulong, nint, void> write,
            nint writeUser);

        [LibraryImport(Library, EntryPoint = "uc_hook_add")]
        internal static partial int AddHook(nint engine, out nint hook, int type, void* callback, nint user, ulong begin, ulong end);

        // Copies a register; the function neither blocks nor calls back into managed code.
        [LibraryImport(Library, EntryPoint = "uc_reg_read")]
        [SuppressGCTransition]
        internal static partial int ReadRegister(nint engine, int register, uint* value);

        [LibraryImport(Library, EntryPoint = "uc_reg_write")]
        internal static partial int WriteRegister(nint engine, int register, uint* value);

        [LibraryImport(Library, EntryPoint = "uc_emu_start")]
        internal static partial int Start(nint engine, ulong begin, ulong until, ulong timeout, nuint count);

        [LibraryImport(Library, EntryPoint = "uc_emu_stop")]
        internal static partial int Stop(nint engine);

        [LibraryImport(Library, EntryPoint = "uc_strerror")]
        internal static partial nint ErrorText(int code);

        /// <summary>Throws an exception if a call to libunicorn failed.</summary>
        internal static void Check(int code, string doing)
        {
            if (code != Ok)
            {
                throw new InvalidOperationException($"libunicorn: {doing}: {Marshal.PtrToStringUTF8(ErrorText(code))}");
            }
        }
    }
}
