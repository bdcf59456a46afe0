using System.Globalization;
using FlipperUpdaterNano.VirtualFlipper;
using FlipperUpdaterNano.VirtualFlipper.Flash;

namespace FlipperUpdaterNano.Fupd.Disturbances
{
    /// <summary>Parses the arguments after the name of a fault.</summary>
    /// <param name="text">The arguments; empty if there are none.</param>
    internal sealed class FaultArguments(string text)
    {
        private const string Package = "{package}";
        private readonly string[] _parts = text.Length == 0 ? [] : text.Split('/');
        private int _read;
        private FaultArguments? _rest;

        /// <summary>Gets a value indicating whether there are arguments.</summary>
        public bool IsEmpty => text.Length == 0;

        /// <summary>Parses a whole number in decimal or, with the prefix 0x, in hexadecimal.</summary>
        /// <param name="index">Index of the argument, counted from 0; slashes separate the arguments.</param>
        /// <param name="most">The largest permitted value.</param>
        /// <exception cref="FormatException">The argument is malformed.</exception>
        public int Number(int index, int most)
        {
            string part = Part(index);
            bool isHex = part.StartsWith("0x", StringComparison.OrdinalIgnoreCase);
            return int.TryParse(
                isHex ? part[2..] : part,
                isHex ? NumberStyles.AllowHexSpecifier : NumberStyles.None,
                CultureInfo.InvariantCulture,
                out int number) && number >= 0 && number <= most
                ? number
                : throw new FormatException($"'{part}' is not a number from 0 to {most} (0x... is hexadecimal)");
        }

        /// <summary>Parses a flash address in hexadecimal.</summary>
        /// <exception cref="FormatException">The argument is malformed.</exception>
        public uint Address()
        {
            string part = Part(0);
            string digits = part.StartsWith("0x", StringComparison.OrdinalIgnoreCase) ? part[2..] : part;
            return uint.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out uint address)
                && address >= FlashMap.Base && address - FlashMap.Base < FlashMap.Size
                ? address
                : throw new FormatException($"'{part}' is not a hexadecimal flash address such as 08005000");
        }

        /// <summary>Parses PATH+OFFSET and the slash-separated arguments after it.</summary>
        /// <param name="packageFolder">The path that replaces <c>{package}</c>.</param>
        /// <returns>The path on the card, the offset, and the remaining arguments, split at slashes.</returns>
        /// <exception cref="FormatException">The argument is malformed.</exception>
        public (string Path, uint Offset, FaultArguments More) Place(string packageFolder)
        {
            int plus = text.LastIndexOf('+');
            if (plus > 0)
            {
                string[] after = text[(plus + 1)..].Split('/', 2);
                if (uint.TryParse(after[0], NumberStyles.None, CultureInfo.InvariantCulture, out uint offset))
                {
                    _read = _parts.Length;
                    _rest = new FaultArguments(after.Length > 1 ? after[1] : string.Empty);
                    return (PathOf(text[..plus], packageFolder), offset, _rest);
                }
            }

            throw new FormatException($"'{text}' is not PATH+OFFSET, such as {Package}/firmware.dfu+25000");
        }

        /// <summary>Rejects arguments that no method has read.</summary>
        /// <exception cref="FormatException">There are more arguments than the fault accepts.</exception>
        public void CheckAllRead()
        {
            if (_read < _parts.Length)
            {
                throw new FormatException($"too many arguments ('/{string.Join('/', _parts[_read..])}')");
            }

            _rest?.CheckAllRead();
        }

        /// <summary>Checks that a file on the card contains a byte at the offset.</summary>
        /// <exception cref="FormatException">The file does not exist, or ends before the offset.</exception>
        public static void CheckByte(VirtualDevice device, string path, uint offset)
        {
            if (device.Card.Peek(path) is not { } file || offset >= file.Length)
            {
                throw new FormatException($"the card has no byte {offset} of {path}");
            }
        }

        private static string PathOf(string path, string packageFolder)
        {
            path = path.StartsWith(Package, StringComparison.Ordinal) ? packageFolder + path[Package.Length..] : path;
            path = path.StartsWith("/ext/", StringComparison.Ordinal) ? path[4..] : path;
            return path.StartsWith('/') ? path : throw new FormatException($"'{path}' must begin with /, /ext/ or {Package}/");
        }

        private string Part(int index)
        {
            _read = Math.Max(_read, index + 1);
            return index < _parts.Length && _parts[index].Length > 0 ? _parts[index] : throw new FormatException("a number is missing");
        }
    }
}
