using System.Globalization;
using FlipperUpdaterNano.HostFileSystem;
using FlipperUpdaterNano.Packaging;

namespace FlipperUpdaterNano.Fupd.Commands
{
    /// <summary>Reads the input files of commands. Each error message is one sentence.</summary>
    internal static class Inputs
    {
        // A generous limit: images are at most as large as the flash (1 MiB), but ELF files and sweep results are larger.
        private const long LargestFile = 64 << 20;

        /// <summary>Reads a file that must exist.</summary>
        /// <param name="what">Kind of the input, for example "firmware"; error messages start with this text.</param>
        /// <returns>The content of the file.</returns>
        public static byte[] File(string path, string what)
        {
            if (Directory.Exists(path))
            {
                throw new InputException($"{what} {path}: this is a folder; give a file");
            }

            switch (HostEntry.TargetKindOf(path))
            {
                case HostEntryKind.Missing:
                    throw new InputException($"{what} {path}: no such file");
                case HostEntryKind.Special:
                    throw new InputException($"{what} {path}: this is a FIFO, socket or device; give a regular file");
            }

            try
            {
                long length = new FileInfo(HostEntry.RealPath(path)!).Length;
                return length <= LargestFile
                    ? System.IO.File.ReadAllBytes(path)
                    : throw new InputException(
                        $"{what} {path}: {length} bytes exceed the limit of {LargestFile >> 20} MiB; check that it is the right file");
            }
            catch (Exception error) when (HostError.Is(error))
            {
                throw new InputException($"{what} {path} cannot be read: {HostError.Reason(error)}");
            }
        }

        /// <summary>Reads an optional file.</summary>
        /// <param name="path">Path of the file, or <see langword="null"/> if the user gave none.</param>
        /// <param name="what">Kind of the input; error messages start with this text.</param>
        /// <returns>The content of the file, or <see langword="null"/> if there is no path.</returns>
        public static byte[]? OptionalFile(string? path, string what) => path == null ? null : File(path, what);

        /// <summary>Reads a firmware file: a DfuSe file, or an image for address 0x08000000.</summary>
        /// <param name="path">Path of the file, or <see langword="null"/> if the user gave none.</param>
        /// <returns>The content of the file, or <see langword="null"/> if there is no path.</returns>
        public static byte[]? Firmware(string? path)
        {
            byte[]? file = OptionalFile(path, "firmware");
            if (file?.Length == 0)
            {
                throw new InputException($"firmware {path}: the file is empty; give a .dfu, or a .bin that begins with the vector table");
            }

            if (file != null && !DfuLayout.IsDfu(file) && path!.EndsWith(".dfu", StringComparison.OrdinalIgnoreCase))
            {
                throw new InputException($"firmware {path}: this is not a DfuSe file; use the firmware's .dfu, or name a raw image *.bin");
            }

            if (file != null && DfuLayout.IsDfu(file) && DfuLayout.Read(file).Count > 0 && Crc32.Compute(file) != DfuLayout.WholeFileCrc)
            {
                throw new InputException($"firmware {path}: the DfuSe file is damaged (its CRC32 is wrong); fetch it again");
            }

            return file;
        }

        /// <summary>Checks that a folder exists.</summary>
        /// <param name="what">Kind of the input; error messages start with this text.</param>
        public static string Folder(string path, string what)
        {
            return Directory.Exists(path) ? path : throw new InputException($"{what} {path}: no such folder");
        }

        /// <summary>Parses a hardware target, such as 7 or f7.</summary>
        /// <param name="text">The command line argument.</param>
        public static uint Target(string text)
        {
            return uint.TryParse(text.TrimStart('f', 'F'), NumberStyles.None, CultureInfo.InvariantCulture, out uint target)
                ? target
                : throw new InputException($"--target {text}: give the number of the hardware target, 7 for the Flipper Zero");
        }

        /// <summary>Parses a hexadecimal address, with or without the prefix 0x.</summary>
        /// <param name="text">The command line argument.</param>
        /// <param name="option">Name of the option, for error messages.</param>
        public static uint Address(string text, string option)
        {
            string digits = text.StartsWith("0x", StringComparison.OrdinalIgnoreCase) ? text[2..] : text;
            return uint.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out uint address)
                ? address
                : throw new InputException($"{option} {text}: give an address in hexadecimal, such as 080D7000");
        }
    }
}
