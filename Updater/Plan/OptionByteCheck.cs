using FlipperUpdaterNano.Hal;
using FlipperUpdaterNano.Updater.Errors;
using FlipperUpdaterNano.Updater.Formats;

namespace FlipperUpdaterNano.Updater.Plan
{
    /// <summary>
    /// The preflight's part of stage 10: checks that the package's option byte data is valid, and that no word differs in bits that are not
    /// correctable. Words 14 and 15, which only FUS writes, are compared with the values that they will have after the radio step.
    /// </summary>
    internal static class OptionByteCheck
    {
        /// <summary>Checks the option byte data of the manifest.</summary>
        /// <returns>The data, or <see langword="null"/> if the package contains no usable data.</returns>
        internal static OptionByteData Run(PreflightContext context, RadioResult radio)
        {
            IOptionBytes device = context.Device.OptionBytes;
            OptionByteData data;
            try
            {
                data = OptionByteData.From(context.Manifest);
            }
            catch (MalformedException e)
            {
                Error(context, OptionByteData.Incomplete, e.Message);
                return null;
            }

            if (data == null)
            {
                return null;
            }

            string fault = data.Fault(device);
            if (fault != null)
            {
                Error(
                    context, data.FaultyWord, MessageFormat.Of("The manifest's option word # cannot be used: @.", fault, data.FaultyWord));
                return null;
            }

            // If the image is not usable, there is nothing to compare; the fault of the image has already been reported.
            RadioImage image = radio.Changes ? radio.Image : null;
            if (!radio.Changes || image != null)
            {
                CheckCorrectable(context, data, image);
            }

            return data;
        }

        private static void CheckCorrectable(PreflightContext context, OptionByteData data, RadioImage image)
        {
            IOptionBytes device = context.Device.OptionBytes;
            int word = data.FindUncorrectable(device, image);
            if (word >= 0)
            {
                uint value = image == null ? device.Read(word) : image.OptionWord(word, device.Read(word));
                Error(
                    context,
                    word,
                    (image == null ? "The device has " : "The radio image makes ")
                    + MessageFormat.Of(
                        "option word # $, the package requires $ and may not correct it.",
                        null,
                        word,
                        (int)(value & data.Mask(word)),
                        (int)data.Reference(word)));
            }
        }

        private static void Error(PreflightContext context, int progress, string text)
        {
            context.Findings.Error(Stage.OptionBytes, progress, text);
        }
    }
}
