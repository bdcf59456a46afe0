using FlipperUpdaterNano.Hal;
using FlipperUpdaterNano.Updater.Errors;
using FlipperUpdaterNano.Updater.Formats;

namespace FlipperUpdaterNano.Updater.Plan
{
    /// <summary>
    /// The preflight's part of stage 18: checks that the splash exists, and that its frames fill the file exactly
    /// (docs/reference/stock-updater.md 7.5).
    /// </summary>
    internal static class SplashCheck
    {
        private const uint Magic = 0x72676468;
        private const int HeaderSize = 8;

        /// <summary>Reads the splash.</summary>
        /// <returns>Size of the splash in bytes; 0 if the package contains no splash.</returns>
        internal static uint Run(PreflightContext context)
        {
            if (context.Manifest.Splashscreen.Length == 0)
            {
                return 0;
            }

            context.Progress.Report(Stage.Splash, 0);
            ICardFile file = context.Open(context.Manifest.Splashscreen, Stage.Splash, ErrorDetails.Splash.CannotOpen);
            if (file == null)
            {
                return 0;
            }

            try
            {
                if (!HasWholeFrames(context, file))
                {
                    context.Findings.Error(Stage.Splash, ErrorDetails.Splash.Corrupted,
                        context.Manifest.Splashscreen + " is not a valid slideshow.");
                }

                return file.Length;
            }
            catch (CardIoException e)
            {
                context.Findings.Error(Stage.Splash, ErrorDetails.Splash.CannotOpen, e.Message);
                return 0;
            }
            finally
            {
                file.Close();
            }
        }

        private static bool HasWholeFrames(PreflightContext context, ICardFile file)
        {
            byte[] buffer = context.Buffer;
            if (file.Length < HeaderSize)
            {
                return false;
            }

            CardReading.ReadExactly(file, buffer, 0, HeaderSize);
            int frames = buffer[7];
            if (LittleEndian.ToUInt32(buffer, 0) != Magic || buffer[4] != 1 || buffer[5] == 0 || buffer[6] == 0 || frames == 0)
            {
                return false;
            }

            for (; frames > 0; frames--)
            {
                if (file.Length - file.Position < 2)
                {
                    return false;
                }

                CardReading.ReadExactly(file, buffer, 0, 2);
                int size = LittleEndian.ToUInt16(buffer, 0);
                if (size == 0 || (uint)size > file.Length - file.Position)
                {
                    return false;
                }

                context.ReadTo(file, file.Position + (uint)size, 0);
            }

            return file.Position == file.Length;
        }
    }
}
