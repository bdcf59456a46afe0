using FlipperUpdaterNano.Hal;
using FlipperUpdaterNano.Updater.Errors;
using FlipperUpdaterNano.Updater.Flash;
using FlipperUpdaterNano.Updater.Formats;
using FlipperUpdaterNano.Updater.State;

namespace FlipperUpdaterNano.Updater.Plan
{
    /// <summary>
    /// Stage 5 and the radio's part of stage 20: all that can be known of the radio image before the old stack is deleted, and where the
    /// second core's flash will begin. The stock updater checks the image only after the deletion (docs/reference/stock-updater.md 9.7).
    /// </summary>
    internal static class RadioCheck
    {
        private const int AddressFault = 75;

        internal static void Run(PreflightContext context)
        {
            PreparedUpdate update = context.Update;
            update.SecureStart = context.Device.Flash.SecureStart;
            if (context.Manifest.Radio.Length == 0)
            {
                return;
            }

            update.Coprocessor = CoprocessorInfo.Probe(context.Device);
            update.RadioChanges = !update.Coprocessor.Matches(context.Manifest.RadioVersion);
            if (update.Coprocessor.Mode == CoprocessorInfo.None)
            {
                context.Findings.Error(Stage.RadioBusy, 20, "The second core is not ready within 1 s.");
            }

            context.Progress.Report(Stage.RadioCheck, 0);
            ICardFile file = context.Open(context.Manifest.Radio, Stage.RadioCheck, 0);
            if (file == null)
            {
                return;
            }

            try
            {
                if (ReadImage(context, file))
                {
                    CheckImage(context, file);
                }
            }
            catch (CardIoException e)
            {
                context.Findings.Error(Stage.RadioCheck, PreflightContext.Percent(file, 99), e.Message);
            }
            finally
            {
                file.Close();
            }
        }

        // Reads every byte, and keeps what belongs into which page when the manifest's address is one.
        private static bool ReadImage(PreflightContext context, ICardFile file)
        {
            int first = FlashGeometry.PageOf(context.Manifest.RadioAddress);
            int pages = FlashGeometry.PagesFor(file.Length);
            bool fits = first < FlashGeometry.Pages && pages <= FlashGeometry.Pages - first;
            PageMap map = fits ? new PageMap(context.Update.PathOf(context.Manifest.Radio), first, pages) : null;
            uint crc = 0;
            for (int page = first; file.Position < file.Length; page++)
            {
                int offset = (int)file.Position;
                int count = file.Length - file.Position < FlashGeometry.PageSize ? (int)(file.Length - file.Position) : FlashGeometry.PageSize;
                crc = context.ReadBlock(file, count, crc);
                if (fits)
                {
                    context.MapPage(map, page, offset, count);
                }

                context.Progress.Report(Stage.RadioCheck, PreflightContext.Percent(file, 100));
            }

            if (crc != context.Manifest.RadioCrc)
            {
                context.Findings.Error(
                    Stage.RadioCheck,
                    100,
                    MessageFormat.Of("@ is damaged: its CRC32 is $, the manifest says $.", context.Manifest.Radio, (int)crc, (int)context.Manifest.RadioCrc));
                return false;
            }

            context.Update.Radio = context.Update.RadioChanges ? map : null;
            return true;
        }

        private static void CheckImage(PreflightContext context, ICardFile file)
        {
            RadioImage image;
            try
            {
                image = RadioImage.Read(file);
            }
            catch (MalformedException e)
            {
                Error(context, 60, e.Message);
                return;
            }

            context.Update.RadioImage = image;
            CheckVersion(context, image);
            CheckAddress(context, image);
            if (context.Update.RadioChanges)
            {
                CheckDevice(context, image);
                context.Update.SecureStart = image.InstallAddress;
            }
        }

        private static void CheckVersion(PreflightContext context, RadioImage image)
        {
            byte[] wanted = context.Manifest.RadioVersion;
            if (image.Version != RadioImage.VersionWord(wanted))
            {
                Error(context, 65, "The radio image's version is not the manifest's 'Radio version'.");
            }

            if (image.LikelyType != 0 && image.LikelyType != wanted[5])
            {
                Error(
                    context, 67, MessageFormat.Of("The radio image is of type #, the manifest's 'Radio version' says #.", image.LikelyType, wanted[5]));
            }
        }

        private static void CheckAddress(PreflightContext context, RadioImage image)
        {
            uint address = context.Manifest.RadioAddress;
            if (address % FlashGeometry.PageSize != 0)
            {
                Error(context, 70, MessageFormat.Of("The radio address $ is no page's.", (int)address));
            }
            else if (address != image.InstallAddress)
            {
                Error(
                    context, AddressFault, MessageFormat.Of("The radio address is $, right below FUS would be $.", (int)address, (int)image.InstallAddress));
            }
        }

        private static void CheckDevice(PreflightContext context, RadioImage image)
        {
            CoprocessorInfo installed = context.Update.Coprocessor;
            if (image.NeedsFus2 && installed.FusVersion >> 24 < 2)
            {
                Error(context, 80, MessageFormat.Of("The radio image needs FUS 2, the device has #.", (int)(installed.FusVersion >> 24)));
            }

            // Once the old stack is deleted, the pages above are the second core's old ones and free.
            uint start = context.Device.Flash.SecureStart;
            if (installed.HasStack && image.InstallAddress < start)
            {
                context.FirmwareLimit = image.InstallAddress;
            }
        }

        private static void Error(PreflightContext context, int progress, string text)
        {
            context.Findings.Error(Stage.ImageCheck, progress, text);
        }
    }
}
