using FlipperUpdaterNano.Packaging;
using FlipperUpdaterNano.VirtualFlipper.Flash;

namespace FlipperUpdaterNano.Fupd.Packages
{
    /// <summary>
    /// Checks whether a package's option byte reference matches its radio stack. FUS sets the compared fields when it installs the stack.
    /// With a reference for a different stack, the update would therefore fail after the old stack has been deleted
    /// (docs/reference/hardware.md 9.2).
    /// </summary>
    internal static class OptionReferenceCheck
    {
        private const int WordSize = 4;

        /// <summary>Compares the package's option byte reference with the values that FUS sets for the package's radio image.</summary>
        /// <param name="data">The option bytes of the package.</param>
        /// <param name="radio">The radio image of the package.</param>
        /// <returns>A warning for each field that differs.</returns>
        public static IEnumerable<string> Find(OptionByteData data, byte[] radio)
        {
            if (VirtualFlipper.Radio.RadioImage.FromFile(radio) is not { } image)
            {
                yield break;
            }

            int page = image.InstalledPage;
            (string Field, uint Value)[] expected =
            [
                ("SFSA", (uint)page), ("SBRV", (uint)(page * FlashMap.PageSize / WordSize)), ("SBRSA", (uint)image.Sram2a),
                ("SNBRSA", (uint)image.Sram2b), ("C2OPT", 1),
            ];
            foreach ((string name, uint value) in expected)
            {
                OptionByteField field = OptionByteField.All.First(known => known.Name == name);
                if ((data.CompareMaskOf(field.Word) & field.Mask) != 0
                    && field.Extract(data.ReferenceOf(field.Word)) is var given
                    && given != value)
                {
                    yield return $"option bytes: {name} is 0x{given:X}, but FUS sets 0x{value:X} for the radio stack of the package; "
                        + "the update would stop after the old stack has been deleted";
                }
            }
        }
    }
}
