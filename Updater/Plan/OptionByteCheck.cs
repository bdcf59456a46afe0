using FlipperUpdaterNano.Hal;
using FlipperUpdaterNano.Updater.Errors;
using FlipperUpdaterNano.Updater.Formats;

namespace FlipperUpdaterNano.Updater.Plan
{
    /// <summary>
    /// Stage 10 before anything is changed: the package's data is sane, and no word differs where it may not be corrected. The words of the
    /// second core are judged by what they will be after the radio step.
    /// </summary>
    internal static class OptionByteCheck
    {
        private const int SecureFlashWord = 14;
        private const uint SecureFlashMask = 0xFF;

        /// <summary>Checks the data of the manifest.</summary>
        /// <returns>The data, or <see langword="null"/> when there is none to use.</returns>
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

            int word = data.FindUncorrectable(device, radio.Changes ? SecureFlashWord : OptionByteData.Words);
            if (word >= 0)
            {
                Error(
                    context,
                    word,
                    MessageFormat.Of("Option word # is $ and may not be corrected where it differs.", word, (int)device.Read(word)));
            }

            int page = FlashGeometry.PageOf(radio.SecureStart);
            uint mask = data.Mask(SecureFlashWord) & SecureFlashMask;
            if (radio.Changes && ((uint)page & mask) != (data.Reference(SecureFlashWord) & SecureFlashMask))
            {
                Error(
                    context, SecureFlashWord, MessageFormat.Of(
                        "Option word 14 wants secure page #, the radio image makes it #.",
                        (int)(data.Reference(SecureFlashWord) & SecureFlashMask),
                        page));
            }

            return data;
        }

        private static void Error(PreflightContext context, int progress, string text)
        {
            context.Findings.Error(Stage.OptionBytes, progress, text);
        }
    }
}
