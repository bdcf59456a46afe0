using FlipperUpdaterNano.Hal;
using FlipperUpdaterNano.Updater.Formats;

namespace FlipperUpdaterNano.Updater.Stages
{
    /// <summary>
    /// Composes the manifest of a rollback package. The keys of the manifest are in the order in which the stock updater reads them.
    /// </summary>
    internal static class RollbackManifest
    {
        internal const string Loader = "updater.bin";
        internal const string Stub = "resume.bin";
        internal const string Firmware = "firmware.dfu";
        internal const string Radio = "radio.bin";

        /// <summary>
        /// Returns the manifest's lines after the version and owner lines. The option bytes are recorded with their current values; bits
        /// that an update must not set to these values are omitted.
        /// </summary>
        /// <param name="name">Name of the package.</param>
        /// <param name="running">The running package, whose loader and stub are used.</param>
        /// <param name="radio">The package whose radio image is used, or <see langword="null"/>.</param>
        /// <param name="options">The device's option bytes.</param>
        internal static string Text(string name, UpdateManifest running, UpdateManifest radio, IOptionBytes options)
        {
            string text = MessageFormat.Of("Info: @\nTarget: #\nLoader: " + Loader + "\nLoader CRC:", name, (int)running.Target)
                + Bytes(running.LoaderCrc) + "\nFirmware: " + Firmware;
            if (radio != null)
            {
                byte[] version = radio.RadioVersion;
                text += "\nRadio: " + Radio + "\nRadio address:" + Bytes(radio.RadioAddress)
                    + "\nRadio version:" + Bytes(LittleEndian.ToUInt32(version, 0))
                    + Bytes((uint)LittleEndian.ToUInt16(version, 4)).Substring(0, 6) + "\nRadio CRC:" + Bytes(radio.RadioCrc);
            }

            string mask = string.Empty;
            text += "\nOB reference:";
            for (int word = 0; word < OptionByteData.Words; word++)
            {
                uint value = options.Read(word);
                uint bits = OptionByteData.Restorable(word, value);
                text += Bytes(value & bits) + Bytes(~value & bits);
                mask += Bytes(bits) + Bytes(bits);
            }

            return text + "\nOB mask:" + mask + "\nOB write mask:" + mask + "\nResume: " + Stub + "\nResume CRC:"
                + Bytes(running.ResumeCrc) + "\n";
        }

        // Formats the bytes of a word, least significant byte first, each preceded by a space.
        private static string Bytes(uint value)
        {
            string text = string.Empty;
            string digits = Hex.Text(value);
            for (int i = 6; i >= 0; i -= 2)
            {
                text += " " + digits.Substring(i, 2);
            }

            return text;
        }
    }
}
