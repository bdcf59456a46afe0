using FlipperUpdaterNano.Hal;
using FlipperUpdaterNano.Updater.Formats;

namespace FlipperUpdaterNano.Updater.State
{
    /// <summary>
    /// The state that CPU2 reports: the running program and the installed versions (AN5185; docs/reference/hardware.md 4.8).
    /// </summary>
    public sealed class CoprocessorInfo
    {
        /// <summary>Maximum time from the start of CPU2 to READY (docs/reference/stock-updater.md 6.2).</summary>
        public const int ReadyMilliseconds = 1000;

        /// <summary>Maximum time from the start of CPU2 to READY if FUS continues an operation (docs/reference/silicon.md 1.12).</summary>
        public const int PendingReadyMilliseconds = 60000;

        private CoprocessorInfo()
        {
        }

        /// <summary>Gets the program that CPU2 runs.</summary>
        public CoprocessorMode Mode { get; private set; }

        /// <summary>
        /// Gets the version word of FUS, from bit 31 down: 8 bits each for major, minor and sub, then 4 bits each for branch and release.
        /// </summary>
        public uint FusVersion { get; private set; }

        /// <summary>
        /// Gets the version word of the installed stack, in the format of <see cref="FusVersion"/>; 0 if none is installed.
        /// </summary>
        public uint StackVersion { get; private set; }

        /// <summary>
        /// Gets the type of the running stack, for example 3 for BLE light; 0 while FUS is running, because FUS reports the type
        /// unreliably.
        /// </summary>
        public int StackType { get; private set; }

        /// <summary>Gets the number of flash pages that the installed stack reports.</summary>
        public int StackPages { get; private set; }

        /// <summary>Gets a value indicating whether a stack is installed, that is, whether its major or minor version is nonzero.</summary>
        public bool HasStack
        {
            get { return StackVersion >> 16 != 0; }
        }

        /// <summary>
        /// Starts CPU2, waits for READY and reads the information table in the format of the running program. READY arrives only once per
        /// boot; later calls read the table again, which is then already filled.
        /// </summary>
        /// <param name="device">The device.</param>
        /// <param name="milliseconds">Time limit for READY.</param>
        /// <returns>The state; <see cref="CoprocessorMode.None"/> if CPU2 is not ready in time.</returns>
        public static CoprocessorInfo Probe(IDevice device, int milliseconds)
        {
            CoprocessorInfo info = new CoprocessorInfo();
            byte[] table = new byte[Shci.InfoTableSize];
            device.Coprocessor.Start();
            if (!ReadTable(device, table) && (!WaitReady(device, table, milliseconds) || !ReadTable(device, table)))
            {
                return info;
            }

            bool fusTable = LittleEndian.ToUInt32(table, 0) == Shci.FusTableKeyword;
            int versions = fusTable ? 0x0C : 0x04;
            int stack = fusTable ? 0x14 : 0x10;
            info.FusVersion = LittleEndian.ToUInt32(table, versions);
            info.StackVersion = LittleEndian.ToUInt32(table, stack);
            info.StackPages = table[stack + 4];
            info.Mode = fusTable ? CoprocessorMode.Fus : CoprocessorMode.Stack;
            info.StackType = fusTable ? 0 : table[0x18];
            return info;
        }

        /// <summary>
        /// Determines whether CPU2 has filled the information table, as it does before READY. A filled table contains a version of FUS.
        /// </summary>
        /// <param name="table">The 56 bytes of the table, which are all zero until CPU2 fills them.</param>
        public static bool IsFilled(byte[] table)
        {
            return LittleEndian.ToUInt32(table, LittleEndian.ToUInt32(table, 0) == Shci.FusTableKeyword ? 0x0C : 0x04) != 0;
        }

        /// <summary>Compares the version of the installed stack with that of a manifest, ignoring the type.</summary>
        /// <param name="version">Major, minor, sub, branch, release, type: the manifest's <c>Radio version</c>.</param>
        /// <returns><see langword="true"/> if the first five numbers are equal.</returns>
        public bool HasVersion(byte[] version)
        {
            return StackVersion == RadioImage.VersionWord(version);
        }

        /// <summary>Determines whether the running stack has both the wanted version and the wanted type.</summary>
        /// <param name="version">The manifest's <c>Radio version</c>.</param>
        /// <returns><see langword="true"/> only if a stack is running, because FUS does not report the type.</returns>
        public bool Matches(byte[] version)
        {
            return Mode == CoprocessorMode.Stack && HasVersion(version) && StackType == version[5];
        }

        private static bool ReadTable(IDevice device, byte[] table)
        {
            return device.Coprocessor.ReadInfoTable(table) && IsFilled(table);
        }

        private static bool WaitReady(IDevice device, byte[] payload, int milliseconds)
        {
            long end = device.Clock.Milliseconds + milliseconds;
            for (int left = milliseconds; left > 0; left = (int)(end - device.Clock.Milliseconds))
            {
                int code = device.Coprocessor.WaitEvent(payload, left);
                if (code < 0 || code == Shci.EventReady)
                {
                    return code == Shci.EventReady;
                }
            }

            return false;
        }
    }
}
